import type { Purchase } from '@creditkit/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import { broken, json, problem } from '../http/scripted-fetch'
import { createMemoryStorage } from '../http/storage'
import type { PurchaseFlow } from './purchase-flow'
import { readPurchaseReturn } from './purchase-return'
import { followPurchaseReturn, type PurchaseReturnOptions } from './purchase-return-follow'
import { sampleDraft, samplePurchase } from './purchase-samples'
import { scriptPurchases } from './scripted-purchases'

const ORDER = '5O190127TN364715T'
const order = (status: Purchase['status'] = 'requires_action', at = 0, more: Partial<Purchase> = {}) =>
  samplePurchase(status, at, { nextAction: { type: 'paypal_order', orderId: ORDER }, ...more })

let closeAll = () => {}
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  closeAll()
  vi.useRealTimers()
})

/** A browser that has started a purchase and left for PayPal; `comeBack` loads the page again, at an address. */
async function leave() {
  const { server, storage, open, keysOf, closeAll: close } = scriptPurchases()
  closeAll = close
  server.on('createPurchase', json(order(), 201))
  await open().flow.start(sampleDraft)
  server.on('getPurchase', json(order()))
  server.on('capturePurchase', json(order('succeeded', 1)))
  const client = createCreditsClient({ fetch: server.fetch, storage })
  const comeBack = (query: string, more: Partial<PurchaseReturnOptions> = {}) => {
    const { flow } = open()
    const returned = readPurchaseReturn(`https://app.test/billing?${query}`)
    const follow = () => followPurchaseReturn({ flow, client, accountId: 'acc', returned, ...more })
    return { flow, follow, found: follow() }
  }
  return { server, storage, open, keysOf, comeBack }
}

const soon = () => vi.advanceTimersByTimeAsync(10_000)
const paid = `token=${ORDER}&PayerID=Q`
const turnedBack = `token=${ORDER}`

test('who has paid is found, and the money is taken once, however often it is asked for', async () => {
  const { server, keysOf, comeBack } = await leave()
  const { flow, follow, found } = comeBack(paid)
  await Promise.all([found, follow()])
  expect(await follow()).toMatchObject({ status: expect.stringMatching(/capturing|succeeded/) })
  await soon()
  expect(flow.getState()).toMatchObject({ status: 'succeeded' })
  expect(await follow()).toMatchObject({ status: 'succeeded' })
  expect(server.of('capturePurchase')).toHaveLength(1)
  expect(keysOf('capturePurchase')[0]).toMatch(/\.capture\.0$/)
})

test('it is found before the money is taken', async () => {
  const { server, comeBack } = await leave()
  server.on('capturePurchase', () => new Promise(() => {}))
  expect(await comeBack(paid).found).toMatchObject({ status: 'capturing' })
})

test('the same address in two tabs, or again after a reload, takes the money under one key', async () => {
  const { keysOf, comeBack } = await leave()
  await Promise.all([comeBack(paid).found, comeBack(paid).found])
  await soon()
  expect(new Set(keysOf('capturePurchase')).size).toBe(1)
})

test('an address that comes back after the success finds nothing, and takes nothing', async () => {
  const { server, comeBack } = await leave()
  await comeBack(paid).found
  await soon()
  const again = comeBack(paid)
  expect(await again.found).toBeNull()
  expect(again.flow.getState().status).toBe('idle')
  expect(server.of('capturePurchase')).toHaveLength(1)
})

test.each([
  ['turned back', turnedBack],
  ['says nothing', 'tab=credits'],
])('who %s finds the purchase open; nothing is taken', async (_, query) => {
  const { server, comeBack } = await leave()
  const { flow, found } = comeBack(query)
  expect(await found).toMatchObject({ status: 'resumable' })
  await soon()
  expect(server.of('capturePurchase')).toHaveLength(0)
  server.on('cancelPurchase', json(order('canceled', 1)))
  expect(await flow.cancel()).toMatchObject({ status: 'canceled', canRetry: false })
})

test('what is on its way or has ended by itself is shown as the server says, and asked for no second time', async () => {
  for (const [status, leadsTo] of [
    ['processing', 'settling'],
    ['succeeded', 'succeeded'],
    ['expired', 'expired'],
  ] as const) {
    const { server, comeBack } = await leave()
    server.on('getPurchase', json(order(status, 1)))
    expect(await comeBack(paid).found).toMatchObject({ status: leadsTo })
    expect(server.of('capturePurchase')).toHaveLength(0)
    closeAll()
  }
})

test('a server that knows of no approval leaves the purchase open', async () => {
  const { server, comeBack } = await leave()
  server.on('capturePurchase', problem('invalid_state', { from: 'requires_action', to: 'succeeded' }))
  const { flow, found } = comeBack(paid)
  await found
  await soon()
  expect(flow.getState()).toMatchObject({ status: 'awaiting_approval' })
})

test('another order than the remembered one is nobody’s: it is neither shown nor paid', async () => {
  const { server, comeBack } = await leave()
  expect(await comeBack('token=8AB90127TN3647999&PayerID=Q').found).toBeNull()
  expect(server.of('capturePurchase')).toHaveLength(0)
})

test('of another provider’s purchases nothing is asked', async () => {
  const { server, comeBack } = await leave()
  const before = server.requests.length
  expect(await comeBack('session_id=cs_test_1').found).toBeNull()
  expect(server.requests).toHaveLength(before)
})

test('of several unfinished purchases it is the one that the address speaks of', async () => {
  const { server, open, comeBack } = await leave()
  vi.setSystemTime(Date.UTC(2026, 10, 1, 9, 5))
  const other = { id: 'pur_2', nextAction: { type: 'paypal_order', orderId: 'OTHER' } } as const
  server.on('createPurchase', json(order('requires_action', 0, other), 201))
  await open().flow.start({ ...sampleDraft, packageId: 'pack_20' })
  server.on('getPurchase', (request) =>
    json(request.url.endsWith('pur_2') ? order('requires_action', 0, other) : order())(request),
  )
  expect(await comeBack(turnedBack).found).toMatchObject({ status: 'resumable', purchase: { id: 'pur_1' } })
  expect(await comeBack('').found).toMatchObject({ status: 'resumable', purchase: { id: 'pur_2' } })
})

test('a purchase that the address names is found where nothing is remembered; one that there is not, is not', async () => {
  const { server, comeBack } = await leave()
  const storage = createMemoryStorage()
  expect(await comeBack('purchase=pur_1', { storage }).found).toMatchObject({ status: 'resumable' })
  server.on('getPurchase', problem('not_found'))
  const { flow, found } = comeBack('purchase=pur_9', { storage })
  expect(await found).toBeNull()
  expect(flow.getState().status).toBe('idle')
  expect(await comeBack('purchase=..', { storage }).found).toBeNull()
})

test('another account and another wallet find nothing, and ask nothing', async () => {
  const { server, comeBack } = await leave()
  const before = server.requests.length
  expect(await comeBack(paid, { accountId: 'grace' }).found).toBeNull()
  expect(await comeBack(paid, { walletId: 'w2' }).found).toBeNull()
  expect(server.requests).toHaveLength(before)
})

test('a purchase that the address names is left to the flow of its own wallet', async () => {
  const { comeBack } = await leave()
  const { flow, found } = comeBack(`purchase=pur_1&${paid}`, { walletId: 'w2' })
  expect(await found).toBeNull()
  expect(flow.getState().status).toBe('idle')
  expect(await comeBack(`purchase=pur_1&${paid}`, { walletId: 'w1' }).found).toMatchObject({
    status: 'capturing',
  })
})

test('without an answer it says why, and looking again finds and pays it', async () => {
  const { server, comeBack } = await leave()
  server.on('getPurchase', broken)
  const { flow, follow, found } = comeBack(paid)
  await soon()
  expect(await found).toMatchObject({ status: 'failed', step: 'resume', canRetry: true })
  expect(flow.getState()).toMatchObject({ error: { code: 'network' } })
  server.on('getPurchase', json(order()))
  expect(await follow()).toMatchObject({ status: 'capturing' })
  await soon()
  expect(flow.getState().status).toBe('succeeded')
})

test('who says nothing is not shown a purchase that is over, but an older one that is not', async () => {
  const { server, open, comeBack } = await leave()
  vi.setSystemTime(Date.UTC(2026, 10, 1, 9, 5))
  server.on('createPurchase', json(order('requires_action', 0, { id: 'pur_2' }), 201))
  await open().flow.start({ ...sampleDraft, packageId: 'pack_20' })
  server.on('getPurchase', (request) =>
    json(request.url.endsWith('pur_2') ? order('expired', 1, { id: 'pur_2' }) : order())(request),
  )
  expect(await comeBack('').found).toMatchObject({ status: 'resumable', purchase: { id: 'pur_1' } })
})

test('a flow that another part of the page has put to use is left alone', async () => {
  const { server, comeBack } = await leave()
  server.on('createPurchase', () => new Promise(() => {}))
  const { flow, follow, found } = comeBack(turnedBack)
  await found
  flow.reset()
  void flow.start({ ...sampleDraft, packageId: 'pack_50' })
  expect(await follow()).toBeNull()
  expect(flow.getState().status).toBe('creating')
})

test('a flow that is put to use while the server is asked is left alone, too', async () => {
  const { server, comeBack } = await leave()
  let answer = () => {}
  server.on(
    'getPurchase',
    (request) => new Promise((resolve) => (answer = () => resolve(json(order())(request)))),
  )
  server.on('createPurchase', () => new Promise(() => {}))
  const { flow, found } = comeBack(paid)
  await vi.advanceTimersByTimeAsync(0)
  void flow.start({ ...sampleDraft, packageId: 'pack_50' })
  answer()
  expect(await found).toBeNull()
  expect(flow.getState().status).toBe('creating')
})

test('another part of the page that shows the newest purchase in the same moment does not get that one paid', async () => {
  const { server, open, comeBack } = await leave()
  vi.setSystemTime(Date.UTC(2026, 10, 1, 9, 5))
  const other = order('requires_action', 0, { id: 'pur_2' })
  server.on('createPurchase', json(other, 201))
  await open().flow.start({ ...sampleDraft, packageId: 'pack_20' })
  server.on('getPurchase', (request) => json(request.url.endsWith('pur_2') ? other : order())(request))
  const { flow } = open()
  const resume: PurchaseFlow['resume'] = async (wanted) => {
    const state = await flow.resume(wanted)
    await flow.resume()
    return state
  }
  expect(await comeBack(`purchase=pur_1&${paid}`, { flow: { ...flow, resume } }).found).toBeNull()
  await soon()
  expect(flow.getState()).toMatchObject({ status: 'resumable', purchase: { id: 'pur_2' } })
  expect(server.of('capturePurchase')).toHaveLength(0)
})
