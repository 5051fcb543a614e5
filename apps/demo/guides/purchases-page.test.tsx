import { createCreditsClient, createMemoryStorage, toDecimal } from '@creditkit/client'
import { CreditsClientProvider, usePurchaseFlow, useWallet } from '@creditkit/client/react'
import { createMockBackend } from '@creditkit/mock-server'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { expect, it } from 'vitest'

function Button(props: ComponentProps<'button'>) {
  return <button type="button" {...props} />
}

const mock = createMockBackend({ scenario: 'skypanel-credits' })

interface PayPalButtonProps {
  readonly orderId: string
  readonly onApprove: () => void
  readonly onCancel: () => void
}

function PayPalButton({ orderId, onApprove, onCancel }: PayPalButtonProps) {
  const pay = async () => {
    await mock.providers.paypal.approve(orderId)
    onApprove()
  }
  return (
    <>
      <Button onClick={pay}>Pay with PayPal</Button>
      <Button onClick={onCancel}>Leave PayPal</Button>
    </>
  )
}

function Open({ onRetry, onGiveUp }: { onRetry: () => void; onGiveUp: () => void }) {
  return (
    <>
      <p>Nothing was charged.</p>
      <Button onClick={onRetry}>Go on</Button>
      <Button onClick={onGiveUp}>Give up</Button>
    </>
  )
}

// #region hook
function BuyCredits() {
  const { data: wallet } = useWallet()
  const { state, start, approve, approvalCanceled, retry, cancel, reset } = usePurchaseFlow()
  const again = <Button onClick={reset}>Start again</Button>

  switch (state.status) {
    case 'idle': {
      if (!wallet) return <p>Loading…</p>
      const draft = {
        walletId: wallet.id,
        provider: 'paypal',
        money: { minor: 2500, asset: 'USD/2' },
      } as const
      return <Button onClick={() => start(draft)}>Buy credits for $25.00</Button>
    }
    case 'awaiting_approval': {
      const { nextAction } = state.purchase
      if (nextAction?.type !== 'paypal_order') return <p>Opening the payment page…</p>
      return <PayPalButton orderId={nextAction.orderId} onApprove={approve} onCancel={approvalCanceled} />
    }
    case 'resumable': // found again after a reload; still open, nothing was charged
      return <Open onRetry={retry} onGiveUp={cancel} />
    case 'canceled':
    case 'declined':
      return state.canRetry ? <Open onRetry={retry} onGiveUp={cancel} /> : again
    case 'failed':
      if (state.step === 'resume') return <Button onClick={retry}>We could not ask. Try again</Button>
      return state.canRetry ? <Button onClick={retry}>Nothing was charged. Try again</Button> : again
    case 'expired':
      return again
    case 'unknown':
      return <p>We are checking what became of the payment. You will not be charged twice.</p>
    case 'settling':
      return <p>Paid. The credits are on their way.</p>
    case 'succeeded':
      return <Button onClick={reset}>{toDecimal(state.purchase.credits)} credits are there. Buy more</Button>
    default: // creating, capturing
      return <p>One moment…</p>
  }
}
// #endregion

it('whoever gives up can start again', async () => {
  const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })
  render(
    <CreditsClientProvider client={client}>
      <BuyCredits />
    </CreditsClientProvider>,
  )
  fireEvent.click(await screen.findByText('Buy credits for $25.00'))
  fireEvent.click(await screen.findByText('Leave PayPal'))
  fireEvent.click(await screen.findByText('Give up'))
  fireEvent.click(await screen.findByText('Start again'))
  expect(await screen.findByText('Buy credits for $25.00')).toBeTruthy()
})

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
