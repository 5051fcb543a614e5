import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scriptPage } from '../../events/scripted-page'
import { createPurchaseFlow } from '../../purchase/purchase-flow'
import { credits, draft, setUpDualBilling } from '../testing/dual-billing-client'

const closers: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
  vi.useRealTimers()
})

const CAPTURE = '/api/billing/custom-credits/capture'

/** A page with a flow of its own. */
function openFlow({ client }: Pick<ReturnType<typeof setUpDualBilling>, 'client'>) {
  const flow = createPurchaseFlow({ client, accountId: 'acc-ada', page: scriptPage(), random: () => 0.5 })
  const seen: string[] = []
  closers.push(flow.subscribe(() => seen.push(flow.getState().status)))
  return { flow, seen }
}

describe('a whole purchase', () => {
  test('goes from start to credited', async () => {
    const sky = setUpDualBilling()
    const { flow, seen } = openFlow(sky)
    const state = await flow.start(draft)
    if (state.status !== 'awaiting_approval') throw new Error(`It is ${state.status}.`)
    sky.server.approve(state.purchase.id)
    expect(await flow.approve()).toMatchObject({ status: 'succeeded', purchase: { credits: credits(1000) } })
    expect(seen).toEqual(['creating', 'awaiting_approval', 'capturing', 'succeeded'])
    expect(await sky.client.getBalance()).toMatchObject({ available: credits(1000) })
  })

  test('survives a reload between order and approval', async () => {
    const sky = setUpDualBilling()
    const first = await openFlow(sky).flow.start(draft)
    const { flow } = openFlow({ client: sky.open() })
    const resumed = await flow.resume()
    expect(resumed).toMatchObject({ status: 'resumable' })
    if (first.status !== 'awaiting_approval') throw new Error(`It is ${first.status}.`)
    sky.server.approve(first.purchase.id)
    expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
    expect(sky.server.centsOf(7)).toBe(1000n)
  })

  test('waits for approval again when PayPal has not completed the payment', async () => {
    const sky = setUpDualBilling()
    const { flow } = openFlow(sky)
    const state = await flow.start(draft)
    if (state.status !== 'awaiting_approval') throw new Error(`It is ${state.status}.`)
    sky.server.approve(state.purchase.id, 'review')
    expect(await flow.approve()).toMatchObject({ status: 'awaiting_approval' })
    sky.server.approve(state.purchase.id)
    expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
  })

  test('whose capture answer is lost stays unknown, and the money is taken once', async () => {
    const sky = setUpDualBilling()
    const { flow, seen } = openFlow(sky)
    const state = await flow.start(draft)
    if (state.status !== 'awaiting_approval') throw new Error(`It is ${state.status}.`)
    sky.server.approve(state.purchase.id)
    sky.server.next('lost')
    void flow.approve()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(flow.getState()).toMatchObject({ status: 'unknown', error: { code: 'unsupported' } })
    expect(seen.slice(2)).not.toContain('awaiting_approval')
    expect(sky.server.sent('POST', CAPTURE)).toHaveLength(4)
    expect(new Set(sky.server.sent('POST', CAPTURE).map(({ key }) => key)).size).toBe(1)
    expect(sky.server.centsOf(7)).toBe(1000n)
  })

  test.each([
    ['lost', 'unknown'],
    ['unsent', 'succeeded'],
  ] as const)(
    'whose capture was %s leads to the same order after a reload, and is then %s',
    async (mishap, status) => {
      const sky = setUpDualBilling()
      const { flow } = openFlow(sky)
      const state = await flow.start(draft)
      if (state.status !== 'awaiting_approval') throw new Error(`It is ${state.status}.`)
      sky.server.approve(state.purchase.id)
      sky.server.next(mishap, mishap, mishap, mishap)
      void flow.approve()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(flow.getState().status).toBe('unknown')

      const reloaded = openFlow({ client: sky.open() }).flow
      expect((await reloaded.resume()).status).toBe('idle')
      expect(await reloaded.start(draft)).toMatchObject({
        status: 'awaiting_approval',
        purchase: state.purchase,
      })
      expect(sky.server.sent('POST', '/api/billing/custom-credits/add')).toHaveLength(1)
      void reloaded.approve()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(reloaded.getState().status).toBe(status)
      expect(sky.server.centsOf(7)).toBe(1000n)
    },
  )

  test('whose capture did not arrive at first is credited without anybody’s doing', async () => {
    const sky = setUpDualBilling()
    const { flow } = openFlow(sky)
    const state = await flow.start(draft)
    if (state.status !== 'awaiting_approval') throw new Error(`It is ${state.status}.`)
    sky.server.approve(state.purchase.id)
    sky.server.next('unsent', 'unsent')
    void flow.approve()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(flow.getState()).toMatchObject({ status: 'succeeded' })
    expect(sky.server.centsOf(7)).toBe(1000n)
  })

  test('that was given up makes room for another of the same sum', async () => {
    const sky = setUpDualBilling()
    const { flow } = openFlow(sky)
    await flow.start(draft)
    expect(await flow.cancel()).toMatchObject({ status: 'canceled' })
    const again = await flow.start(draft)
    expect(again).toMatchObject({ status: 'awaiting_approval', purchase: { id: 'ORDER000000000002' } })
  })
})
