import {
  type Amount,
  amount,
  type Balance,
  type Page,
  type Purchase,
  type Transaction,
} from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore, createMockBackend, type MockBackend, type Store } from '../../index'
import { captures } from '../../payments/paypal/tables'
import { openApi } from '../testing/api'

const GIVE = 'POST /selfService/credit/byUserExtRelationId/:extRelationId'
const REPORT = 'GET /selfService/report/byUserExtRelationId/:extRelationId'
const CANCEL = 'DELETE /selfService/credit/:creditId'
const ADA = 'acct_ada'
/** What the scenario's past leaves Ada with. */
const PAST = 5000 - 1240 - 880 - 36

const tokens = (units: number) => amount(units, 'VFT/0')
const usd = (minor: number) => amount(minor, 'USD/2')
const known = (text: Balance): { available: Amount; pending: Amount } => {
  if (text.status !== 'ok') throw new Error('unavailable')
  return text
}

let crashesIn: number
let store: Store
let mock: MockBackend
let api: ReturnType<typeof openApi>
let unexpected: unknown[]

beforeEach(() => {
  const inner = createMemoryStore()
  crashesIn = 0
  unexpected = []
  store = {
    ...inner,
    transaction: (fn) =>
      inner.transaction((tx) => {
        const result = fn(tx)
        if (crashesIn > 0) {
          crashesIn -= 1
          if (crashesIn === 0) throw new Error('crash')
        }
        return result
      }),
  }
  mock = createMockBackend({ store, onUnexpected: (error) => unexpected.push(error) })
  api = openApi(mock)
})

const virtfusion = () => mock.providers.virtfusion
const balance = () => api.get<Balance>('/api/credits/balance?walletId=virtfusion')
const available = async () => known(await balance()).available.minor
const see = (purchase: Purchase) => api.get<Purchase>(`/api/credits/purchase/${purchase.id}`)
const capture = (purchase: Purchase) => api.done<Purchase>(`/api/credits/purchase/${purchase.id}/capture`, {})
const history = async () =>
  (await api.get<Page<Transaction>>('/api/credits/transactions?walletId=virtfusion&limit=100')).items

async function approved(cents = 2500): Promise<Purchase> {
  const draft = { walletId: 'virtfusion', provider: 'paypal', money: usd(cents) }
  const purchase = await api.done<Purchase>('/api/credits/purchase', draft)
  if (purchase.nextAction?.type !== 'paypal_order') throw new Error('no order')
  await mock.providers.paypal.approve(purchase.nextAction.orderId)
  return purchase
}
const bought = async (cents = 2500) => capture(await approved(cents))

const staff = { token: 'mock_grace' }
const adjust = (units: number, key?: string) =>
  api.send(
    '/api/admin/credits/adjust',
    { userId: 'usr_ada', walletId: 'virtfusion', amount: tokens(units), reason: 'Because' },
    { ...staff, ...(key !== undefined && { key }) },
  )
const refund = (purchase: Purchase, cents?: number, key?: string) =>
  api.send(
    `/api/admin/purchases/${purchase.id}/refund`,
    { reason: 'Asked for', ...(cents !== undefined && { money: usd(cents) }) },
    { ...staff, ...(key !== undefined && { key }) },
  )

/** Both sides say the same, and it is this. */
async function expectBoth(units: number) {
  expect(await available()).toBe(units)
  expect(await virtfusion().tokens(ADA)).toBe(units)
  expect(await mock.ledger.verify()).toEqual([])
}

describe('the scenario’s past', () => {
  it('is there on both sides, line by line', async () => {
    await expectBoth(PAST)
    expect((await history()).map(({ externalId }) => externalId)).toEqual(['3', '2', '1', '1'])
    mock.clock.advance({ hours: 1 })
    await expectBoth(PAST)
    expect(await history()).toHaveLength(4)
  })
})

describe('buying tokens', () => {
  it('succeeds in one go, once VirtFusion has them, and carries its name for them', async () => {
    const purchase = await bought()
    expect(purchase).toMatchObject({ status: 'succeeded', credits: tokens(2500) })
    const [line] = await history()
    const entry = (await virtfusion().entries(ADA)).at(-1)
    expect(line).toMatchObject({ id: purchase.transactionId, type: 'purchase', externalId: entry?.id })
    await expectBoth(PAST + 2500)
  })

  it('makes somebody new a user there', async () => {
    mock.as('usr_ben')
    const draft = { walletId: 'virtfusion', provider: 'paypal', money: usd(500) }
    const ben = { token: 'mock_ben' }
    const purchase = await api.done<Purchase>('/api/credits/purchase', draft, ben)
    if (purchase.nextAction?.type !== 'paypal_order') throw new Error('no order')
    await mock.providers.paypal.approve(purchase.nextAction.orderId)
    await api.done(`/api/credits/purchase/${purchase.id}/capture`, {}, ben)
    expect(await virtfusion().tokens('acct_ben')).toBe(500)
  })

  it('stays processing through an outage, shown as pending, and succeeds by itself afterwards', async () => {
    const purchase = await approved()
    await virtfusion().outage()
    expect(await capture(purchase)).toMatchObject({ status: 'processing' })
    expect(await see(purchase)).toMatchObject({ status: 'processing' })
    expect(await capture(purchase)).toMatchObject({ status: 'processing' })
    expect(await balance()).toMatchObject({ status: 'unavailable' })

    await virtfusion().outage(false)
    mock.clock.advance({ minutes: 1 })
    const { items } = await api.get<Page<Purchase>>('/api/credits/purchases')
    expect(items[0]).toMatchObject({ id: purchase.id, status: 'succeeded' })
    await expectBoth(PAST + 2500)
  })

  it('shows as pending what is paid and not there yet', async () => {
    const purchase = await approved()
    virtfusion().fail({ match: GIVE, when: 'before' })
    expect(await capture(purchase)).toMatchObject({ status: 'processing' })
    expect(known(await balance())).toMatchObject({ available: tokens(PAST), pending: tokens(2500) })
    virtfusion().reset()
    expect(await see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(known(await balance())).toMatchObject({ pending: tokens(0) })
    await expectBoth(PAST + 2500)
  })

  it('gives the tokens once when the answer is lost, however often it is looked at', async () => {
    const purchase = await approved()
    virtfusion().fail({ match: GIVE, when: 'after', times: 1 })
    expect(await capture(purchase)).toMatchObject({ status: 'processing' })
    await Promise.all([see(purchase), capture(purchase), see(purchase)])
    expect(await see(purchase)).toMatchObject({ status: 'succeeded' })
    await expectBoth(PAST + 2500)
    expect(await virtfusion().entries(ADA)).toHaveLength(2)
  })

  it('gives the tokens once through a crash at any moment', async () => {
    let expected = PAST
    for (let moment = 1; moment <= 6; moment += 1) {
      const purchase = await approved()
      crashesIn = moment
      await api.send(`/api/credits/purchase/${purchase.id}/capture`, {})
      crashesIn = 0
      await capture(purchase)
      expected += 2500
      expect(await see(purchase), `a crash in transaction ${moment}`).toMatchObject({ status: 'succeeded' })
      await expectBoth(expected)
    }
    expect(unexpected).not.toEqual([])
  })

  it('cancels what it finds there twice', async () => {
    const purchase = await bought()
    const [, entry] = await virtfusion().entries(ADA)
    // The first attempt of an answer that was lost arrives after all.
    const late = new Request(
      'https://cp.nordlys.example/api/v1/selfService/credit/byUserExtRelationId/acct_ada?relStr=true',
      {
        method: 'POST',
        headers: { authorization: `Bearer ${mock.providers.secrets.virtfusion.apiToken}` },
        body: JSON.stringify({ tokens: 2500, reference_2: entry?.reference }),
      },
    )
    expect((await mock.fetch(late)).status).toBe(201)
    mock.clock.advance({ minutes: 1 })
    await expectBoth(PAST + 2500)
    expect(await virtfusion().entries(ADA)).toHaveLength(2)
    expect(await see(purchase)).toMatchObject({ status: 'succeeded' })
  })

  it('does not lose a refund or a dispute that is heard of while the tokens are on their way', async () => {
    const purchase = await approved()
    virtfusion().fail({ match: GIVE, when: 'before' })
    expect(await capture(purchase)).toMatchObject({ status: 'processing' })
    const { items } = await api.get<Page<Purchase>>('/api/credits/purchases')
    expect(items[0]).toMatchObject({ status: 'processing' })
    const [payment] = await store.read((reader) => [...reader.walk(captures, 'order')])
    await mock.providers.paypal.dispute(payment?.id ?? '')
    await mock.idle()
    virtfusion().reset()
    expect(await see(purchase)).toMatchObject({ status: 'disputed' })
    mock.clock.advance({ minutes: 1 })
    await expectBoth(PAST)
  })

  it('cannot begin while VirtFusion does not answer', async () => {
    await virtfusion().outage()
    const draft = { walletId: 'virtfusion', provider: 'paypal', money: usd(500) }
    expect(await api.refused('/api/credits/purchase', draft)).toMatchObject({ code: 'wallet_unavailable' })
  })

  it('tells the staff, once, when VirtFusion refuses the tokens', async () => {
    const purchase = await approved()
    virtfusion().fail({ match: GIVE, when: 'before', status: 422, body: { errors: ['No such plan.'] } })
    for (let time = 0; time < 3; time += 1) await capture(purchase)
    const { items } = await api.get<Page<{ action: string; reason: string }>>(
      '/api/admin/audit',
      'mock_grace',
    )
    expect(items.filter(({ action }) => action === 'wallet.refused')).toMatchObject([
      { reason: 'VirtFusion refuses with 422: No such plan.' },
    ])
    virtfusion().reset()
    expect(await see(purchase)).toMatchObject({ status: 'succeeded' })
  })
})

describe('what servers use up', () => {
  it('is in the history, once, under VirtFusion’s name for it', async () => {
    await balance()
    const usageId = await virtfusion().use(ADA, 44, 'VPS fjord-1, 4 hours')
    expect(await available()).toBe(PAST)
    mock.clock.advance({ minutes: 1 })
    await expectBoth(PAST - 44)
    for (let time = 0; time < 3; time += 1) {
      mock.clock.advance({ minutes: 1 })
      await Promise.all([balance(), balance(), api.get('/api/billing/balance')])
    }
    const lines = (await history()).filter(({ description }) => description === 'VPS fjord-1, 4 hours')
    expect(lines).toMatchObject([{ type: 'usage', amount: tokens(-44), externalId: usageId }])
    await expectBoth(PAST - 44)
  })

  it('is taken in by itself, without a balance being read', async () => {
    await mock.idle()
    await virtfusion().use(ADA, 6, 'VPS fjord-1, 1 hour')
    mock.clock.advance({ minutes: 1 })
    expect((await history())[0]).toMatchObject({ amount: tokens(-6) })
  })

  it('becomes a debt where nothing is left, and the next purchase pays it', async () => {
    await virtfusion().use(ADA, PAST + 300, 'VPS fjord-1, runaway')
    await expectBoth(-300)
    await bought()
    await expectBoth(2200)
  })

  it('is asked for once a minute, and at once after an outage', async () => {
    let asked = 0
    const { fetch } = virtfusion()
    const counting: typeof fetch = (request) => {
      asked += 1
      return fetch(request)
    }
    Object.assign(virtfusion(), { fetch: counting })
    for (let time = 0; time < 3; time += 1) await balance()
    expect(asked).toBe(1)
    mock.clock.advance({ minutes: 1 })
    await balance()
    expect(asked).toBe(2)
    await virtfusion().outage()
    mock.clock.advance({ minutes: 1 })
    expect(await balance()).toMatchObject({ status: 'unavailable' })
    await virtfusion().outage(false)
    expect(await balance()).toMatchObject({ status: 'ok' })
  })
})

describe('an outage', () => {
  it('makes the balance unavailable, for staff as well, and no other one', async () => {
    await virtfusion().outage()
    const own = await api.get<{ balances: Balance[] }>('/api/billing/balance')
    expect(own.balances.map(({ status }) => status)).toEqual(['ok', 'unavailable'])
    const seen = await api.get<{ balances: Balance[] }>('/api/admin/users/usr_ada/credits', 'mock_grace')
    expect(seen.balances.map(({ status }) => status)).toEqual(['ok', 'unavailable'])
  })

  it('is what a wallet that is set unreachable has, and what the scenario begins with', async () => {
    await mock.setReachable('virtfusion', false)
    expect(await balance()).toMatchObject({ status: 'unavailable' })
    await expect(
      virtfusion().fetch(new Request('https://cp.nordlys.example/api/v1/connect')),
    ).resolves.toMatchObject({
      status: 503,
    })
    await mock.setReachable('virtfusion', true)
    await expectBoth(PAST)
    await mock.reset('wallet-outage')
    expect(await balance()).toMatchObject({ status: 'unavailable' })
    await mock.setReachable('virtfusion', true)
    await expectBoth(PAST)
  })

  it('of a slow answer only makes its own wallet slow', async () => {
    virtfusion().fail({ match: REPORT, delayMs: 120 })
    const start = performance.now()
    await api.get('/api/credits/balance?walletId=credits')
    const other = performance.now() - start
    await balance()
    expect(performance.now() - start - other).toBeGreaterThanOrEqual(115)
    expect(other).toBeLessThan(115)
  })
})

describe('refunds', () => {
  it('cut the purchase’s own entry, as one that is cancelled and one of the rest', async () => {
    const purchase = await bought()
    expect((await refund(purchase, 1000)).status).toBe(200)
    expect((await virtfusion().entries(ADA)).map(({ tokens: left }) => left)).toEqual([5000, 1500])
    await expectBoth(PAST + 1500)
    expect((await refund(purchase)).status).toBe(200)
    expect((await virtfusion().entries(ADA)).map(({ tokens: left }) => left)).toEqual([5000])
    await expectBoth(PAST)
  })

  it('are refused once servers have used the tokens, of this very moment too', async () => {
    const purchase = await bought()
    await virtfusion().use(ADA, PAST + 1, 'VPS fjord-1')
    const response = await refund(purchase)
    expect(await response.json()).toMatchObject({ code: 'insufficient_credits', available: tokens(2499) })
    expect(await see(purchase)).toMatchObject({ status: 'succeeded' })
    await expectBoth(2499)
  })

  it('give the money back only once the tokens are gone, and lose none of the rest on the way', async () => {
    const purchase = await bought()
    for (const fault of [
      { match: CANCEL, when: 'before' as const },
      { match: CANCEL, when: 'after' as const },
      { match: GIVE, when: 'before' as const },
      { match: GIVE, when: 'after' as const },
    ]) {
      virtfusion().fail({ ...fault, times: 1 })
      const key = `refund ${fault.match} ${fault.when}`
      expect((await refund(purchase, 100, key)).status, key).toBe(503)
      expect((await refund(purchase, 100, key)).status, key).toBe(200)
    }
    expect(await see(purchase)).toMatchObject({ status: 'partially_refunded', refunded: usd(400) })
    await expectBoth(PAST + 2100)
    expect((await virtfusion().entries(ADA)).map(({ tokens: left }) => left)).toEqual([5000, 2100])
  })

  it('that the provider refuses bring the tokens back', async () => {
    const purchase = await bought()
    mock.providers.paypal.fail({
      match: 'POST /v2/payments/captures/:id/refund',
      when: 'before',
      status: 422,
      times: 1,
    })
    expect((await refund(purchase)).status).toBe(409)
    await mock.idle()
    mock.clock.advance({ minutes: 1 })
    await expectBoth(PAST + 2500)
  })

  it('resume after a crash at any moment', async () => {
    let expected = PAST
    for (let moment = 1; moment <= 9; moment += 1) {
      const purchase = await bought()
      crashesIn = moment
      await refund(purchase, 1000, `refund-${moment}`)
      crashesIn = 0
      expect((await refund(purchase, 1000, `refund-${moment}`)).status, `transaction ${moment}`).toBe(200)
      expected += 1500
      await expectBoth(expected)
    }
  })
})

describe('adjusting by hand', () => {
  it('adds an entry, and its line carries VirtFusion’s name for it', async () => {
    expect((await adjust(300)).status).toBe(201)
    const entry = (await virtfusion().entries(ADA)).at(-1)
    expect(entry).toMatchObject({ tokens: 300 })
    expect((await history())[0]).toMatchObject({ type: 'admin_add', externalId: entry?.id })
    await expectBoth(PAST + 300)
  })

  it('removes from the latest entries first, and gives the rest of the last one back', async () => {
    await adjust(300)
    expect((await adjust(-1000)).status).toBe(201)
    expect((await virtfusion().entries(ADA)).map(({ tokens: left }) => left)).toEqual([4300])
    await expectBoth(PAST - 700)
  })

  it('never takes what servers have used, and burns no key by trying', async () => {
    await virtfusion().use(ADA, PAST - 10, 'VPS fjord-1')
    expect((await adjust(-11)).status).toBe(402)
    const wrong = { userId: 'usr_ada', walletId: 'virtfusion', amount: amount(5, 'SKY/2'), reason: 'Because' }
    const key = 'adjust once'
    expect((await api.send('/api/admin/credits/adjust', wrong, { ...staff, key })).status).toBe(400)
    expect((await adjust(-10, key)).status).toBe(201)
    await expectBoth(0)
  })

  it('waits for nobody: what does not get through follows', async () => {
    virtfusion().fail({ match: GIVE, when: 'before', times: 1 })
    expect((await adjust(300)).status).toBe(201)
    expect(await virtfusion().tokens(ADA)).toBe(PAST)
    mock.clock.advance({ minutes: 1 })
    await expectBoth(PAST + 300)
    await virtfusion().outage()
    expect((await adjust(300)).status).toBe(503)
    await virtfusion().outage(false)
    await expectBoth(PAST + 300)
  })
})

describe('other hands at VirtFusion', () => {
  it('give and take, and our history says so', async () => {
    const headers = { authorization: `Bearer ${mock.providers.secrets.virtfusion.apiToken}` }
    const base = 'https://cp.nordlys.example/api/v1/selfService/credit'
    await mock.fetch(`${base}/byUserExtRelationId/acct_ada?relStr=true`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ tokens: 70, reference_2: 'Goodwill' }),
    })
    await expectBoth(PAST + 70)
    expect((await history())[0]).toMatchObject({ type: 'transfer', amount: tokens(70), externalId: '2' })
    await mock.fetch(`${base}/2`, { method: 'DELETE', headers })
    mock.clock.advance({ minutes: 1 })
    await expectBoth(PAST)
    expect((await history())[0]).toMatchObject({ type: 'transfer', amount: tokens(-70), externalId: '2' })
  })
})

describe('spending in the token wallet', () => {
  it('is VirtFusion’s alone: the API names the wallet that it can spend from', async () => {
    const spend = {
      accountId: ADA,
      walletId: 'virtfusion',
      amount: tokens(5),
      description: 'A job',
      reference: { type: 'job', id: '1' },
    }
    const problem = await api.refused('/api/credits/spend', spend, { token: 'mock_service' })
    expect(problem).toMatchObject({
      code: 'validation_failed',
      errors: [
        { path: 'walletId', code: 'held_elsewhere', message: expect.stringContaining('Spend from credits.') },
      ],
    })
    const hold = { accountId: ADA, walletId: 'virtfusion', amount: tokens(5), description: 'A job' }
    expect(await api.refused('/api/credits/holds', hold, { token: 'mock_service' })).toMatchObject({
      errors: [{ path: 'walletId', code: 'held_elsewhere' }],
    })
  })
})
