export { allocate } from './allocate'
export {
  type Amount,
  AmountSchema,
  absolute,
  add,
  amount,
  compare,
  equals,
  isNegative,
  isPositive,
  isZero,
  min,
  NonZeroAmountSchema,
  negate,
  PositiveAmountSchema,
  subtract,
  sum,
  zero,
} from './amount'
export { type Asset, AssetSchema, assetCode, assetScale, isAsset, MAX_SCALE } from './asset'
export {
  creditsToMoney,
  divide,
  moneyToCredits,
  proportion,
  type Rate,
  RateSchema,
  type Rounding,
} from './convert'
export { type DecimalFault, type DecimalResult, parseDecimal, toDecimal } from './decimal'
