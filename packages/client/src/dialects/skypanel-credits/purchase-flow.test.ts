import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scriptPage } from '../../events/scripted-page'
import type { CreditsClient } from '../../http/credits-client'
import { createPurchaseFlow } from '../../purchase/purchase-flow'
import { readPurchaseReturn } from '../../purchase/purchase-return'
import { followPurchaseReturn } from '../../purchase/purchase-return-follow'
import { credits, draft, setUpSkypanel } from '../testing/skypanel-client'
import { ADA } from '../testing/skypanel-server'

const closers: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
  vi.useRealTimers()
})

/** A page with a flow of its own. */
function openFlow(client: CreditsClient) {
  const flow = createPurchaseFlow({ client, accountId: 'acc-ada', page: scriptPage(), random: () => 0.5 })
  const seen: string[] = []
  closers.push(flow.subscribe(() => seen.push(flow.getState().status)))
  return { flow, seen }
}

/** A buyer who has been sent to PayPal, and the page that PayPal or the server sends them back to. */
async function sentToPaypal(settings: Parameters<typeof setUpSkypanel>[0]) {
  const sky = setUpSkypanel(settings)
  const state = await openFlow(sky.client).flow.start(draft)
  if (state.status !== 'awaiting_approval') throw new Error(`It is ${state.status}.`)
  const { id } = state.purchase
  const comeBack = async (query: string) => {
    const client = sky.open()
    const { flow, seen } = openFlow(client)
    const returned = readPurchaseReturn(`https://host.test/credits?token=${id}${query}`)
    const found = await followPurchaseReturn({ flow, client, accountId: 'acc-ada', returned })
    return { flow, seen, found, client }
  }
  return { ...sky, id, comeBack }
}

describe.each([{ pending: true }, { pending: false }])(
  'a whole purchase (pending rows: $pending)',
  (settings) => {
    test('goes over PayPal’s page to credited', async () => {
      const { server, id, comeBack } = await sentToPaypal(settings)
      server.buyerPays(id)
      const { flow, found, client } = await comeBack('&PayerID=P1')
      expect(found?.status).toBe('succeeded')
      expect(flow.getState()).toMatchObject({ status: 'succeeded', purchase: { credits: credits(10) } })
      expect(await client.getBalance()).toMatchObject({ available: credits(10) })
      expect(server.sent('POST', '/api/credits/purchase')).toHaveLength(1)
    })

    test('is unknown while the credits are missing, and succeeds by itself when they come', async () => {
      const { server, id, comeBack } = await sentToPaypal(settings)
      const { flow, seen } = await comeBack('&PayerID=P1')
      await vi.advanceTimersByTimeAsync(5000)
      expect(flow.getState().status).toBe('unknown')
      server.buyerPays(id)
      await vi.advanceTimersByTimeAsync(120_000)
      expect(flow.getState().status).toBe('succeeded')
      expect(seen).toContain('unknown')
      expect(seen.slice(seen.indexOf('capturing'))).not.toContain('awaiting_approval')
      expect(server.creditsOf(ADA.id)).toBe(10)
    })

    test('that the buyer turned back from is open, and goes on at the same order', async () => {
      const { server, id, comeBack } = await sentToPaypal(settings)
      const { flow, found } = await comeBack('')
      expect(found).toMatchObject({ status: 'resumable', purchase: { id } })
      expect(await flow.retry()).toMatchObject({
        status: 'awaiting_approval',
        purchase: { nextAction: { type: 'redirect', url: expect.stringContaining(id) } },
      })
      expect(server.sent('POST', '/api/credits/purchase')).toHaveLength(1)
    })
  },
)
