export { BillingPage, type BillingPageProps } from './billing-page'
export type { BillingSection } from './billing-page.model'
