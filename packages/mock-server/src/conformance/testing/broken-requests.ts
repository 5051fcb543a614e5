import { mockWorld } from '../mock-world'
import type { Broken } from './broken'
import { asking, reading, withFreshKey, withHeader } from './spoil'

const { customer, otherCustomer, admin, service } = mockWorld.callers
const tokenOf = (init: RequestInit | undefined) => new Headers(init?.headers).get('authorization')

/** Ways to take a request wrongly: its key, its sender, what it asks. */
export const brokenRequests: readonly Broken[] = [
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
]
