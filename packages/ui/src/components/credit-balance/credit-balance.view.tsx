import { SettledAnnouncement } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { BalanceCard } from './balance-card.view'
import { BalanceCompact } from './balance-compact.view'
import { BalanceInline } from './balance-inline.view'
import type { CreditBalanceModel } from './credit-balance.model'

/** What each of the three drawings takes. */
export interface CreditBalanceViewProps {
  readonly model: CreditBalanceModel
  readonly showIcon: boolean
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Leads to buying credits; without it nothing offers to. */
  readonly onAddCredits: (() => void) | undefined
}

const drawings = { card: BalanceCard, compact: BalanceCompact, inline: BalanceInline }

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
  const isShort = model.level === 'low' || model.level === 'zero'
  return t(isShort ? 'creditBalance.announceLow' : 'creditBalance.announce', { credits: model.text })
}
