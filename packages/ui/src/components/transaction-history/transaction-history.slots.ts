import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the history. */
export interface TransactionHistorySlots {
  transactionHistory: { readonly status: string }
  transactionHistoryAmount: { readonly direction: 'in' | 'out' | 'none'; readonly status: string }
  transactionHistoryChip: PlainSlot
  transactionHistoryClear: ButtonSlot
  transactionHistoryDay: PlainSlot
  transactionHistoryDetails: PlainSlot
  transactionHistoryExport: ButtonSlot
  transactionHistoryExportState: { readonly status: string }
  transactionHistoryFilters: PlainSlot
  transactionHistoryMore: ButtonSlot
  transactionHistoryNews: PlainSlot
  transactionHistoryRefresh: ButtonSlot
  transactionHistoryRow: { readonly status: string; readonly open: boolean }
  transactionHistoryScroller: PlainSlot
  transactionHistoryTable: PlainSlot
}
