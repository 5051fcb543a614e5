// @vitest-environment node
import { createCreditsClient, toDecimal } from '@creditkit/client'
import { type InitialData, prefetchCredits, transactionsQuery } from '@creditkit/client/query'
import {
  CreditsClientProvider,
  type Session,
  useCreditBalance,
  useRetryFailed,
  useSuspenseCreditBalance,
} from '@creditkit/client/react'
import { createMockBackend } from '@creditkit/mock-server'
import { Component, type ReactNode, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'skypanel-credits' })
const ada = { accountId: 'acct_ada', userId: 'usr_ada' }
const ben = { accountId: 'acct_ben', userId: 'usr_ben' }
const asked: string[] = []
const fetch: typeof globalThis.fetch = (input, init) => {
  asked.push(String(input))
  return mock.fetch(input, init)
}
const browserClient = createCreditsClient({ fetch: async (url, init) => fetch(url, init) })

// #region prefetch
/** On the server, for each request: a client that asks as the visitor. */
async function loadBilling(visitor: { accountId: string; userId: string; token: string }) {
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com',
    getHeaders: () => ({ authorization: `Bearer ${visitor.token}` }),
    fetch,
  })
  return prefetchCredits(client, {
    session: { accountId: visitor.accountId, userId: visitor.userId }, // as the provider is told
    queries: (source) => [transactionsQuery(source)],
    signal: AbortSignal.timeout(500), // what has not come by then is left to the browser
  })
}
// #endregion

// #region initial
function Billing({ session, initialData }: { session: Session; initialData: InitialData | null }) {
  return (
    <CreditsClientProvider client={browserClient} session={session} initialData={initialData}>
      <Balance />
    </CreditsClientProvider>
  )
}
// #endregion

function Balance() {
  const { data, isPending } = useCreditBalance()
  if (isPending || !data?.lastKnown) return <p>Loading…</p>
  return <p>{toDecimal(data.lastKnown.available)}</p>
}

it('the first HTML has the balance, of the account that it was loaded for and of no other', async () => {
  const initialData = await loadBilling({ ...ada, token: 'mock_ada' })
  asked.length = 0
  expect(renderToString(<Billing session={ada} initialData={initialData} />)).toMatch(/<p>\d+\.\d\d<\/p>/)
  expect(renderToString(<Billing session={ben} initialData={initialData} />)).toContain('Loading')
  expect(asked).toEqual([])

  // #region embed
  const html = `<script type="application/json" id="billing">${JSON.stringify(initialData).replaceAll(
    '<',
    '\\u003c',
  )}</script>`
  // #endregion
  expect(html).toContain('acct_ada')
})

class ErrorBoundary extends Component<{ onReset: () => void; children: ReactNode }> {
  override render() {
    return this.props.children
  }
}

// #region suspense
function SuspendedBalance() {
  const { data, isStale } = useSuspenseCreditBalance() // data is there, or this is not drawn
  if (!data?.lastKnown) return <p>There is no wallet, or it cannot be reached.</p>
  return <p data-stale={isStale}>{toDecimal(data.lastKnown.available)}</p>
}

function Card() {
  const retryFailed = useRetryFailed()
  return (
    <ErrorBoundary onReset={retryFailed}>
      <Suspense fallback={<p>Loading…</p>}>
        <SuspendedBalance />
      </Suspense>
    </ErrorBoundary>
  )
}
// #endregion

it('under suspense a component is drawn when its data is there', async () => {
  const initialData = await loadBilling({ ...ada, token: 'mock_ada' })
  const page = (data: InitialData | null) => (
    <CreditsClientProvider client={browserClient} session={ada} initialData={data}>
      <Card />
    </CreditsClientProvider>
  )
  expect(renderToString(page(initialData))).toMatch(/<p data-stale="false">\d+\.\d\d<\/p>/)
  expect(renderToString(page(null))).toContain('Loading…')
})
