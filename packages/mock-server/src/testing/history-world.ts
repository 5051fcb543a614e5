import { type Amount, amount, type Hold, type Purchase, toDecimal } from '@creditkit/contract'
import { createMemoryStore, createMockBackend, extend, scenarios } from '../index'
import { refundedMoney } from '../service/refunds/paid-back'
import { disputes } from '../service/refunds/refunds.tables'
import { type PurchaseRow, purchases } from '../service/tables'
import { buyersOf } from './buyers'
import type { Step } from './history-steps'
import { givenBackByPayment, takenByPurchase } from './provider-books'

/** A world in which histories are played, with all that judges them. */
export type HistoryWorld = ReturnType<typeof createHistoryWorld>

const returnUrl = 'https://app.example.com/billing'
const sky = (minor: number): Amount => amount(minor, 'SKY/2')

const FAULTS = {
  charge: [
    'POST /v2/checkout/orders/:id/capture',
    'POST /v1/payment_intents',
    'POST /v1/checkout/sessions',
    'POST /checkouts',
  ],
  refund: ['POST /v2/payments/captures/:id/refund', 'POST /v1/refunds', 'POST /refunds'],
  look: [
    'GET /v2/checkout/orders/:id',
    'GET /v1/payment_intents/:id',
    'GET /v1/checkout/sessions/:id',
    'GET /payments/:id',
  ],
} as const

const CREDITED = ['succeeded', 'partially_refunded', 'refunded', 'disputed']

/** A hosting company at its first day: nobody has bought anything, every way to pay is there. */
export function createHistoryWorld() {
  const store = createMemoryStore()
  const unexpected: unknown[] = []
  const mock = createMockBackend({
    store,
    scenario: extend('dual-billing', {
      history: [],
      usage: [],
      subscriptions: [],
      // Seven credits for three cents: no division of it comes out even.
      wallets: scenarios['dual-billing'].wallets.map((wallet) =>
        wallet.id === 'credits'
          ? { ...wallet, rate: { credits: sky(7), money: amount(3, 'USD/2') } }
          : wallet,
      ),
    }),
    onUnexpected: (error) => unexpected.push(error),
  })
  const buyers = buyersOf(mock)
  const holds: string[] = []
  let sent = 0
  let hasLostNews = false

  async function send(
    path: string,
    body: unknown,
    key: string,
    token = 'mock_ada',
  ): Promise<Response | undefined> {
    const headers = { 'idempotency-key': key, authorization: `Bearer ${token}` }
    try {
      return await mock.fetch(path, { method: 'POST', body: JSON.stringify(body), headers })
    } catch (error) {
      // A lost answer is part of the history; anything else is not.
      if (!isLostAnswer(error)) throw error
      return undefined
    }
  }

  const rows = () => store.read((reader) => [...reader.walk(purchases, 'byAccount')])

  async function picked(pick: number, fits: (row: PurchaseRow) => boolean): Promise<PurchaseRow | undefined> {
    const fitting = (await rows()).filter(fits)
    return fitting[pick % Math.max(1, fitting.length)]
  }

  /** Whoever acts at a provider may be refused there; an error of the fake itself is another matter. */
  async function atProvider(act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
    } catch (error) {
      if (error instanceof TypeError && !isLostAnswer(error)) throw error
    }
  }

  /** A webhook that is signed before a jump of time and arrives after it would rightly be refused as stale. */
  async function jump(hours: number): Promise<void> {
    await mock.idle()
    mock.clock.advance({ hours })
    await mock.fetch('/api/credits/balance').catch(lostAnswer)
    await mock.idle()
  }

  async function carryOut(step: Step): Promise<void> {
    switch (step.do) {
      case 'at once':
        await Promise.all(step.steps.map(carryOut))
        return
      case 'buy': {
        const money = amount(step.cents, 'USD/2')
        await send(
          '/api/credits/purchase',
          { walletId: 'credits', provider: step.provider, money, returnUrl },
          `buy-${step.key}`,
        )
        return
      }
      case 'pay': {
        const row = await picked(step.pick, ({ status }) => status === 'requires_action')
        if (row) await atProvider(() => buyers[row.provider].pay(row, step.how))
        return
      }
      case 'settle': {
        const row = await picked(
          step.pick,
          ({ status, paymentId }) => status === 'processing' && paymentId !== undefined,
        )
        if (row) await atProvider(() => buyers[row.provider].settle(row.paymentId ?? ''))
        return
      }
      case 'capture': {
        const row = await picked(step.pick, () => true)
        const path = `/api/credits/purchase/${row?.id}/capture`
        const keys = Array.from(
          { length: step.times },
          (_, index) => `capture-${row?.id}-${step.key + index}`,
        )
        if (row) await Promise.all(keys.map((key) => send(path, {}, key)))
        return
      }
      case 'look': {
        const row = await picked(step.pick, () => true)
        if (row) await mock.fetch(`/api/credits/purchase/${row.id}`).catch(lostAnswer)
        return
      }
      case 'cancel': {
        const row = await picked(step.pick, () => true)
        if (row) await send(`/api/credits/purchase/${row.id}/cancel`, {}, `cancel-${row.id}-${++sent}`)
        return
      }
      case 'refund': {
        const row = await picked(step.pick, ({ paymentId }) => paymentId !== undefined)
        if (!row) return
        const whole = step.cents === 0 ? row.price.minor : step.cents
        if (step.by === 'others')
          return atProvider(() => buyers[row.provider].refund(row.paymentId ?? '', whole))
        const body = { ...(step.cents > 0 && { money: amount(step.cents, 'USD/2') }), reason: 'Because' }
        await send(
          `/api/admin/purchases/${row.id}/refund`,
          body,
          `refund-${row.id}-${step.key}`,
          'mock_grace',
        )
        return
      }
      case 'dispute': {
        const row = await picked(step.pick, ({ paymentId }) => paymentId !== undefined)
        if (row) await atProvider(() => buyers[row.provider].dispute(row.paymentId ?? ''))
        return
      }
      case 'close dispute': {
        const open = await store.read((reader) =>
          [...reader.walk(disputes, 'byPurchase')].filter(({ status }) => status === 'open'),
        )
        const dispute = open[step.pick % Math.max(1, open.length)]
        const [provider, id = ''] = dispute?.id.split(/:(.*)/) ?? []
        const buyer = Object.entries(buyers).find(([name]) => name === provider)?.[1]
        if (buyer) await atProvider(() => buyer.closeDispute(id, step.outcome))
        return
      }
      case 'spend': {
        const body = {
          accountId: 'acct_ada',
          walletId: 'credits',
          amount: sky(step.minor),
          description: 'Spent',
          reference: { type: 'order', id: 'o1' },
        }
        await send('/api/credits/spend', body, `spend-${step.key}`, 'mock_service')
        return
      }
      case 'adjust': {
        const body = {
          userId: 'usr_ada',
          walletId: 'credits',
          amount: sky(step.key % 2 ? step.minor : -step.minor),
          reason: 'Because',
        }
        await send('/api/admin/credits/adjust', body, `adjust-${step.key}`, 'mock_grace')
        return
      }
      case 'set aside': {
        const body = {
          accountId: 'acct_ada',
          walletId: 'credits',
          amount: sky(step.minor),
          description: 'A run',
          expiresInSeconds: 3600 * (1 + step.key * 5),
        }
        const response = await send('/api/credits/holds', body, `hold-${step.key}`, 'mock_service')
        if (response?.status !== 201) return
        const hold: Hold = await response.json()
        holds.push(hold.id)
        return
      }
      case 'take': {
        const id = holds[step.pick % Math.max(1, holds.length)]
        if (id !== undefined)
          await send(
            `/api/credits/holds/${id}/capture`,
            { amount: sky(step.minor) },
            `take-${step.key}`,
            'mock_service',
          )
        return
      }
      case 'let go': {
        const id = holds[step.pick % Math.max(1, holds.length)]
        if (id !== undefined)
          await send(`/api/credits/holds/${id}/release`, {}, `release-${id}`, 'mock_service')
        return
      }
      case 'use':
        await send(
          '/api/usage',
          { accountId: 'acct_ada', meterId: 'api-calls', quantity: step.calls },
          `use-${step.key}`,
          'mock_service',
        )
        return
      case 'subscribe':
        await send('/api/plans/dns-basic/subscribe', { autoRenew: true }, `subscribe-${step.key}`)
        return
      case 'redeem':
        await send('/api/credits/redeem', { code: 'WELCOME10' }, `redeem-${step.key}`)
        return
      case 'wait':
        return jump(step.hours)
      case 'hold back':
        return mock.webhooks.hold()
      case 'release':
        return mock.webhooks.release()
      case 'drop':
        if (mock.webhooks.drop() > 0) hasLostNews = true
        return
      case 'deliver':
        await mock.webhooks.deliver(step)
        return
      case 'lose':
        for (const match of FAULTS[step.what])
          mock.providers.fail({
            match,
            when: step.when,
            times: step.times,
            ...(step.when === 'before' && { status: 503 }),
          })
        return
      case 'lose answer':
        return mock.fail('*', { when: 'after', times: step.times })
      case 'heal':
        return heal()
    }
  }

  function heal(): void {
    const { paypal, stripe, dodo } = mock.providers
    for (const fake of [paypal, stripe, dodo]) fake.reset()
  }

  return {
    carryOut,

    /** Whatever is wrong with the books now, ours or against the providers' own; nothing is health. */
    async violations(): Promise<readonly string[]> {
      const invariants = (await mock.ledger.verify()).map(
        ({ invariant, where, message }) => `${invariant} ${where}: ${message}`,
      )
      const credited = (await rows()).filter(({ status }) => CREDITED.includes(status))
      const taken = await store.read(takenByPurchase)
      const unpaid = credited
        .filter(({ id, price }) => !(taken.get(id) ?? []).includes(toDecimal(price)))
        .map(({ id }) => `The purchase ${id} is credited, and its provider has not taken the money.`)
      return [...invariants, ...unpaid, ...unexpected.map(String)]
    },

    /** Lets every webhook arrive and every fault end, asks for each purchase once more, and tells what we and the providers do not agree on. */
    async discrepancies(): Promise<readonly string[]> {
      heal()
      mock.fail('*', { times: 0 })
      await mock.webhooks.release()
      for (let round = 0; round < 12 && (round < 2 || mock.webhooks.waiting.length > 0); round += 1) {
        await jump(4)
      }
      for (const { id } of await rows()) {
        await mock.fetch(`/api/credits/purchase/${id}`).catch(lostAnswer)
      }
      const { taken, givenBack, ours } = await store.read((reader) => ({
        taken: takenByPurchase(reader),
        givenBack: givenBackByPayment(reader),
        ours: [...reader.walk(purchases, 'byAccount')].map((row) => ({
          row,
          refunded: refundedMoney(reader, row),
        })),
      }))
      const inVain = ours
        .filter(({ row }) => taken.has(row.id) && !CREDITED.includes(row.status))
        .map(({ row }) => `${row.provider} has taken the money for ${row.id}, which is ${row.status}.`)
      // Of money that others gave back only a webhook tells, and of what is under way none does.
      const unknown = ours
        .filter(({ row, refunded: { minor } }) => {
          const { done, underWay } = givenBack.get(row.paymentId ?? '') ?? { done: 0, underWay: 0 }
          return !hasLostNews && (minor < done || minor > done + underWay)
        })
        .map(
          ({ row, refunded }) =>
            `${row.provider} has given other money back for ${row.id} than ${refunded.minor}.`,
        )
      const lastAnswers = new Map(
        mock.webhooks.deliveries.map(({ id, type, status }) => [`${type} ${id}`, status]),
      )
      const refused = [...lastAnswers]
        .filter(([, status]) => !hasLostNews && status >= 400)
        .map(([event, status]) => `The webhook ${event} is answered ${status} to the end.`)
      return [...inVain, ...unknown, ...refused]
    },

    /** Everything there is, as text: the store, and every webhook as it went over the wire. */
    async bytes(): Promise<string> {
      return JSON.stringify([await mock.snapshot(), mock.webhooks.deliveries])
    },

    /** The states in which the purchases have ended up. */
    ends: async (): Promise<readonly Purchase['status'][]> => (await rows()).map(({ status }) => status),
  }
}

function isLostAnswer(error: unknown): boolean {
  return error instanceof TypeError && /fetch/i.test(error.message)
}

function lostAnswer(error: unknown): void {
  if (!isLostAnswer(error)) throw error
}
