import { type CreditsClient, createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { transactionsQuery } from '@creditkit/client/query'
import { amount, type Transaction } from '@creditkit/contract'
import { createMockBackend, scenarios } from '@creditkit/mock-server'
import { QueryClient } from '@tanstack/react-query'
import type { HistoryQuestion } from '../history-filter.model'

const PAGE = 100
const MINUTE_MS = 60_000
const kinds = [
  { type: 'usage', description: 'VPS fjord-1, one hour', minor: -36 },
  { type: 'service_purchase', description: 'DNS Basic for marsh.example, renewal', minor: -500 },
  { type: 'usage', description: 'Backups of the zone, stored in two regions', minor: -4 },
  { type: 'promo', description: 'Autumn promotion', minor: 1_000 },
  { type: 'purchase', description: 'Credits bought', minor: 250_000 },
] as const

/** What the rows of a loaded history are about; each has its place in the list behind that. */
export const loadedDescriptions = kinds.map(({ description }) => description)

/** A history of which so many rows are loaded, as somebody has who has scrolled very far. */
export interface LoadedHistory {
  readonly client: CreditsClient
  readonly queryClient: QueryClient
  readonly session: { readonly accountId: string }
  readonly transactions: readonly Transaction[]
}

/** Loads rows without asking for them, so that only the drawing takes time. One page more can be asked for. */
export function createLoadedHistory(rows: number, now = Date.now()): LoadedHistory {
  const mock = createMockBackend({ scenario: scenarios['long-history'] })
  const pageOf = (first: number, count: number) =>
    Array.from({ length: count }, (_, row) => transactionAt(first + row, now))
  const client = createCreditsClient({
    fetch: (input, init) =>
      new URL(String(input), 'http://x').searchParams.has('cursor')
        ? Promise.resolve(Response.json({ items: pageOf(rows, PAGE), nextCursor: null }))
        : mock.fetch(input, init),
    retry: false,
    storage: createMemoryStorage(),
  })
  const pages = Array.from({ length: Math.ceil(rows / PAGE) }, (_, page) => ({
    items: pageOf(page * PAGE, Math.min(PAGE, rows - page * PAGE)),
    nextCursor: `page-${page + 1}`,
    askedAt: now,
  }))
  const queryClient = new QueryClient()
  const session = { accountId: 'acct_ada' }
  const question: HistoryQuestion = { limit: 50 }
  queryClient.setQueryData(transactionsQuery({ client, scope: session }, question).queryKey, {
    pages,
    pageParams: pages.map((_, page) => (page === 0 ? null : `page-${page}`)),
  })
  return { client, queryClient, session, transactions: pages.flatMap(({ items }) => items) }
}

/** The row that so many have come after, ten minutes each. */
function transactionAt(place: number, now: number): Transaction {
  const kind = kinds[place % kinds.length] ?? kinds[0]
  const at = new Date(now - place * 10 * MINUTE_MS).toISOString()
  const after = 5_000_000 - place
  return {
    id: `5935279a-f394-439a-8877-${String(place).padStart(12, '0')}`,
    accountId: 'acct_ada',
    walletId: 'credits',
    amount: amount(kind.minor, 'SKY/2'),
    type: kind.type,
    status: 'completed',
    description: `${kind.description} #${place}`,
    balanceBefore: amount(after - kind.minor, 'SKY/2'),
    balanceAfter: amount(after, 'SKY/2'),
    metadata: {},
    createdAt: at,
    updatedAt: at,
  }
}
