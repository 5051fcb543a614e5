import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { CreditsClientProvider, usePurchaseFlow, useWallet } from '@creditkit/client/react'
import { toDecimal } from '@creditkit/contract'
import { createMockBackend } from '@creditkit/mock-server'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'skypanel-credits' })

interface PayPalButtonProps {
  readonly orderId: string
  readonly onApprove: () => void
  readonly onCancel: () => void
}

function PayPalButton({ orderId, onApprove }: PayPalButtonProps) {
  const pay = async () => {
    await mock.providers.paypal.approve(orderId)
    onApprove()
  }
  return (
    <button type="button" onClick={pay}>
      Pay with PayPal
    </button>
  )
}

// #region hook
function BuyCredits() {
  const { data: wallet } = useWallet()
  const { state, start, approve, approvalCanceled, retry, cancel, reset } = usePurchaseFlow()

  switch (state.status) {
    case 'idle':
      if (!wallet) return <p>Loading…</p>
      return (
        <button
          type="button"
          onClick={() =>
            start({ walletId: wallet.id, provider: 'paypal', money: { minor: 2500, asset: 'USD/2' } })
          }
        >
          Buy credits for $25.00
        </button>
      )
    case 'awaiting_approval': {
      const { nextAction } = state.purchase
      if (nextAction?.type !== 'paypal_order') return <p>Opening the payment page…</p>
      return <PayPalButton orderId={nextAction.orderId} onApprove={approve} onCancel={approvalCanceled} />
    }
    case 'resumable': // found again after a reload
    case 'canceled':
    case 'declined':
    case 'failed':
      return (
        <>
          <p>Nothing was charged.</p>
          <button type="button" onClick={retry}>
            Go on
          </button>
          <button type="button" onClick={cancel}>
            Give up
          </button>
        </>
      )
    case 'settling':
      return <p>Paid. The credits are on their way.</p>
    case 'unknown':
      return <p>We are checking what became of the payment. You will not be charged twice.</p>
    case 'succeeded':
      return (
        <button type="button" onClick={reset}>
          {toDecimal(state.purchase.credits)} credits are there. Buy more
        </button>
      )
    case 'expired':
      return <p>The time for this payment has run out. Nothing was charged.</p>
    default:
      return <p>One moment…</p>
  }
}
// #endregion

it('a component of the host is a switch over the states', async () => {
  const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })
  render(
    <CreditsClientProvider client={client}>
      <BuyCredits />
    </CreditsClientProvider>,
  )
  fireEvent.click(await screen.findByText('Buy credits for $25.00'))
  fireEvent.click(await screen.findByText('Pay with PayPal'))
  expect(await screen.findByText(/^25.00 credits are there/)).toBeTruthy()
  expect(await mock.ledger.verify()).toEqual([])
})
