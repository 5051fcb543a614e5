import type { PurchaseState } from '@creditkit/client'
import { amount, type NextAction, type Purchase } from '@creditkit/contract'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PaypalForm } from './paypal-form'
import { installFakePaypal } from './testing/fake-paypal'

type Props = ComponentProps<typeof PaypalForm>

const purchase: Purchase = {
  id: 'pur_1',
  walletId: 'main',
  credits: amount(25, 'CREDIT/0'),
  price: amount(2500, 'USD/2'),
  provider: 'paypal',
  status: 'requires_action',
  nextAction: { type: 'paypal_order', orderId: 'ORDER-1' },
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
}
const idle: PurchaseState = { status: 'idle', request: 0 }
const awaiting: PurchaseState = { status: 'awaiting_approval', request: 1, purchase }
const order = (orderId: string): NextAction => ({ type: 'paypal_order', orderId })

function propsWith(changes: Partial<Props> = {}): Props {
  return {
    config: { id: 'paypal', clientId: 'public-client', environment: 'sandbox' },
    state: idle,
    price: null,
    currency: 'USD',
    returnUrl: 'https://host.example/billing',
    locale: 'en',
    disabled: false,
    labels: {
      loading: 'Loading PayPal…',
      pay: 'Pay',
      leave: 'Leave',
      unavailableTitle: 'PayPal could not be loaded',
      unavailableHint: 'Something keeps its script away.',
      retry: 'Load it again',
      notEligibleTitle: 'PayPal is not available to you',
      notEligibleHint: 'Choose another way to pay.',
    },
    confirm: () => true,
    start: vi.fn(async () => order('ORDER-1')),
    onApproved: vi.fn(async () => {}),
    onApprovalCanceled: vi.fn(),
    onApprovalFailed: vi.fn(),
    onClosed: vi.fn(),
    ...changes,
  }
}

function mount(changes: Partial<Props> = {}) {
  const props = propsWith(changes)
  const page = (more: Partial<Props>) => (
    <StrictMode>
      <PaypalForm {...props} {...more} />
    </StrictMode>
  )
  const view = render(page({}))
  return { props, show: (more: Partial<Props>) => view.rerender(page(more)), unmount: view.unmount }
}

const button = () =>
  waitFor(() => {
    const found = document.querySelector('paypal-button')
    if (!(found instanceof HTMLElement)) throw new Error('PayPal shows no button yet.')
    return found
  })
const rejections = vi.fn()

beforeEach(() => {
  rejections.mockReset()
  process.on('unhandledRejection', rejections)
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  process.off('unhandledRejection', rejections)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  expect(rejections).not.toHaveBeenCalled()
})

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

describe('the PayPal form', () => {
  test('loads with the public client id of the provider, for a checkout, once per mount', async () => {
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

  test('makes the order in the click and hands the approval on', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    expect(approvals[0]?.orderId).toBe('ORDER-1')
    expect(props.start).toHaveBeenCalledTimes(1)

    await act(async () => approvals[0]?.approve())
    expect(props.onApproved).toHaveBeenCalledTimes(1)
    expect(props.onApprovalFailed).not.toHaveBeenCalled()
    expect(props.onClosed).toHaveBeenCalledTimes(1)
  })

  test('two clicks in a row are one order and one approval', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount()
    const target = await button()
    await userEvent.dblClick(target)
    act(() => target.click())
    await settle()
    expect(props.start).toHaveBeenCalledTimes(1)
    expect(approvals).toHaveLength(1)
  })

  test('after the buyer turned back, the next click begins again', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    act(() => approvals[0]?.cancel())
    expect(props.onApprovalCanceled).toHaveBeenCalledTimes(1)
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(2))
  })

  test('opens nothing while the buyer has something to mend', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount({ confirm: () => false })
    await userEvent.click(await button())
    await settle()
    expect(props.start).not.toHaveBeenCalled()
    expect(approvals).toHaveLength(0)
  })

  test('an order that cannot be made is told once to the flow and never an unhandled rejection', async () => {
    installFakePaypal()
    const { props } = mount({
      start: () => Promise.reject(new Error('The server is away.')),
    })
    await userEvent.click(await button())
    await waitFor(() => expect(props.onApprovalFailed).toHaveBeenCalled())
    await settle()
    await userEvent.click(await button())
    await settle()
  })

  test('a purchase that is not one of PayPal’s is not approved with PayPal', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount({ start: async () => ({ type: 'redirect', url: 'https://example.com' }) })
    await userEvent.click(await button())
    await waitFor(() => expect(props.onApprovalFailed).toHaveBeenCalled())
    expect(approvals).toHaveLength(0)
  })

  test('PayPal calls what the latest render wants to be called', async () => {
    const { approvals } = installFakePaypal()
    const { show } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    const latest = vi.fn(async () => {})
    show({ state: awaiting, onApproved: latest })
    await act(async () => approvals[0]?.approve())
    expect(latest).toHaveBeenCalledTimes(1)
  })

  test('the button stays the same element while an approval runs', async () => {
    const { approvals, canceled } = installFakePaypal()
    const { show } = mount()
    const before = await button()
    await userEvent.click(before)
    await waitFor(() => expect(approvals).toHaveLength(1))
    show({ state: { status: 'creating', request: 1, draft: { walletId: 'main', provider: 'paypal' } } })
    show({ state: awaiting, disabled: true })
    expect(await button()).toBe(before)
    expect(canceled).not.toHaveBeenCalled()
  })

  test('closes what is open once the purchase has gone elsewhere, and can begin again', async () => {
    const { approvals, canceled } = installFakePaypal()
    const { show } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    show({ state: awaiting })
    show({ state: { status: 'settling', request: 1, purchase: { ...purchase, status: 'processing' } } })
    await waitFor(() => expect(canceled).toHaveBeenCalled())
    show({ state: idle })
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(2))
  })

  test('does nothing while disabled', async () => {
    const { approvals } = installFakePaypal()
    const { props } = mount({ disabled: true })
    await userEvent.click(await button())
    await settle()
    expect(props.start).not.toHaveBeenCalled()
    expect(approvals).toHaveLength(0)
  })

  test('says that PayPal does not serve this buyer, and shows no button', async () => {
    installFakePaypal({ eligible: false })
    mount()
    expect(await screen.findByText('PayPal is not available to you')).toBeInTheDocument()
    expect(document.querySelector('paypal-button')).toBeNull()
  })

  test('an instance that is refused shows a notice, and loading again gets the button', async () => {
    installFakePaypal({ rejectInstances: 1 })
    mount()
    expect(await screen.findByText('PayPal could not be loaded')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Load it again' }))
    await button()
  })

  test('a script that does not come shows a notice, and loading again gets the button', async () => {
    const append = vi.spyOn(document.head, 'appendChild').mockImplementation((node) => {
      queueMicrotask(() => node.dispatchEvent(new Event('error')))
      return node
    })
    mount()
    expect(screen.getByText('Loading PayPal…')).toBeInTheDocument()
    expect(await screen.findByText('PayPal could not be loaded', {}, { timeout: 3000 })).toBeInTheDocument()
    expect(append).toHaveBeenCalled()

    append.mockRestore()
    installFakePaypal()
    await userEvent.click(screen.getByRole('button', { name: 'Load it again' }))
    await button()
  })

  test('leaves nothing behind when it goes while PayPal is open', async () => {
    const { approvals } = installFakePaypal()
    const { unmount } = mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    unmount()
    await settle()
  })
})
