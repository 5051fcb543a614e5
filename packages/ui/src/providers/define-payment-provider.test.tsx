import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { definePaymentProvider } from './define-payment-provider'
import type { ConfigOf, PaymentFormProps } from './payment-provider'

const props: PaymentFormProps = {
  config: { id: 'paypal', clientId: 'public-client', environment: 'sandbox' },
  state: { status: 'idle', request: 0 },
  price: null,
  currency: 'USD',
  returnUrl: 'https://host.example/billing',
  locale: 'en',
  disabled: false,
  labels: {
    loading: 'Loading…',
    pay: 'Pay',
    leave: 'Leave',
    unavailableTitle: 'It could not be loaded',
    unavailableHint: 'Something keeps it away.',
    retry: 'Load it again',
    notEligibleTitle: 'Not for you',
    notEligibleHint: 'Choose another.',
  },
  confirm: () => true,
  start: async () => ({ type: 'paypal_order', orderId: 'ORDER-1' }),
  onLeave: () => {},
  onApproved: async () => {},
  onApprovalCanceled: () => {},
  onApprovalFailed: () => {},
  onApprovalLost: () => {},
  onClosed: () => {},
}

function Form({ config }: PaymentFormProps<ConfigOf<'paypal'>>) {
  return <p>{config.clientId}</p>
}

function Broken(): never {
  throw new Error('The vendor has made a mistake.')
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('loads the code when the form is first shown, and once for any number of forms', async () => {
  const load = vi.fn(async () => ({ default: Form }))
  const provider = definePaymentProvider('paypal', 'window', load)
  expect(load).not.toHaveBeenCalled()
  render(
    <>
      <provider.Form {...props} />
      <provider.Form {...props} />
    </>,
  )
  expect(screen.getAllByText('Loading…')).toHaveLength(2)
  expect(await screen.findAllByText('public-client')).toHaveLength(2)
  expect(load).toHaveBeenCalledTimes(1)
})

test('on a server it holds the place and loads nothing, so that the browser can take over what was drawn', () => {
  const load = vi.fn(async () => ({ default: Form }))
  const provider = definePaymentProvider('paypal', 'window', load)
  const html = renderToString(<provider.Form {...props} />)
  expect(html).toContain('Loading…')
  expect(html).not.toContain('<!--$!-->')
  expect(load).not.toHaveBeenCalled()
})

test('code that cannot be loaded says so in its place, and is loaded when asked for again', async () => {
  const load = vi
    .fn(async () => ({ default: Form }))
    .mockRejectedValueOnce(new Error('The chunk is gone after a deployment.'))
  const provider = definePaymentProvider('paypal', 'window', load)
  render(
    <>
      <p>The rest of the page</p>
      <provider.Form {...props} />
    </>,
  )
  expect(await screen.findByText('It could not be loaded')).toBeVisible()
  expect(screen.getByText('The rest of the page')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Load it again' }))
  expect(await screen.findByText('public-client')).toBeVisible()
})

test('a form that breaks takes nothing with it', async () => {
  const provider = definePaymentProvider('paypal', 'window', async () => ({ default: Broken }))
  render(
    <>
      <p>The rest of the page</p>
      <provider.Form {...props} />
    </>,
  )
  expect(await screen.findByText('It could not be loaded')).toBeVisible()
  expect(screen.getByText('The rest of the page')).toBeVisible()
})

test('a form is never shown with the configuration of another provider', async () => {
  const provider = definePaymentProvider('paypal', 'window', async () => ({ default: Form }))
  const { container } = render(
    <provider.Form {...props} config={{ id: 'stripe_checkout', environment: 'sandbox' }} />,
  )
  expect(container).toBeEmptyDOMElement()
})
