export { TransactionHistory, type TransactionHistoryProps } from './transaction-history'
