import { useMessages } from '../../provider/index'
import type { MeterLevel, MeterRowModel, OveragePriceText } from './meter-row.model'
import type { ResetText } from './usage-dashboard.model'

/** Says how a meter stands, in a word or two. */
export function useLevelText(): (row: Pick<MeterRowModel, 'level' | 'over'>) => string {
  const t = useMessages()
  return ({ level, over }) =>
    level === 'over' && over !== null
      ? t('usageDashboard.level.over', { over })
      : t(`usageDashboard.level.${level === 'over' ? 'reached' : level}`)
}

/** Says when meters begin anew; null where that stands elsewhere. */
export function useResetText(): (reset: ResetText | null) => string | null {
  const t = useMessages()
  return (reset) => {
    if (reset === null) return null
    const { date, when } = reset
    return when === null ? t('usageDashboard.resetDue', { date }) : t('usageDashboard.resets', { date, when })
  }
}

/** Says what use past the allowance has come to, what it costs and where it ends: only what the server has said. */
export function useOverageTexts(): (row: MeterRowModel) => readonly string[] {
  const t = useMessages()
  return (row) => {
    const texts = [rest(row), paid(row)]
    if (row.price && row.level !== 'normal') {
      texts.push(price(row.price, row.level))
      if (row.level !== 'close') texts.push(t('usageDashboard.runsOut'))
    }
    return texts.filter((text) => text !== null)
  }

  function rest({ level }: MeterRowModel): string | null {
    return level === 'paid' ? t('usageDashboard.noAllowance') : null
  }

  function paid({ over, paid: soFar, level }: MeterRowModel): string | null {
    if (over === null || soFar === null) return null
    if (soFar.status === 'loading') return level === 'paid' ? null : t('usageDashboard.overLoading', { over })
    if (soFar.status === 'unknown') return t('usageDashboard.overUnknown', { over })
    const { credits } = soFar
    return level === 'paid'
      ? t('usageDashboard.paidSoFar', { credits })
      : t('usageDashboard.overPaid', { over, credits })
  }

  function price({ per, quantity, credits }: OveragePriceText, level: MeterLevel): string {
    const stem = level === 'over' || level === 'paid' ? 'usageDashboard.further' : 'usageDashboard.price'
    return per === 'single' ? t(`${stem}.single`, { credits }) : t(`${stem}.${per}`, { quantity, credits })
  }
}
