import { BillingPage } from '@creditkit/ui'

/** All of it in one import; the tab and an open purchase stand in the address. */
export function AccountPage() {
  return <BillingPage />
}
