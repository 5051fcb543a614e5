import { mockWorld } from '../mock-world'
import { answering, asking, isProblem, reading, type Spoil, withFreshKey, withHeader } from './spoil'

/** A backend that does one thing wrong. */
interface Broken {
  readonly wrong: string
  readonly spoil: Spoil
  /** The operations whose tests are tried. */
  readonly tried: readonly string[]
  /** Tests that have to fail. */
  readonly caughtBy: readonly string[]
  /** Operations of those tried that are none the worse: all of their tests have to pass. */
  readonly unharmed: readonly string[]
}

const { customer, otherCustomer, admin, service } = mockWorld.callers
const tokenOf = (init: RequestInit | undefined) => new Headers(init?.headers).get('authorization')

/** Every way to be wrong that the suite has to notice. */
export const brokenBackends: readonly Broken[] = [
  {
    wrong: 'forgets idempotency keys',
    spoil: asking((path, init) => [path, withFreshKey(init)]),
    tried: ['spend', 'adminSetBranding', 'getBalance'],
    caughtBy: [
      'spend › the same key again is the same answer',
      'spend › idempotency_key_reused',
      'spend › idempotency_in_progress',
      'spend › happens once when its answer is lost and it is sent again',
      'spend › a key is remembered for 24 hours',
      'spend › the same spending many times at once under one key is one',
      'adminSetBranding › the same key again is the same answer',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'takes any request for the one that the key is known from',
    spoil: (good) => {
      const first = new Map<string, RequestInit | undefined>()
      return (path, init) => {
        const key = new Headers(init?.headers).get('idempotency-key')
        if (key === null || !path.endsWith('/spend')) return good(path, init)
        if (!first.has(key)) first.set(key, init)
        return good(path, first.get(key))
      }
    },
    tried: ['spend', 'getBalance'],
    caughtBy: ['spend › idempotency_key_reused'],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'burns a key with a request that is not valid',
    spoil: (good) => {
      const burnt = new Map<string, Response>()
      return async (path, init) => {
        const key = new Headers(init?.headers).get('idempotency-key') ?? ''
        const known = burnt.get(key)
        if (known) return known.clone()
        const response = await good(path, init)
        if (key !== '' && response.status === 400) burnt.set(key, response.clone())
        return response
      }
    },
    tried: ['spend', 'subscribe', 'getBalance'],
    caughtBy: ['spend › validation_failed', 'subscribe › validation_failed'],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'credits twice',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (path.endsWith('/capture') && response.ok) {
        const purchase = await response.clone().json()
        const amount = purchase.credits
        const { id: walletId } = mockWorld.wallet
        const draft = { accountId: customer.accountId, walletId, amount, type: 'bonus', description: 'Again' }
        const headers = { ...service.headers, 'idempotency-key': `again ${purchase.id}` }
        await good('/api/transactions/create', { method: 'POST', headers, body: JSON.stringify(draft) })
      }
      return response
    },
    tried: ['capturePurchase', 'adminRefund', 'getBalance'],
    caughtBy: [
      'capturePurchase › a purchase through paypal credits what it says, once',
      'capturePurchase › many captures at once through stripe credit once',
      'adminRefund › parts come to exactly all of it, in money and in credits, through dodo',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'rounds balances to whole tens',
    spoil: answering(/^\/api\/credits\/balance/, (key, value) =>
      key === 'minor' && typeof value === 'number' ? value - (value % 10) : value,
    ),
    tried: ['getBalance', 'spend', 'quoteTool'],
    caughtBy: [
      'getBalance › what a change answers with is what is read afterwards',
      'spend › takes exactly what it says, from the account that it names',
    ],
    unharmed: ['quoteTool'],
  },
  {
    wrong: 'ignores roles',
    spoil: (good) => async (path, init) => {
      const answers = [await good(path, init)]
      for (const { headers } of [service, admin]) {
        if (answers.at(-1)?.status !== 403) break
        answers.push(await good(path, withHeader(init, 'authorization', headers.authorization ?? null)))
      }
      return answers.at(-1) ?? Response.error()
    },
    tried: ['spend', 'createHold', 'adminListUsers', 'getBalance'],
    caughtBy: [
      'spend › forbidden',
      'adminListUsers › forbidden',
      'createHold › forbidden: a customer names no amount',
      'createHold › forbidden: a customer names nobody else',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'lets anybody in as the customer',
    spoil: asking((path, init) => {
      const isKnown = [customer, otherCustomer, admin, service].some(
        ({ headers }) => headers.authorization === tokenOf(init),
      )
      return [
        path,
        isKnown ? init : withHeader(init, 'authorization', customer.headers.authorization ?? null),
      ]
    }),
    tried: ['getBalance', 'streamEvents', 'quoteTool', 'spend'],
    caughtBy: ['getBalance › unauthenticated', 'spend › unauthenticated', 'streamEvents › unauthenticated'],
    unharmed: [],
  },
  {
    wrong: 'shows a customer what is another one’s',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (response.status !== 404 || tokenOf(init) !== otherCustomer.headers.authorization) return response
      return good(path, withHeader(init, 'authorization', customer.headers.authorization ?? null))
    },
    tried: ['getPurchase', 'getTransaction', 'releaseHold', 'spend'],
    caughtBy: [
      'getPurchase › not_found',
      'getTransaction › not_found',
      'releaseHold › not_found: what is somebody else’s',
    ],
    unharmed: ['spend'],
  },
  {
    wrong: 'answers 200 with a malformed body',
    spoil: answering(/^\/api\/usage/, (key, value) => (key === 'included' ? String(value) : value)),
    tried: ['listUsageMeters', 'recordUsage', 'getConfig'],
    caughtBy: [
      'listUsageMeters › answers as the contract says',
      'recordUsage › answers as the contract says',
    ],
    unharmed: [],
  },
  {
    wrong: 'loses the first row of every further page',
    spoil: answering(/cursor=/, (key, value) =>
      key === 'items' && Array.isArray(value) ? value.slice(1) : value,
    ),
    tried: ['listPurchases', 'listTransactions', 'adminListUsers', 'getBalance'],
    caughtBy: [
      'listPurchases › small pages together are the large one',
      'listTransactions › pages neither repeat nor hide rows while others arrive',
      'adminListUsers › small pages together are the large one',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'counts pages from the newest row, whatever arrives',
    spoil: (good) => async (path, init) => {
      const url = new URL(path, 'http://broken.example')
      if (url.pathname !== '/api/credits/purchases') return good(path, init)
      const limit = Number(url.searchParams.get('limit') ?? 25)
      const offset = Number(url.searchParams.get('cursor') ?? 0)
      const response = await good('/api/credits/purchases?limit=100', init)
      if (!response.ok || !Number.isInteger(limit) || !Number.isInteger(offset)) return response
      const { items }: { items: unknown[] } = await response.json()
      const end = offset + limit
      const body = { items: items.slice(offset, end), nextCursor: end < items.length ? String(end) : null }
      return new Response(JSON.stringify(body), response)
    },
    tried: ['listPurchases', 'listTransactions'],
    caughtBy: ['listPurchases › pages neither repeat nor hide rows while others arrive'],
    unharmed: ['listTransactions'],
  },
  {
    wrong: 'begins the event stream anew, whatever was heard last',
    spoil: asking((path, init) => [path, withHeader(init, 'last-event-id', 'evt_000000000000')]),
    tried: ['streamEvents', 'getBalance'],
    caughtBy: ['streamEvents › goes on after the last event that was heard, without a gap or a repeat'],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'ignores expectedVersion',
    spoil: reading(/adjust$/, (key, value) => (key === 'expectedVersion' ? undefined : value)),
    tried: ['adminAdjust', 'adminSetBranding'],
    caughtBy: [
      'adminAdjust › version_conflict',
      'adminAdjust › of two who have seen the same balance one goes through',
    ],
    unharmed: ['adminSetBranding'],
  },
  {
    wrong: 'shows a wallet that cannot be reached as empty',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (path !== '/api/billing/balance' || !response.ok) return response
      const nothing = { minor: 0, asset: 'VFT/0' }
      const empty = {
        available: nothing,
        held: nothing,
        pending: nothing,
        totalPurchased: nothing,
        totalUsed: nothing,
      }
      const body = JSON.parse(await response.text(), (_, value) =>
        value?.status === 'unavailable'
          ? { ...value, ...empty, status: 'ok', lowBalance: true, version: 0 }
          : value,
      )
      return new Response(JSON.stringify(body), response)
    },
    tried: ['getBalances', 'getBalance'],
    caughtBy: [
      'getBalances › a wallet that cannot be reached is unavailable, never zero, and fails no other',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'does not name the fields at fault',
    spoil: answering(/./, (key, value) => (key === 'path' ? 'body' : value), isProblem),
    tried: ['spend', 'listTransactions', 'getConfig'],
    caughtBy: [
      'spend › validation_failed',
      'spend › not_found',
      'listTransactions › validation_failed',
      'listTransactions › validation_failed: a cursor that no page gave is none',
    ],
    unharmed: ['getConfig'],
  },
  {
    wrong: 'sends problems as plain JSON',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (!isProblem(response)) return response
      const { status } = response
      return new Response(response.body, { status, headers: { 'content-type': 'application/json' } })
    },
    tried: ['getTransaction', 'getConfig'],
    caughtBy: [
      'getTransaction › not_found',
      'getTransaction › unauthenticated',
      'getConfig › unauthenticated',
    ],
    unharmed: [],
  },
  {
    wrong: 'takes a limit of more than a hundred for a hundred',
    spoil: asking((path, init) => [path.replace('limit=101', 'limit=100'), init]),
    tried: ['listPurchases', 'getPurchase'],
    caughtBy: ['listPurchases › validation_failed'],
    unharmed: ['getPurchase'],
  },
  {
    wrong: 'spends more than there is',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (response.status !== 402 || !path.endsWith('/spend')) return response
      const { required } = await response.json()
      const { id: walletId } = mockWorld.wallet
      const draft = {
        accountId: customer.accountId,
        walletId,
        amount: required,
        type: 'promo',
        description: 'A loan',
      }
      const options = withFreshKey(withHeader(init, 'authorization', service.headers.authorization ?? null))
      await good('/api/transactions/create', { ...options, body: JSON.stringify(draft) })
      return good(path, withFreshKey(init))
    },
    tried: ['spend', 'createHold'],
    caughtBy: [
      'spend › insufficient_credits',
      'spend › of many spendings at once exactly those go through that there are credits for',
    ],
    unharmed: ['createHold'],
  },
  {
    wrong: 'believes every webhook',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      return path.startsWith('/api/webhooks/') ? new Response(null, { status: 200 }) : response
    },
    tried: ['receiveStripeWebhook', 'getConfig'],
    caughtBy: [
      'receiveStripeWebhook › validation_failed',
      'receiveStripeWebhook › validation_failed: what was tampered with on the way',
    ],
    unharmed: ['getConfig'],
  },
  {
    wrong: 'exports the first page only',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (!path.includes('.csv') || !response.ok) return response
      const lines = (await response.text()).split('\r\n').slice(0, 26)
      return new Response(lines.map((line) => `${line}\r\n`).join(''), response)
    },
    tried: ['exportTransactions', 'listTransactions'],
    caughtBy: ['exportTransactions › has the lines of the list, all of them, in its order'],
    unharmed: ['listTransactions'],
  },
  {
    wrong: 'exports formulas',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      return path.includes('.csv') && response.ok
        ? new Response((await response.text()).replaceAll(/(^|,|")'/gm, '$1'), response)
        : response
    },
    tried: ['exportTransactions'],
    caughtBy: ['exportTransactions › no cell can start a formula, and none breaks its row'],
    unharmed: [],
  },
]
