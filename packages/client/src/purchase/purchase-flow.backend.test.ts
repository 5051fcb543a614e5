import { amount, type Purchase } from '@creditkit/contract'
import { createMockBackend, type MockBackend } from '@creditkit/mock-server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createLiveEvents } from '../events/live-events'
import { createCreditsClient } from '../http/create-client'
import { createMemoryStorage } from '../http/storage'
import { createPurchaseFlow, type PurchaseFlowOptions } from './purchase-flow'

const draft = { walletId: 'credits', provider: 'paypal', money: amount(2500, 'USD/2') } as const
let mock: MockBackend
let storage = createMemoryStorage()

beforeEach(() => {
  mock = createMockBackend()
  storage = createMemoryStorage()
})

/** A page of the account's browser. Waits are real, and short. */
function open(options: Partial<PurchaseFlowOptions> = {}) {
  const client = createCreditsClient({
    baseUrl: 'http://app.test',
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: 'Bearer mock_ada' }),
    retry: { baseMs: 1, capMs: 5 },
    storage,
  })
  const flow = createPurchaseFlow({ client, accountId: 'ada', pollMs: 5, ...options })
  return { client, flow, close: flow.subscribe(() => {}) }
}

function orderOf({ nextAction }: Purchase): string {
  if (nextAction?.type !== 'paypal_order') throw new Error('No order')
  return nextAction.orderId
}

async function startAndApprove(
  flow: ReturnType<typeof open>['flow'],
  funding?: 'declined_card',
): Promise<void> {
  const state = await flow.start(draft)
  if (state.status !== 'awaiting_approval') throw new Error(`Not awaiting: ${state.status}`)
  await mock.providers.paypal.approve(orderOf(state.purchase), funding && { fundingSource: funding })
}

async function expectCreditedOnce(client: ReturnType<typeof open>['client']): Promise<void> {
  const { items } = await client.listTransactions({ walletId: 'credits', type: 'purchase' })
  expect(items.filter(({ money }) => money?.minor === 2500)).toHaveLength(1)
  expect(await mock.ledger.verify()).toEqual([])
}

const reaches = (flow: ReturnType<typeof open>['flow'], status: string) =>
  vi.waitFor(() => expect(flow.getState().status).toBe(status), { timeout: 5_000, interval: 5 })

describe('against a backend that keeps the contract', () => {
  test('a purchase is credited once, and buying again is another one', async () => {
    const { client, flow } = open()
    await startAndApprove(flow)
    expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
    await expectCreditedOnce(client)
    expect(await flow.start(draft)).toMatchObject({ status: 'awaiting_approval' })
    expect(
      (await client.listPurchases()).items.filter(({ status }) => status === 'requires_action'),
    ).toHaveLength(1)
  })

  test('news of the credited purchase that overtakes the answer to its capture ends the attempt for good', async () => {
    const { client } = open()
    let credited = () => {}
    const overtaken = new Promise<void>((resolve) => {
      credited = resolve
    })
    const waiting = createCreditsClient({
      baseUrl: 'http://app.test',
      fetch: async (input, init) => {
        const response = await mock.fetch(input, init)
        if (String(input).endsWith('/capture')) await overtaken
        return response
      },
      getHeaders: () => ({ authorization: 'Bearer mock_ada' }),
      storage,
    })
    const { flow } = open({ client: waiting, events: createLiveEvents({ client }) })
    await startAndApprove(flow)
    const approved = flow.approve()
    await reaches(flow, 'succeeded')
    credited()
    await approved
    await vi.waitFor(() => expect(mock.requests.last('capturePurchase')?.status).toBe(200))
    await new Promise((resolve) => setTimeout(resolve, 20))

    flow.reset()
    expect(await flow.start(draft)).toMatchObject({ status: 'awaiting_approval' })
    expect((await client.listPurchases()).items).toHaveLength(2)
  })

  test.each(['before', 'after'] as const)(
    'answers lost %s the work, on every request, still credit once',
    async (when) => {
      for (const operation of ['createPurchase', 'getPurchase', 'capturePurchase'] as const) {
        mock.fail(operation, { when, times: 5 })
      }
      const { client, flow } = open()
      await flow.start(draft)
      while (flow.getState().status === 'failed') await flow.retry()
      await startAndApprove(flow)
      await flow.approve()
      await reaches(flow, 'succeeded')
      await expectCreditedOnce(client)
      expect((await client.listPurchases()).items).toHaveLength(1)
    },
  )

  test('an answer lost between the backend and PayPal is followed to credited', async () => {
    const { client, flow } = open()
    await startAndApprove(flow)
    mock.providers.paypal.fail({ match: 'POST /v2/checkout/orders/:id/capture', when: 'after' })
    mock.providers.paypal.fail({
      match: 'GET /v2/checkout/orders/:id',
      when: 'before',
      status: 503,
      times: 2,
    })
    expect((await flow.approve()).status).toMatch(/settling|succeeded/)
    await reaches(flow, 'succeeded')
    await expectCreditedOnce(client)
  })

  test('a decline is paid in another way on the same order', async () => {
    const { client, flow } = open()
    await startAndApprove(flow, 'declined_card')
    expect(await flow.approve()).toMatchObject({ status: 'declined', canRetry: true })
    await flow.retry()
    await startAndApprove(flow)
    expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
    await expectCreditedOnce(client)
    expect((await client.listPurchases()).items).toHaveLength(1)
  })

  test('two tabs and a reload in the middle are one purchase, and events tell the other tab', async () => {
    const one = open()
    const two = open({ pollMs: 60_000, events: createLiveEvents({ client: open().client }) })
    await Promise.all([one.flow.start(draft), two.flow.start(draft)])
    await startAndApprove(one.flow)
    one.close()
    const reloaded = open()
    expect(await reloaded.flow.resume()).toMatchObject({ status: 'resumable' })
    expect(await reloaded.flow.approve()).toMatchObject({ status: 'succeeded' })
    await reaches(two.flow, 'succeeded')
    await expectCreditedOnce(one.client)
    two.close()
  })

  test('what was left open is not offered once something else was bought instead, and goes on when it is wanted again', async () => {
    const { client, flow } = open()
    const left = await flow.start({ ...draft, money: amount(5000, 'USD/2') })
    if (left.status !== 'awaiting_approval') throw new Error(`Not awaiting: ${left.status}`)
    const reloaded = open()
    expect(await reloaded.flow.resume()).toMatchObject({
      status: 'resumable',
      purchase: { id: left.purchase.id },
    })
    await startAndApprove(reloaded.flow)
    expect(await reloaded.flow.approve()).toMatchObject({ status: 'succeeded' })
    await expectCreditedOnce(client)

    const later = open()
    expect(await later.flow.resume()).toMatchObject({ status: 'idle' })
    const again = await later.flow.start({ ...draft, money: amount(5000, 'USD/2') })
    expect(again).toMatchObject({ status: 'awaiting_approval', purchase: { id: left.purchase.id } })
    expect(await open().flow.resume()).toMatchObject({ status: 'resumable' })
    expect((await client.listPurchases()).items).toHaveLength(2)
  })

  test('what was left open, and was paid after all, is found beside what was bought instead', async () => {
    const { flow } = open()
    const left = await flow.start({ ...draft, money: amount(5000, 'USD/2') })
    if (left.status !== 'awaiting_approval') throw new Error(`Not awaiting: ${left.status}`)
    const other = open()
    await startAndApprove(other.flow)
    expect(await other.flow.approve()).toMatchObject({ status: 'succeeded' })
    await mock.providers.paypal.approve(orderOf(left.purchase))
    expect(await open().client.capturePurchase({ purchaseId: left.purchase.id })).toMatchObject({
      status: 'succeeded',
    })
    expect(await open().flow.resume()).toMatchObject({
      status: 'succeeded',
      purchase: { id: left.purchase.id },
    })
  })

  test('a canceled purchase is over on both sides', async () => {
    const { client, flow } = open()
    await flow.start(draft)
    expect(await flow.cancel()).toMatchObject({ status: 'canceled', canRetry: false })
    expect((await client.listPurchases()).items.map(({ status }) => status)).toEqual(['canceled'])
    expect(await open().flow.resume()).toMatchObject({ status: 'idle' })
  })
})
