import type { ReactNode } from 'react'
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
  /** Says whether what expires will be used before; drawn only where the breakdown is, so that it asks only then. */
  readonly forecast: ReactNode
}
