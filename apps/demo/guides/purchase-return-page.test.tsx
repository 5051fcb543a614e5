import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { CreditsClientProvider, usePurchaseReturn } from '@creditkit/client/react'
import { toDecimal } from '@creditkit/contract'
import { createMockBackend } from '@creditkit/mock-server'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

// #region return
function ThankYou() {
  const { status, state, retry, cancel } = usePurchaseReturn()

  if (status === 'finding') return <p>One moment…</p>
  if (status === 'nothing') return <p>There is no open purchase.</p>
  switch (state.status) {
    case 'succeeded':
      return <p>{toDecimal(state.purchase.credits)} credits are there.</p>
    case 'resumable': // the buyer turned back: nothing was charged
    case 'canceled':
    case 'declined':
      return (
        <>
          <button type="button" onClick={() => retry()}>
            Pay after all
          </button>
          <button type="button" onClick={() => cancel()}>
            Give up
          </button>
        </>
      )
    default:
      return <p>We are asking the payment provider. The credits come by themselves.</p>
  }
}
// #endregion

it('a page to come back to finds the purchase that its address speaks of', async () => {
  const purchase = await client.createPurchase({
    walletId: 'credits',
    provider: 'paypal',
    money: { minor: 2500, asset: 'USD/2' },
  })
  if (purchase.nextAction?.type !== 'paypal_order') throw new Error('No order')
  await mock.providers.paypal.approve(purchase.nextAction.orderId)
  const { orderId } = purchase.nextAction
  window.history.replaceState(null, '', `/thanks?purchase=${purchase.id}&token=${orderId}&PayerID=ADA`)
  render(
    <CreditsClientProvider client={client} live={false}>
      <ThankYou />
    </CreditsClientProvider>,
  )
  expect(await screen.findByText('25.00 credits are there.')).toBeTruthy()
  await expect.poll(() => window.location.search).toBe('')
  expect(await mock.ledger.verify()).toEqual([])
})
