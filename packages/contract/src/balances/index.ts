export { type Balance, BalanceSchema, type Grant, GrantSchema, type KnownBalance } from './balance'
