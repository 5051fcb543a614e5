import { SettledAnnouncement } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { BalanceCard } from './balance-card.view'
import { BalanceCompact } from './balance-compact.view'
import { BalanceInline } from './balance-inline.view'
import type { CreditBalanceModel } from './credit-balance.model'
import type { CreditBalanceViewProps } from './credit-balance.props'

const drawings = { card: BalanceCard, compact: BalanceCompact, inline: BalanceInline }

const announcements = {
  normal: 'creditBalance.announce',
  low: 'creditBalance.announceLow',
  zero: 'creditBalance.announceZero',
  owed: 'creditBalance.announceOwed',
} as const

/** The name of a drawing. */
export type CreditBalanceVariant = keyof typeof drawings

/** Draws a balance and announces its changes. */
export function CreditBalanceView({
  variant,
  ...props
}: CreditBalanceViewProps & { readonly variant: CreditBalanceVariant }) {
  const Drawing = drawings[variant]
  return (
    <>
      <Drawing {...props} />
      <SettledAnnouncement text={useAnnouncement(props.model)} />
    </>
  )
}

function useAnnouncement(model: CreditBalanceModel): string | null {
  const t = useMessages()
  if (model.status !== 'ready') return null
  return t(announcements[model.level], { credits: model.text })
}
