export {
  KNOWN_TRANSACTION_TYPES,
  type KnownTransactionType,
  ReferenceSchema,
  type Transaction,
  TransactionDraftSchema,
  TransactionQuerySchema,
  TransactionSchema,
  type TransactionStatus,
  TransactionStatusSchema,
  transactionFilter,
} from './transaction'
