import { amount } from '@creditkit/contract'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { labels, plainProps, purchaseWith, statesOf } from '../testing/form-props'
import type { StripeForm } from './stripe-form'
import { createFakeStripe, type FakeStripeOptions } from './testing/fake-stripe'

type Props = ComponentProps<typeof StripeForm>

const action = { type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_2' } as const
const states = statesOf(purchaseWith('stripe', action))
const usd = (minor: number) => amount(minor, 'USD/2')

beforeEach(() => {
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function mount(changes: Partial<Props> = {}, behaviour: FakeStripeOptions = {}) {
  const fake = createFakeStripe(behaviour)
  fake.load()
  const { StripeForm } = await import('./stripe-form')
  const props = {
    ...plainProps(),
    config: { id: 'stripe', publishableKey: 'pk_test_public', environment: 'sandbox' },
    state: states.idle,
    start: vi.fn(async () => action),
    ...changes,
  } as const
  const page = (more: Partial<Props>) => (
    <StrictMode>
      <StripeForm {...props} {...more} />
    </StrictMode>
  )
  const view = render(page({}))
  return { ...fake, props, show: (more: Partial<Props>) => view.rerender(page(more)) }
}

const button = () => screen.findByRole('button', { name: labels.pay })
const there = (elements: readonly { readonly isThere: boolean }[]) =>
  elements.filter(({ isThere }) => isThere).length
const comeBack = () =>
  act(async () => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))

describe('the Stripe form', () => {
  test('asks Stripe for ways to pay what is chosen, in the language of the page, before there is a purchase', async () => {
    const { keys, groups, props } = await mount({ locale: 'pt-BR' })
    await button()
    expect(keys).toEqual(['pk_test_public'])
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ mode: 'payment', amount: 2500, currency: 'usd', locale: 'pt-BR' })
    expect(groups[0]).not.toHaveProperty('clientSecret')
    expect(props.start).not.toHaveBeenCalled()
  })

  test('keeps its fields while the amount, the language or the payment changes', async () => {
    const { groups, elements, show } = await mount()
    await button()
    const made = elements.length
    show({ price: usd(1) })
    show({ price: null })
    show({ price: usd(4200), locale: 'de' })
    show({ price: usd(4200), locale: 'de', state: states.awaiting, disabled: true })
    await waitFor(() => expect(groups[0]).toMatchObject({ amount: 4200, locale: 'de' }))
    expect(groups).toHaveLength(1)
    expect(elements).toHaveLength(made)
    expect(there(elements)).toBe(1)
  })

  test('pays the intent of the purchase with the fields, and leaves the page only for need', async () => {
    const { approvals, props } = await mount({ returnUrl: '' })
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    expect(approvals[0]?.asked).toMatchObject({
      clientSecret: 'pi_1_secret_2',
      confirmParams: { return_url: window.location.href },
      redirect: 'if_required',
    })
    expect(props.onApproved).not.toHaveBeenCalled()
  })

  test('takes no change of its fields while it pays', async () => {
    const { approvals, elements } = await mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    expect(elements.at(-1)?.options).toEqual({ readOnly: true })
    await act(async () => approvals[0]?.end('decline'))
    expect(elements.at(-1)?.options).toEqual({ readOnly: false })
  })

  test('begins nothing while something is missing, which Stripe’s fields say themselves', async () => {
    let missing: string | null = 'Your card number is incomplete.'
    const { approvals, props } = await mount({}, { missing: () => missing })
    await userEvent.click(await button())
    await waitFor(async () => expect(await button()).not.toHaveAttribute('aria-busy'))
    expect(props.start).not.toHaveBeenCalled()
    expect(props.onApprovalFailed).not.toHaveBeenCalled()
    missing = null
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
  })

  test('stays busy until the server has answered to the approval', async () => {
    let answer = () => {}
    const onApproved = () =>
      new Promise<void>((resolve) => {
        answer = resolve
      })
    const { approvals } = await mount({ onApproved })
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    await act(async () => approvals[0]?.end('approve'))
    expect(await button()).toHaveAttribute('aria-busy', 'true')
    await act(async () => answer())
    expect(await button()).not.toHaveAttribute('aria-busy')
  })

  test('a buyer who comes back from a bank’s page by the back button is asked about on the server, once', async () => {
    const { approvals, props } = await mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    await comeBack()
    await comeBack()
    expect(props.onApprovalLost).toHaveBeenCalledTimes(1)
    await act(async () => approvals[0]?.end('approve'))
    expect(props.onApproved).not.toHaveBeenCalled()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(2))
  })

  test('what Stripe.js throws before it sends anything is a failure; anything else it rejects with is unclear', async () => {
    const { approvals, props } = await mount()
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(1))
    const notSent = Object.assign(new Error('No element.'), { name: 'IntegrationError' })
    await act(async () => approvals[0]?.settle(notSent))
    expect(props.onApprovalFailed).toHaveBeenCalledTimes(1)
    await userEvent.click(await button())
    await waitFor(() => expect(approvals).toHaveLength(2))
    await act(async () => approvals[1]?.settle(new TypeError('It broke.')))
    expect(props.onApprovalLost).toHaveBeenCalledTimes(1)
  })

  test('holds its place until the fields are there', async () => {
    const { elements } = await mount({}, { loads: 'never' })
    await waitFor(() => expect(there(elements)).toBe(1))
    expect(screen.getByText(labels.loading)).toBeInTheDocument()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('fields that cannot be loaded are loaded anew when asked for again', async () => {
    const behaviour: { loads: FakeStripeOptions['loads'] } = { loads: 'broken' }
    const { elements } = await mount({}, behaviour)
    expect(await screen.findByText(labels.unavailableTitle)).toBeVisible()
    expect(there(elements)).toBe(0)
    behaviour.loads = 'ready'
    await userEvent.click(screen.getByRole('button', { name: labels.retry }))
    await button()
    expect(there(elements)).toBe(1)
  })

  test('what Stripe refuses to charge is offered again with another amount', async () => {
    const behaviour: { loads: FakeStripeOptions['loads'] } = { loads: 'refused' }
    const { show } = await mount({ price: usd(10) }, behaviour)
    expect(await screen.findByText(labels.notEligibleTitle)).toBeVisible()
    behaviour.loads = 'ready'
    show({ price: usd(5000) })
    await button()
    expect(screen.queryByText(labels.notEligibleTitle)).not.toBeInTheDocument()
  })

  test('says so of a price that Stripe cannot charge exactly, and asks it for nothing', async () => {
    const { groups } = await mount({ price: amount(123_456_789_00, 'USD/2') })
    expect(await screen.findByText(labels.notEligibleTitle)).toBeVisible()
    expect(groups).toHaveLength(0)
  })

  test('is shown before anything that can be bought is chosen', async () => {
    const { groups } = await mount({ price: null, currency: 'JPY' })
    await button()
    expect(groups[0]).toMatchObject({ amount: 1000, currency: 'jpy' })
  })
})
