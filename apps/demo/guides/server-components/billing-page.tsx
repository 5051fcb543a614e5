// #region server-components-page
import { createCreditsClient } from '@creditkit/client'
import { prefetchCredits } from '@creditkit/client/query'
import { CreditBalance, TransactionHistory } from '@creditkit/ui'
import { de } from '@creditkit/ui/locales/de'
import { BillingShell } from './billing-shell'

/** A server component: it asks as the visitor, and the answers go along with the page. */
export async function BillingPage({ visitor }: { visitor: { accountId: string; token: string } }) {
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com',
    getHeaders: () => ({ authorization: `Bearer ${visitor.token}` }),
  })
  const session = { accountId: visitor.accountId }
  const initialData = await prefetchCredits(client, { session, signal: AbortSignal.timeout(500) })
  return (
    <BillingShell
      initialData={initialData}
      locale="de"
      messages={{ ...de, 'creditBalance.title': 'Ihr Guthaben' }}
      session={session}
      timeZone="Europe/Berlin"
    >
      <CreditBalance variant="card" />
      <TransactionHistory />
    </BillingShell>
  )
}
// #endregion
