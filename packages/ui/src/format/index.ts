export { formatCredits, pluralCategory, unitFor } from './credits'
export { formatDate, formatDateTime, formatRelative, formatTime } from './date'
export { createFormatter, type Formatter } from './formatter'
export { type Direction, knownLocale, localeDirection } from './locale'
export {
  formatMoney,
  formatNumber,
  formatPercent,
  formatQuantity,
  type MoneyStyle,
  type NumberStyle,
} from './number'
export { type AmountInputFault, type AmountInputResult, parseAmountInput } from './parse-amount-input'
export { walletUnit } from './wallet-unit'
