import { createPurchaseFlow } from '@creditkit/client'
import { useCreditsClient } from '@creditkit/client/react'
import { amount } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ReactNode, useEffect, useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { paypal } from '../../providers/paypal/index'
import { openReceipt } from '../../testing/open-receipt'
import { payingInstantly, withPayments } from '../../testing/payments-in-story'
import { installPaypal } from '../../testing/paypal-in-world'
import { inWorld } from '../../testing/world'
import { PurchaseCredits } from './purchase-credits'

const meta = {
  title: 'Components/PurchaseCredits',
  component: PurchaseCredits,
  args: { onSuccess: fn(), onCancel: fn(), onError: fn() },
  parameters: { width: 880 },
} satisfies Meta<typeof PurchaseCredits>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

const plain = scenarios['dual-billing']
const [skyWallet, ...otherWallets] = plain.wallets
const usd = (minor: number) => amount(minor, 'USD/2')
/** Longer than anybody looks at a story. */
const FOREVER_MS = 3_600_000

const state = (canvasElement: HTMLElement) =>
  canvasElement.querySelector('[data-ck-slot="purchaseCredits"]')?.getAttribute('data-state')
const reaches =
  (wanted: string): Play =>
  ({ canvasElement }) =>
    waitFor(() => expect(state(canvasElement)).toBe(wanted), { timeout: 5_000 })
const pays =
  (wanted: string, clicks = 1): Play =>
  async (context) => {
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: '$25' }))
    for (let click = 0; click < clicks; click += 1) {
      await userEvent.click(await canvas.findByRole('button', { name: 'Pay with PayPal' }))
    }
    await reaches(wanted)(context)
  }
/** Leaves a purchase unfinished, as a closed tab would, and then shows the page anew. */
function AfterReload({ children }: { readonly children: ReactNode }) {
  const client = useCreditsClient()
  const [isLeft, setLeft] = useState(false)
  useEffect(() => {
    const flow = createPurchaseFlow({ client, accountId: 'acct_ada', walletId: 'credits' })
    void flow.start({ walletId: 'credits', provider: 'paypal', money: usd(2500) }).then(() => setLeft(true))
  }, [client])
  return isLeft ? children : null
}

/** The whole of it, with PayPal's real SDK and a PayPal of the story's own: click it through. */
export const Ready: Story = {
  decorators: [withPayments([paypal])],
  parameters: inWorld({ prepare: (mock) => installPaypal(mock) }),
  play: reaches('ready'),
}

export const Loading: Story = payingInstantly({ prepare: (mock) => mock.delay('getConfig', FOREVER_MS) })

export const Creating: Story = {
  ...payingInstantly({ prepare: (mock) => mock.delay('createPurchase', FOREVER_MS) }),
  play: pays('creating'),
}

export const Approving: Story = { ...payingInstantly({}, ['open']), play: pays('approving') }

export const Confirming: Story = {
  ...payingInstantly({ prepare: (mock) => mock.delay('capturePurchase', FOREVER_MS) }),
  play: pays('confirming'),
}

export const Crediting: Story = {
  ...payingInstantly({}, ['approve_echeck']),
  play: pays('crediting'),
}

export const Checking: Story = {
  ...payingInstantly({
    prepare: (mock) => {
      mock.fail('capturePurchase', { when: 'after' })
      mock.fail('getPurchase')
    },
  }),
  play: pays('checking'),
}

export const Unpaid: Story = {
  ...payingInstantly({
    prepare: (mock) => mock.fail('capturePurchase'),
  }),
  play: async (context) => {
    await pays('checking')(context)
    await waitFor(() => expect(state(context.canvasElement)).toBe('unpaid'), { timeout: 15_000 })
  },
}

export const Succeeded: Story = { ...payingInstantly(), play: pays('succeeded') }

export const ReceiptOpen: Story = {
  ...payingInstantly(),
  tags: ['!autodocs'],
  play: async (context) => {
    await userEvent.click(
      await within(context.canvasElement).findByRole('button', { name: 'Pay with PayPal' }),
    )
    await reaches('succeeded')(context)
    await openReceipt()
  },
}

export const Declined: Story = {
  ...payingInstantly({ prepare: (mock) => mock.providers.paypal.declineNext() }),
  play: pays('declined'),
}

export const Canceled: Story = { ...payingInstantly({}, ['cancel']), play: pays('canceled') }

export const FailedToCreate: Story = {
  ...payingInstantly({ prepare: (mock) => mock.fail('createPurchase', { code: 'internal' }) }),
  play: pays('failed'),
}

export const FailedInTheWindow: Story = { ...payingInstantly({}, ['fail']), play: pays('failed') }

export const Expired: Story = { ...payingInstantly({}, ['expire']), play: pays('expired') }

export const NotApproved: Story = { ...payingInstantly({}, ['claim']), play: pays('not_approved') }

/** A purchase was left before it was approved, and the page was loaded again. */
export const Resumable: Story = {
  ...payingInstantly(),
  render: (args) => (
    <AfterReload>
      <PurchaseCredits {...args} />
    </AfterReload>
  ),
  play: reaches('resumable'),
}

export const Continued: Story = {
  ...Resumable,
  play: async (context) => {
    await reaches('resumable')(context)
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: 'Continue' }))
    await reaches('approvable')(context)
  },
}

export const Discarded: Story = {
  ...Resumable,
  play: async (context) => {
    await reaches('resumable')(context)
    await userEvent.click(await within(context.canvasElement).findByRole('button', { name: 'Cancel it' }))
    await reaches('canceled')(context)
  },
}

export const PaypalNotEligible: Story = {
  decorators: [withPayments([paypal])],
  parameters: inWorld({
    scenario: extend(plain, {
      providers: [{ id: 'paypal', clientId: 'elsewhere', environment: 'sandbox' }],
    }),
    prepare: (mock) => installPaypal(mock, { clientId: 'elsewhere', isEligible: false }),
  }),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('PayPal cannot be used here', {}, { timeout: 5_000 })
  },
}

export const PaypalBlocked: Story = {
  decorators: [withPayments([paypal])],
  parameters: inWorld({
    scenario: extend(plain, {
      providers: [{ id: 'paypal', clientId: 'unknown-client', environment: 'sandbox' }],
    }),
    prepare: (mock) => installPaypal(mock),
  }),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('PayPal could not be loaded', {}, { timeout: 5_000 })
  },
}

export const Failed: Story = payingInstantly({
  prepare: (mock) => mock.fail('getConfig', { code: 'internal' }),
})

export const Offline: Story = payingInstantly({ scenario: 'offline' })

export const SignedOut: Story = payingInstantly({ scenario: 'signed-out' })

export const Forbidden: Story = payingInstantly({ scenario: 'forbidden' })

export const NoSuchWallet: Story = { args: { walletId: 'gone' }, ...payingInstantly() }

export const NotPurchasable: Story = payingInstantly({
  scenario: extend(plain, {
    wallets: skyWallet ? [{ ...skyWallet, purchasable: false }, ...otherWallets] : [],
  }),
})

export const WalletUnavailable: Story = {
  args: { walletId: 'virtfusion' },
  ...payingInstantly({ scenario: 'wallet-outage' }),
}

export const NoWayToPay: Story = { decorators: [withPayments([])] }

export const Unbranded: Story = payingInstantly({ scenario: 'unbranded' })
