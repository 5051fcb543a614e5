import type { ReactNode } from 'react'
import type { UsageDashboardModel } from './usage-dashboard.model'

/** What the drawing of the dashboard takes. */
export interface UsageDashboardViewProps {
  readonly model: UsageDashboardModel
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Leads to buying credits; without it nothing offers to. */
  readonly onAddCredits: (() => void) | undefined
  readonly placeholders: number
  /** The chart, below the meters. */
  readonly children: ReactNode
}
