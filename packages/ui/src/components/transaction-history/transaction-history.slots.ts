import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the history. */
export interface TransactionHistorySlots {
  transactionHistory: { readonly status: string }
  transactionHistoryAmount: { readonly direction: 'in' | 'out' | 'none'; readonly status: string }
  transactionHistoryClear: ButtonSlot
  transactionHistoryDetails: PlainSlot
  transactionHistoryFilters: PlainSlot
  transactionHistoryMore: ButtonSlot
  transactionHistoryNews: PlainSlot
  transactionHistoryRefresh: ButtonSlot
  transactionHistoryRow: { readonly status: string; readonly open: boolean }
  transactionHistoryTable: PlainSlot
}
