import { createCreditsClient, createLiveEvents, createPurchaseFlow } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { expect, it } from 'vitest'

it('a purchase runs from the button to the credits, also without a framework', async () => {
  const mock = createMockBackend({ scenario: 'skypanel-credits' })
  const client = createCreditsClient({ fetch: mock.fetch })
  const shown: string[] = []
  const show = (status: string) => shown.push(status)
  const paypalWindow = { approved: async (orderId: string) => mock.providers.paypal.approve(orderId) }
  const walletId = (await client.getConfig()).wallets[0]?.id ?? ''
  // #region flow
  const flow = createPurchaseFlow({
    client,
    accountId: 'acct_ada',
    events: createLiveEvents({ client }), // without them the server is asked now and then
  })
  const stop = flow.subscribe(() => show(flow.getState().status))

  const state = await flow.start({
    walletId,
    provider: 'paypal',
    money: { minor: 2500, asset: 'USD/2' },
  })
  if (state.status === 'awaiting_approval' && state.purchase.nextAction?.type === 'paypal_order') {
    await paypalWindow.approved(state.purchase.nextAction.orderId) // the vendor's own button
    await flow.approve() // takes the money; calling twice is one request
  }
  // #endregion
  stop()
  expect(shown).toEqual(['creating', 'awaiting_approval', 'capturing', 'succeeded'])
  expect(await mock.ledger.verify()).toEqual([])
})

it('a lost answer is an unknown outcome, and the server is asked', async () => {
  const mock = createMockBackend({ scenario: 'skypanel-credits' })
  let isLost = false
  const client = createCreditsClient({
    retry: false,
    fetch: async (url, init) => {
      const answer = await mock.fetch(url, init)
      if (isLost && url.endsWith('/capture')) throw new TypeError('The connection broke')
      return answer
    },
  })
  const walletId = (await client.getConfig()).wallets[0]?.id ?? ''
  const flow = createPurchaseFlow({ client, accountId: 'acct_ada', pollMs: 1 })
  const stop = flow.subscribe(() => {})
  const state = await flow.start({ walletId, provider: 'paypal', money: { minor: 2500, asset: 'USD/2' } })
  if (state.status !== 'awaiting_approval' || state.purchase.nextAction?.type !== 'paypal_order')
    throw new Error()
  await mock.providers.paypal.approve(state.purchase.nextAction.orderId)
  isLost = true
  expect((await flow.approve()).status).toBe('unknown')
  await expect.poll(() => flow.getState().status).toBe('succeeded')
  stop()
  expect(await mock.ledger.verify()).toEqual([])
})
