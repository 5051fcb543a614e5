export { RedeemCode, type RedeemCodeProps } from './redeem-code'
