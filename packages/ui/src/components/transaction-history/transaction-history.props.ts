import type { MessageOverrides } from '../../i18n/index'
import type { Appearance } from '../../theme/index'
import type { HistoryFilter } from './history-filter.model'

/** What the history takes; everything may be left out. */
export interface TransactionHistoryProps {
  /** Shows the transactions of this wallet only, without a choice; those of every wallet unless named. */
  readonly walletId?: string | undefined
  /** Rows that are loaded at a time, from 1 to 100; 50 unless named. */
  readonly pageSize?: number | undefined
  /** The filters that count, where the host keeps them; the history keeps them itself unless named. */
  readonly filter?: Partial<HistoryFilter> | undefined
  /** Told the filters when somebody changes them. */
  readonly onFilterChange?: ((filter: HistoryFilter) => void) | undefined
  /**
   * Keeps the filters in the page's address too, so that it can be shared and reloaded: as `tx-type`, `tx-from` and so on,
   * or with another prefix. It replaces the entry of the browser's history and leaves all other parameters as they are.
   */
  readonly syncFilterToUrl?: boolean | { readonly prefix: string } | undefined
  /**
   * How high the rows may become before they scroll by themselves, in pixels or as CSS says it; null leaves the scrolling
   * to the page. Unless named, 640 px and at most 70 % of the window where there is room for a table, and the page where
   * there is not.
   */
  readonly maxHeight?: number | string | null | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}
