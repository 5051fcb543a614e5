import type { NextAction, ProviderConfig } from '@creditkit/contract'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { defaultKit, type Kit, KitContext } from '../../provider/kit-context'
import type { PaymentFormProps } from '../payment-provider'
import { labels, plainProps, purchaseWith, statesOf } from '../testing/form-props'
import { RedirectForm } from './redirect-form'

const atCheckout: NextAction = { type: 'redirect', url: 'https://checkout.stripe.com/c/pay/cs_test_1' }
const checkoutConfig: ProviderConfig = { id: 'stripe_checkout', environment: 'sandbox' }
const paypalConfig: ProviderConfig = { id: 'paypal', clientId: 'public-client', environment: 'sandbox' }

describe('leaving for a payment page', () => {
  function show(changes: Partial<PaymentFormProps> = {}, kit: Partial<Kit> = {}) {
    const leaveFor = vi.fn()
    const props = {
      ...plainProps(),
      config: checkoutConfig,
      state: statesOf(purchaseWith('stripe_checkout', atCheckout)).idle,
      start: vi.fn(async () => atCheckout),
    }
    const view = render(
      <KitContext.Provider value={{ ...defaultKit, leaveFor, ...kit }}>
        <RedirectForm {...props} {...changes} />
      </KitContext.Provider>,
    )
    const press = async () => userEvent.click(await screen.findByRole('button', { name: labels.leave }))
    return { props, leaveFor, press, unmount: view.unmount }
  }

  test('goes where the server says, and tells where to first', async () => {
    const { props, leaveFor, press } = show()
    await press()
    await waitFor(() => expect(leaveFor.mock.calls).toEqual([[atCheckout.url]]))
    expect(props.onLeave.mock.calls).toEqual([[atCheckout.url]])
    expect(props.onLeave.mock.invocationCallOrder[0]).toBeLessThan(leaveFor.mock.invocationCallOrder[0] ?? 0)
  })

  test('follows PayPal’s address where the backend names it, as for an order', async () => {
    const url = 'https://www.paypal.com/checkoutnow?token=5O190127TN364715T'
    const { leaveFor, press } = show({ config: paypalConfig, start: async () => ({ type: 'redirect', url }) })
    await press()
    await waitFor(() => expect(leaveFor.mock.calls).toEqual([[url]]))
  })

  test.each([
    ['an address that runs code', 'javascript:alert(1)', undefined],
    ['an address without encryption', 'http://checkout.stripe.com/1', undefined],
    ['a host that the host has not named', 'https://evil.example/1', ['checkout.stripe.com']],
  ])('does not go to %s, and says why', async (_, url, redirectHosts) => {
    const start = vi.fn(async () => ({ type: 'redirect', url }) as const)
    const { props, leaveFor, press } = show({ start }, redirectHosts ? { redirectHosts } : {})
    await press()
    await waitFor(() => expect(props.onApprovalFailed).toHaveBeenCalledTimes(1))
    expect(props.onApprovalFailed).toHaveBeenCalledWith({ declineCode: 'redirect_refused', retryable: true })
    expect(props.onLeave).not.toHaveBeenCalled()
    expect(leaveFor).not.toHaveBeenCalled()
    await press()
    await waitFor(() => expect(start).toHaveBeenCalledTimes(2))
  })

  test('takes nobody along who has gone on to something else meanwhile', async () => {
    let answer = (_: NextAction) => {}
    const start = () => new Promise<NextAction>((resolve) => (answer = resolve))
    const { props, leaveFor, press, unmount } = show({ start })
    await press()
    unmount()
    answer(atCheckout)
    await new Promise((resolve) => setTimeout(resolve))
    expect(props.onLeave).not.toHaveBeenCalled()
    expect(leaveFor).not.toHaveBeenCalled()
  })

  test('a page that may not leave has told where to, and is no failure', async () => {
    const { props, press } = show(
      {},
      {
        leaveFor: () => {
          throw new DOMException('The frame may not navigate.', 'SecurityError')
        },
      },
    )
    await press()
    await waitFor(() => expect(props.onLeave).toHaveBeenCalledTimes(1))
    expect(props.onApprovalFailed).not.toHaveBeenCalled()
  })
})
