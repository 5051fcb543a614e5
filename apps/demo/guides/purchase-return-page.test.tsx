import { createCreditsClient, createMemoryStorage, toDecimal } from '@creditkit/client'
import { CreditsClientProvider, usePurchaseReturn } from '@creditkit/client/react'
import { createMockBackend } from '@creditkit/mock-server'
import { render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { expect, it } from 'vitest'

function Button(props: ComponentProps<'button'>) {
  return <button type="button" {...props} />
}

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

// #region return
function ThankYou() {
  const back = usePurchaseReturn()
  const { state, retry, cancel } = back

  if (back.status === 'finding') return <p>One moment…</p>
  if (back.status === 'nothing') return <p>There is no open purchase.</p>
  if (back.status === 'failed') return <p>Sign in to see your purchase.</p>
  switch (state.status) {
    case 'succeeded':
      return <p>{toDecimal(state.purchase.credits)} credits are there.</p>
    case 'resumable': // the buyer turned back: nothing was charged
      return (
        <>
          <Button onClick={retry}>Pay after all</Button>
          <Button onClick={cancel}>Give up</Button>
        </>
      )
    case 'canceled':
    case 'declined':
    case 'expired':
      return <a href="/billing">Nothing was charged. Back to billing</a>
    case 'failed':
      return <Button onClick={retry}>We could not ask. Try again</Button>
    default: // capturing, settling, unknown
      return <p>The credits come as soon as the payment is confirmed.</p>
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
