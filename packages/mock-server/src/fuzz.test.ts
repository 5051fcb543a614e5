import { amount } from '@creditkit/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createMemoryStore,
  createMockBackend,
  extend,
  type MockBackend,
  type Store,
  scenarios,
} from './index'
import { type RandomRequest, randomRequests } from './testing/random-requests'
import { isRecord } from './wire/json'

const REQUESTS_A_WORLD = 50
const WORLDS = 460

/** How long one request may take, in milliseconds, on a machine that is busy with other things. */
const PATIENCE_MS = 30_000
/** Worlds are tried, and simpler ones looked for, for so long. */
const SEARCH_MS = 180_000

/** The hosting company, with a tool to price. */
const world = extend('dual-billing', {
  tools: scenarios['tool-credits'].tools.map((tool) => ({ ...tool, baseCost: amount(100, 'SKY/2') })),
})

/** Rows that a request may leave behind although it was refused or only read: what has been answered, and when somebody else was asked last. */
const BOOKKEEPING = new Set(['answers', 'events', 'external_accounts'])

/** Notes what each commit changed, and whether a balance moved without a transaction beside it. */
function watch(store: Store) {
  const balances = new Map<string, unknown>()
  const silent: string[] = []
  let changed: string[] = []
  store.onCommit((changes) => {
    const hasTransaction = changes.some(({ table }) => table === 'transactions')
    for (const { table, id, row } of changes) {
      changed.push(table)
      if (table !== 'wallet_books' || !row || !('balance' in row) || !isRecord(row.balance)) continue
      const before = balances.get(id)
      balances.set(id, row.balance.minor)
      if (before !== undefined && before !== row.balance.minor && !hasTransaction) silent.push(id)
    }
  })
  return {
    silent,
    take: () => {
      const taken = changed
      changed = []
      return taken
    },
  }
}

/** What operations have made so far, for requests that ask for it again. */
type Made = Map<string, string>

async function send(mock: MockBackend, request: RandomRequest, made: Made): Promise<Response> {
  const { operation, method, headers, body } = request
  const path = request.path.replace(/%7B(\w+)%7D/g, (_, name: string) => made.get(name) ?? 'none')
  const options = { method, headers, ...(body !== null && method !== 'GET' && { body }) }
  const response = await mock.fetch(path, options)
  // The stream of events has no end; its beginning is enough.
  if (response.headers.get('content-type') === 'text/event-stream') await response.body?.cancel()
  else note(made, operation, await response.text())
  return response
}

/** Does it, or fails by the name of what did not end; a signal alone would be trusted to be heeded. */
async function inTime<T>(label: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${label} did not end.`)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function note(made: Made, operation: string, text: string): void {
  const answer: unknown = text.startsWith('{') ? JSON.parse(text) : null
  if (!isRecord(answer)) return
  const thing = [answer, answer.transaction, answer.subscription].find(
    (part) => isRecord(part) && 'id' in part,
  )
  if (isRecord(thing) && typeof thing.id === 'string') made.set(operation, thing.id)
}

it('withstands 20 000 requests of every kind: no error of ours, no hang, no change that is not on record', async () => {
  const reached = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomRequests(), { minLength: 1, maxLength: 2 * REQUESTS_A_WORLD, size: 'max' }),
      async (requests) => {
        const unexpected: unknown[] = []
        const store = createMemoryStore()
        const mock = createMockBackend({
          store,
          scenario: world,
          onUnexpected: (error) => unexpected.push(error),
        })
        await mock.fetch('/api/billing/config')
        const watched = watch(store)
        const made: Made = new Map()
        for (const request of requests) {
          watched.take()
          const { status } = await inTime(request.operation, send(mock, request, made))
          await inTime(`What happens after ${request.operation}`, mock.idle())
          const label = `${request.operation} ${status}`
          reached.set(label, (reached.get(label) ?? 0) + 1)
          expect(unexpected, label).toEqual([])
          expect(status, label).toBeLessThan(500)
          if (status >= 400 || request.method === 'GET')
            expect(
              watched.take().filter((table) => !BOOKKEEPING.has(table)),
              label,
            ).toEqual([])
        }
        expect(watched.silent).toEqual([])
        expect(await mock.ledger.verify()).toEqual([])
      },
    ),
    { numRuns: WORLDS, interruptAfterTimeLimit: SEARCH_MS },
  )
  expect([...reached.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(20_000)
  // Requests that are all refused would prove little: every mutation that needs nothing before it went through at times.
  const through = (operation: string) =>
    [...reached]
      .filter(([label]) => new RegExp(`^${operation} 2`).test(label))
      .reduce((sum, [, count]) => sum + count, 0)
  for (const operation of [
    'createPurchase',
    'spend',
    'createHold',
    'adminAdjust',
    'recordUsage',
    'subscribe',
    'redeemCode',
    'adminAdjustMany',
  ])
    expect(through(operation), operation).toBeGreaterThan(0)
}, 240_000)
