import { createCreditsClient } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { expect, it } from 'vitest'

it('shows what a purchase brings', async () => {
  const mock = createMockBackend({ seed: 7 })
  const client = createCreditsClient({ fetch: mock.fetch })
  const purchase = await client.createPurchase({
    walletId: 'credits',
    provider: 'paypal',
    money: { minor: 2500, asset: 'USD/2' },
  })
  if (purchase.nextAction?.type === 'paypal_order')
    await mock.providers.paypal.approve(purchase.nextAction.orderId)
  expect(await client.capturePurchase({ purchaseId: purchase.id })).toMatchObject({ status: 'succeeded' })
  expect(await mock.ledger.verify()).toEqual([])
})
