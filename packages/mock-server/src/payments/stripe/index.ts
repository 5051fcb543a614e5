export { createStripeFake, type StripeConfig, type StripeFake, type StripeFakeOptions } from './stripe-fake'
