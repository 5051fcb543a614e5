export { readBooks } from './ledger-state'
export { holds, type TransactionRow, transactions, walletBooks } from './tables'
export { type BookKey, lapseDueBooks, readBook, saveChange, withBook } from './with-book'
