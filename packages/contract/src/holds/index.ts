export {
  ComplexitySchema,
  DEFAULT_HOLD_SECONDS,
  type Hold,
  HoldCaptureSchema,
  HoldDraftSchema,
  HoldSchema,
  MAX_HOLD_SECONDS,
  type Quote,
  QuoteSchema,
  SpendSchema,
  ToolRunSchema,
} from './hold'
