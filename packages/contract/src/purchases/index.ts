export {
  type NextAction,
  NextActionSchema,
  type Purchase,
  type PurchaseDraft,
  PurchaseDraftSchema,
  PurchaseFailureSchema,
  PurchaseSchema,
  type PurchaseStatus,
  PurchaseStatusSchema,
  type Receipt,
  ReceiptSchema,
} from './purchase'
