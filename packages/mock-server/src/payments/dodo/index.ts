export type { DodoDisputeOutcome } from './disputes'
export { createDodoFake, type DodoCheckoutChoice, type DodoFake, type DodoFakeOptions } from './dodo-fake'
export type { DodoMerchant, DodoOpenPriceProduct } from './merchant'
