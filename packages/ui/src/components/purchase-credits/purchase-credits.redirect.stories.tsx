import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { travelling } from '../../testing/travel-in-story'
import { PurchaseCredits } from './purchase-credits'

/** Paying on a provider's own page. Nobody leaves the story: what the buyer does there is done at once, and they are back. */
const meta = {
  title: 'Components/PurchaseCredits/By redirect',
  component: PurchaseCredits,
  args: { onSuccess: fn(), onCancel: fn(), onError: fn(), mode: 'amount', providers: ['stripe_checkout'] },
  parameters: { width: 880 },
} satisfies Meta<typeof PurchaseCredits>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

const state = (canvasElement: HTMLElement) =>
  canvasElement.querySelector('[data-ck-slot="purchaseCredits"]')?.getAttribute('data-state')
const reaches =
  (wanted: string): Play =>
  ({ canvasElement }) =>
    waitFor(() => expect(state(canvasElement)).toBe(wanted), { timeout: 5_000 })
const leaves =
  (vendor: string, wanted: string): Play =>
  async (context) => {
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: '$25' }))
    await userEvent.click(await canvas.findByRole('button', { name: `Continue to ${vendor}` }))
    await reaches(wanted)(context)
  }

/** Click it through: the button leads to Stripe, where the buyer pays at once. */
export const Ready: Story = { ...travelling(), play: reaches('ready') }

export const EveryWayToPay: Story = {
  args: { providers: ['stripe_checkout', 'dodo', 'paypal'] },
  ...travelling(),
  play: reaches('ready'),
}

export const Leaving: Story = { ...travelling({}, ['stay']), play: leaves('Stripe', 'leaving') }

export const LeavingCanceled: Story = {
  ...travelling({}, ['stay']),
  play: async (context) => {
    await leaves('Stripe', 'leaving')(context)
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel this purchase' }))
    await reaches('canceled')(context)
  },
}

export const StripePaid: Story = { ...travelling(), play: leaves('Stripe', 'succeeded') }

export const StripeTurnedBack: Story = {
  ...travelling({}, ['turn_back', 'pay']),
  play: leaves('Stripe', 'canceled'),
}

/** Stripe keeps a buyer whose card is declined on its page; this one turns back then. */
export const StripeDeclined: Story = {
  ...travelling({}, ['decline', 'pay']),
  play: leaves('Stripe', 'canceled'),
}

export const DodoPaid: Story = {
  args: { providers: ['dodo'] },
  ...travelling(),
  play: leaves('DodoPayments', 'succeeded'),
}

export const DodoDeclined: Story = {
  args: { providers: ['dodo'] },
  ...travelling({}, ['decline', 'pay']),
  play: leaves('DodoPayments', 'declined'),
}

/** DodoPayments does not say that a buyer has turned back; the open purchase is asked about. */
export const DodoTurnedBack: Story = {
  args: { providers: ['dodo'] },
  ...travelling({}, ['turn_back', 'pay']),
  play: leaves('DodoPayments', 'resumable'),
}

export const PaypalPaid: Story = {
  args: { providers: ['paypal'] },
  ...travelling(),
  play: leaves('PayPal', 'succeeded'),
}

export const PaypalTurnedBack: Story = {
  args: { providers: ['paypal'] },
  ...travelling({}, ['turn_back', 'pay']),
  play: leaves('PayPal', 'canceled'),
}

export const PaypalDeclined: Story = {
  args: { providers: ['paypal'] },
  ...travelling({}, ['decline', 'pay']),
  play: leaves('PayPal', 'declined'),
}

/** The capture's answer is lost, after the buyer has come back. */
export const PaypalChecking: Story = {
  args: { providers: ['paypal'] },
  ...travelling({
    prepare: (mock) => {
      mock.fail('capturePurchase', { when: 'after' })
    },
  }),
  play: leaves('PayPal', 'checking'),
}

/** A bank that takes days: the credits are on their way, and something else can be bought meanwhile. */
export const PaypalSettling: Story = {
  args: { providers: ['paypal'] },
  ...travelling({}, ['pay_slowly', 'pay']),
  play: leaves('PayPal', 'crediting'),
}

export const SomethingElseMeanwhile: Story = {
  ...PaypalSettling,
  play: async (context) => {
    await leaves('PayPal', 'crediting')(context)
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Buy something else' }))
    await reaches('ready')(context)
    await canvas.findByText('25 Sky Credits on the way')
  },
}

/** The purchase that the address speaks of cannot be looked up. */
export const NotLookedUp: Story = {
  ...travelling({ prepare: (mock) => mock.fail('getPurchase', { code: 'internal' }) }),
  play: leaves('Stripe', 'resume_failed'),
}

/** The server names a page at an address that is not safe, or that the host has not listed. */
export const UnsafeAddress: Story = {
  ...travelling({
    spoil: async (answer) => {
      const text = (await answer.text()).replaceAll('https://pages.creditkit.mock', 'http://evil.example')
      return new Response(text === '' ? null : text, answer)
    },
  }),
  play: leaves('Stripe', 'unsafe'),
}
