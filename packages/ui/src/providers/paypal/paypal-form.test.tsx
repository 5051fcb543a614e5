import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { plainProps, purchaseWith, statesOf } from '../testing/form-props'
import { PaypalForm } from './paypal-form'
import { installFakePaypal } from './testing/fake-paypal'

type Props = ComponentProps<typeof PaypalForm>

const action = { type: 'paypal_order', orderId: 'ORDER-1' } as const
const states = statesOf(purchaseWith('paypal', action))

function mount(changes: Partial<Props> = {}) {
  const props = {
    ...plainProps(),
    config: { id: 'paypal', clientId: 'public-client', environment: 'sandbox' },
    state: states.idle,
    start: vi.fn(async () => action),
    ...changes,
  } as const
  const page = (more: Partial<Props>) => (
    <StrictMode>
      <PaypalForm {...props} {...more} />
    </StrictMode>
  )
  const view = render(page({}))
  return { props, show: (more: Partial<Props>) => view.rerender(page(more)) }
}

const button = () =>
  waitFor(() => {
    const found = document.querySelector('paypal-button')
    if (!(found instanceof HTMLElement)) throw new Error('PayPal shows no button yet.')
    return found
  })

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

describe('the PayPal form', () => {
  test('loads with the public client id of the provider, for a checkout', async () => {
    const { instances } = installFakePaypal()
    mount({ locale: 'pt-BR' })
    await button()
    expect(instances.at(-1)).toMatchObject({
      clientId: 'public-client',
      components: ['paypal-payments'],
      pageType: 'checkout',
      locale: 'pt-BR',
    })
  })

  test('names no locale that has no country, and keeps the first one while it is shown', async () => {
    const { instances } = installFakePaypal()
    const { show } = mount({ locale: 'de' })
    await button()
    const made = instances.length
    show({ locale: 'fr-FR' })
    await settle()
    expect(instances).toHaveLength(made)
    expect(instances.every((options) => options.locale === undefined)).toBe(true)
  })

  test('approves the order of the purchase, and says when its window is gone', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    expect(approvals[0]?.orderId).toBe('ORDER-1')
    expect(props.onClosed).not.toHaveBeenCalled()
    await act(async () => approvals[0]?.end('approve'))
    expect(props.onClosed).toHaveBeenCalledTimes(1)
  })

  test('closes what is open once the purchase has gone elsewhere, and tells nothing of it', async () => {
    const { approvals, canceled } = installFakePaypal()
    const { props, show } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    show({ state: states.awaiting })
    expect(canceled).not.toHaveBeenCalled()
    show({ state: states.settling })
    await waitFor(() => expect(canceled).toHaveBeenCalled())
    await act(async () => approvals[0]?.end('cancel'))
    expect(props.onApprovalCanceled).not.toHaveBeenCalled()
  })

  test('an instance that is refused shows a notice, and loading again gets the button', async () => {
    installFakePaypal({ rejectInstances: 1 })
    mount()
    expect(await screen.findByText('It could not be loaded')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Load it again' }))
    await button()
  })
})
