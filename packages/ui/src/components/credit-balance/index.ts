export { CreditBalance, type CreditBalanceProps } from './credit-balance'
export type { CreditBalanceVariant } from './credit-balance.view'
