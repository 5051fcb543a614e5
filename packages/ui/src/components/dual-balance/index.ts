export { DualBalance, type DualBalanceProps } from './dual-balance'
