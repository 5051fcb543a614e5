import { createCreditsClient } from '@creditkit/client'
import { CreditBalance, CreditsProvider, PurchaseCredits, TransactionHistory } from '@creditkit/ui'
import { paypal } from '@creditkit/ui/paypal'
import '@creditkit/ui/styles.css'

const client = createCreditsClient({ baseUrl: 'https://api.example.com', credentials: 'include' })

export const Billing = () => (
  <CreditsProvider client={client} payments={[paypal]}>
    <CreditBalance />
    <PurchaseCredits />
    <TransactionHistory />
  </CreditsProvider>
)
