export {
  UsageHistoryQuerySchema,
  type UsageMeter,
  UsageMeterSchema,
  type UsagePoint,
  UsagePointSchema,
  UsageRecordSchema,
} from './usage'
