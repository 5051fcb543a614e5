import { createPurchaseFlow, readPurchaseReturn } from '@creditkit/client'
import { useCreditsClient } from '@creditkit/client/react'
import { amount } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ReactNode, useEffect, useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { openReceipt } from '../../testing/open-receipt'
import { decideOnPage, type PageDecision } from '../../testing/payment-page'
import { type Journey, travelling } from '../../testing/travel-in-story'
import { inWorld, type WorldOptions } from '../../testing/world'
import { PurchaseReturn } from './purchase-return'

/** The page that a payment provider sends the buyer back to. */
const meta = {
  title: 'Components/PurchaseReturn',
  component: PurchaseReturn,
  args: { continueUrl: '/billing', onContinue: fn(), onSuccess: fn(), onCancel: fn(), onError: fn() },
  parameters: { width: 640 },
} satisfies Meta<typeof PurchaseReturn>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>
type Provider = 'stripe_checkout' | 'dodo' | 'paypal'

/** Longer than anybody looks at a story. */
const FOREVER_MS = 3_600_000

const state = (canvasElement: HTMLElement) =>
  canvasElement.querySelector('[data-ck-slot="purchaseReturn"]')?.getAttribute('data-state')
const reaches =
  (wanted: string): Play =>
  ({ canvasElement }) =>
    waitFor(() => expect(state(canvasElement)).toBe(wanted), { timeout: 10_000 })

interface ArrivalProps {
  readonly provider: Provider
  readonly decision: PageDecision
  readonly mock: () => MockBackend | undefined
  readonly afterwards: ((mock: MockBackend) => void) | undefined
  readonly children: ReactNode
}

/** A buyer who has left another page with $25, has decided on the provider's, and arrives here. */
function Arrival({ provider, decision, mock, afterwards, children }: ArrivalProps) {
  const client = useCreditsClient()
  const [isHere, setHere] = useState(false)

  useEffect(() => {
    async function travel() {
      const world = mock()
      if (!world) return
      const flow = createPurchaseFlow({ client, accountId: 'acct_ada', walletId: 'credits' })
      const session = provider === 'stripe_checkout' ? '&session_id={CHECKOUT_SESSION_ID}' : ''
      const { href } = window.location
      const returnUrl = (readPurchaseReturn(href)?.cleanUrl ?? href) + session
      const draft = { walletId: 'credits', provider, money: amount(2500, 'USD/2'), returnUrl }
      const left = await flow.start(draft)
      const action = left.status === 'awaiting_approval' ? left.purchase.nextAction : undefined
      if (!action || action.type === 'stripe_payment_intent') return
      const url = action.type === 'redirect' ? action.url : `https://paypal.test/?token=${action.orderId}`
      const back = await decideOnPage(world, url, decision)
      window.history.replaceState(window.history.state, '', back)
      afterwards?.(world)
      setHere(true)
    }
    void travel()
  }, [client, provider, decision, mock, afterwards])

  return isHere ? children : null
}

interface ArrivingOptions extends Pick<WorldOptions, 'prepare'> {
  readonly provider?: Provider
  /** Happens after the buyer has decided, before this page is shown. */
  readonly afterwards?: (mock: MockBackend) => void
  readonly next?: readonly Journey[]
}

function arriving(decision: PageDecision, wanted: string, options: ArrivingOptions = {}): Story {
  const { provider = 'stripe_checkout', afterwards, next = ['pay'], prepare } = options
  const worlds: MockBackend[] = []
  const latest = () => worlds.at(-1)
  const { parameters, decorators } = travelling(
    {
      prepare: async (mock) => {
        worlds.push(mock)
        await prepare?.(mock)
      },
    },
    next,
  )
  const arrive: (typeof decorators)[number] = (Story) => (
    <Arrival decision={decision} mock={latest} provider={provider} afterwards={afterwards}>
      <Story />
    </Arrival>
  )
  const [travel, ...rest] = decorators
  return {
    parameters,
    decorators: [...(travel ? [travel] : []), arrive, ...rest],
    play: reaches(wanted),
  }
}

export const Succeeded: Story = arriving('pay', 'succeeded')

export const ReceiptOpen: Story = {
  ...arriving('pay', 'succeeded'),
  tags: ['!autodocs'],
  play: async (context) => {
    await reaches('succeeded')(context)
    await openReceipt()
  },
}

export const PaypalSucceeded: Story = arriving('pay', 'succeeded', { provider: 'paypal' })

export const DodoSucceeded: Story = arriving('pay', 'succeeded', { provider: 'dodo' })

export const Finding: Story = arriving('pay', 'finding', {
  afterwards: (mock) => mock.delay('getPurchase', FOREVER_MS),
})

export const Confirming: Story = arriving('pay', 'confirming', {
  provider: 'paypal',
  afterwards: (mock) => mock.delay('capturePurchase', FOREVER_MS),
})

/** A bank that takes days. */
export const Settling: Story = arriving('pay_slowly', 'crediting', { provider: 'paypal' })

/** The answer to the capture is lost, and so is every question about it. */
export const Checking: Story = arriving('pay', 'checking', {
  provider: 'paypal',
  afterwards: (mock) => {
    mock.fail('capturePurchase', { when: 'after' })
    mock.delay('capturePurchase', 500)
    const timer = setInterval(() => {
      if (mock.requests.all('capturePurchase').length === 0) return
      clearInterval(timer)
      mock.fail('getPurchase')
    }, 50)
  },
})

/** Press the button: the buyer pays after all, and is back at once. */
export const TurnedBack: Story = arriving('turn_back', 'canceled')

export const TurnedBackThenPaid: Story = {
  ...arriving('turn_back', 'canceled'),
  play: async (context) => {
    await reaches('canceled')(context)
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue to Stripe' }))
    await reaches('succeeded')(context)
  },
}

/** DodoPayments does not say that a buyer has turned back. */
export const NotPaid: Story = arriving('turn_back', 'not_approved', { provider: 'dodo' })

export const GivenUp: Story = {
  ...arriving('turn_back', 'canceled'),
  play: async (context) => {
    await reaches('canceled')(context)
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Give it up' }))
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Give it up' })).toBeNull())
    await reaches('canceled')(context)
  },
}

export const Declined: Story = arriving('decline', 'declined', { provider: 'dodo' })

export const PaypalDeclined: Story = arriving('decline', 'declined', { provider: 'paypal' })

export const Leaving: Story = {
  ...arriving('turn_back', 'canceled', { next: ['stay'] }),
  play: async (context) => {
    await reaches('canceled')(context)
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue to Stripe' }))
    await reaches('leaving')(context)
  },
}

export const Expired: Story = arriving('turn_back', 'expired', {
  afterwards: (mock) => void mock.clock.advance({ days: 2 }),
})

/** Nobody comes back from anything, or from what is credited already. */
export const Nothing: Story = { play: reaches('nothing') }

export const NothingAndNoBalance: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) }),
  play: reaches('nothing'),
}

export const NowhereToGoOn: Story = { render: () => <PurchaseReturn />, play: reaches('nothing') }

export const Failed: Story = arriving('pay', 'error', {
  afterwards: (mock) => mock.fail('getPurchase', { code: 'internal' }),
})

export const Offline: Story = arriving('pay', 'error', { afterwards: (mock) => mock.offline() })

export const SignedOut: Story = arriving('pay', 'signed_out', { afterwards: (mock) => mock.as(null) })

export const Forbidden: Story = arriving('pay', 'forbidden', {
  afterwards: (mock) => mock.fail('getPurchase', { code: 'forbidden' }),
})
