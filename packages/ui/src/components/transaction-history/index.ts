export type { HistoryFilter as TransactionHistoryFilter } from './history-filter.model'
export { TransactionHistory } from './transaction-history'
export type { TransactionHistoryProps } from './transaction-history.props'
