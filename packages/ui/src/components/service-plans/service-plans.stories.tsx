import { amount } from '@creditkit/contract'
import { extend, type MockBackend, type Scenario, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, userEvent, waitFor, type within } from 'storybook/test'
import { payingInstantly } from '../../testing/payments-in-story'
import { inWorld } from '../../testing/world'
import { ServicePlans } from './service-plans'

const meta = {
  title: 'Components/ServicePlans',
  component: ServicePlans,
  args: { onSubscribed: fn(), onCanceled: fn() },
  parameters: { width: 920 },
  decorators: payingInstantly().decorators,
} satisfies Meta<typeof ServicePlans>

export default meta
type Story = StoryObj<typeof meta>
type Canvas = ReturnType<typeof within>

const { plans } = scenarios['dual-billing']
const sky = (minor: number) => amount(minor, 'SKY/2')

/** The hosting company, where Ada holds one subscription. */
const subscribed = (planId: string, months: number, autoRenew: boolean, changes: Partial<Scenario> = {}) =>
  extend('dual-billing', {
    subscriptions: [
      { id: 'sub_1', accountId: 'acct_ada', planId, startedMinutesAgo: 3 * 24 * 60, months, autoRenew },
    ],
    ...changes,
  })
/** With so many hundredths of a credit. */
const holding = (minor: number): Pick<Scenario, 'history'> => ({
  history: [
    {
      accountId: 'acct_ada',
      kind: 'credit',
      walletId: 'credits',
      amount: sky(minor),
      type: 'purchase',
      source: 'purchase',
      description: 'Credits bought',
      minutesAgo: 60,
    },
  ],
})
const world = (prepare: (mock: MockBackend) => void | Promise<void>) => inWorld({ prepare })

const openPlan = async (canvas: Canvas, plan: string) => {
  await userEvent.click(await canvas.findByRole('button', { name: `Subscribe to ${plan}` }))
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(dialog).toBeVisible())
}
const confirm = async () => userEvent.click(await screen.findByRole('button', { name: /^Subscribe for/ }))

export const Ready: Story = {}

export const Loading: Story = { parameters: world((mock) => mock.delay('*', 600_000)) }

export const Empty: Story = {
  parameters: inWorld({ scenario: extend('dual-billing', { plans: [], subscriptions: [] }) }),
}

export const ErrorWithRetry: Story = {
  parameters: world((mock) => mock.fail('listPlans', { code: 'internal' })),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const Forbidden: Story = { parameters: inWorld({ scenario: 'forbidden' }) }

/** The plans are known, and which of them run is not. */
export const Partial: Story = {
  parameters: world((mock) => mock.fail('listSubscriptions', { code: 'internal' })),
}

let stale: MockBackend | undefined

export const Stale: Story = {
  parameters: world((mock) => {
    stale = mock
  }),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    stale?.fail('listPlans', { code: 'internal' })
    await confirm()
    await screen.findByText('Nothing has been charged')
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await expect(await canvas.findByText(/^As of/)).toBeVisible()
  },
}

export const BalanceUnknown: Story = {
  parameters: world((mock) => mock.fail('getBalances')),
  play: ({ canvas }) => openPlan(canvas, 'DNS Pro'),
}

export const OwnLimitNames: Story = {
  args: {
    limitLabels: { zones: 'Domains', records: 'Records in all', queriesPerMonth: 'Lookups per month' },
  },
}

export const EndsWithoutRenewal: Story = {
  parameters: world(async (mock) => {
    await subscribeQuietly(mock, 'dns-pro', false)
  }),
}

export const Canceled: Story = {
  parameters: inWorld({ scenario: subscribed('dns-basic', 1, false) }),
}

export const RenewalAtRisk: Story = {
  parameters: inWorld({ scenario: subscribed('dns-pro', 1, true, holding(900)) }),
}

/** The renewal was due and the credits were not there. */
export const PastDue: Story = {
  parameters: inWorld({
    scenario: subscribed('dns-pro', 1, true, holding(900)),
    prepare: (mock) => mock.clock.advance({ days: 30 }),
  }),
}

/** It runs, and is not sold to others any more. */
export const NoLongerSold: Story = {
  parameters: inWorld({ scenario: subscribed('dns-classic', 1, true) }),
}

export const Confirm: Story = { play: ({ canvas }) => openPlan(canvas, 'DNS Pro') }

export const ConfirmOnce: Story = {
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await userEvent.click(screen.getByRole('switch', { name: 'Renew every month' }))
    await expect(screen.getByText(/^It runs for one month and ends\./)).toBeVisible()
  },
}

export const Subscribing: Story = {
  parameters: world((mock) => mock.delay('subscribe', 600_000)),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
  },
}

export const Subscribed: Story = {
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
    await expect(await screen.findByRole('dialog', { name: 'DNS Pro is active' })).toBeVisible()
  },
}

export const NotEnoughCredits: Story = { play: ({ canvas }) => openPlan(canvas, 'DNS Enterprise') }

const buying = payingInstantly({ scenario: extend('dual-billing', holding(4500)) })

export const BoughtAndBack: Story = {
  ...buying,
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Enterprise')
    await userEvent.click(screen.getByRole('switch', { name: 'Renew every month' }))
    await userEvent.click(await screen.findByRole('button', { name: /^Buy Starter/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.getByRole('button', { name: /^Subscribe for 50/ })).toHaveFocus())
    await expect(screen.getByRole('switch', { name: 'Renew every month' })).not.toBeChecked()
  },
}

let priced: MockBackend | undefined

export const PriceChanged: Story = {
  parameters: inWorld({
    prepare: (mock) => {
      priced = mock
    },
    spoil: dearerOnceAsked,
  }),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
    await expect(await screen.findByText('The price has changed')).toBeVisible()
  },
}

export const PlanGone: Story = {
  parameters: world((mock) => mock.fail('subscribe', { code: 'plan_unavailable' })),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
    await expect(await screen.findByText('This plan is not on offer any more')).toBeVisible()
  },
}

export const AlreadySubscribed: Story = {
  parameters: world((mock) => mock.fail('subscribe', { code: 'already_subscribed' })),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
    await expect(await screen.findByText('You have this plan already.')).toBeVisible()
  },
}

export const OutcomeUnknown: Story = {
  parameters: world((mock) => mock.fail('subscribe', { when: 'after', times: 1 })),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
    await expect(await screen.findByRole('button', { name: 'Check and finish' })).toBeVisible()
  },
}

export const WalletUnavailable: Story = {
  parameters: world((mock) => mock.fail('subscribe', { code: 'wallet_unavailable' })),
  play: async ({ canvas }) => {
    await openPlan(canvas, 'DNS Pro')
    await confirm()
    await expect(await screen.findByText('Nothing has been charged')).toBeVisible()
  },
}

const openCancel = async (canvas: Canvas) => {
  await userEvent.click(await canvas.findByRole('button', { name: 'Cancel plan DNS Basic' }))
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(dialog).toBeVisible())
}

export const Canceling: Story = { play: ({ canvas }) => openCancel(canvas) }

export const JustCanceled: Story = {
  play: async ({ canvas }) => {
    await openCancel(canvas)
    await userEvent.click(screen.getByRole('button', { name: 'Cancel plan' }))
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'DNS Basic' })).toHaveFocus())
  },
}

export const CancelUnknown: Story = {
  parameters: world((mock) => mock.fail('cancelSubscription', { when: 'after', times: 1 })),
  play: async ({ canvas }) => {
    await openCancel(canvas)
    await userEvent.click(screen.getByRole('button', { name: 'Cancel plan' }))
    await expect(await screen.findByText(/^We do not know yet whether it is canceled\./)).toBeVisible()
  },
}

export const LongestWords: Story = {
  parameters: {
    width: 320,
    ...inWorld({
      scenario: extend('dual-billing', {
        ...holding(900_000_000_000_000),
        plans: plans.map((plan) => ({
          ...plan,
          name: `${plan.name} Grundstücksverkehrsgenehmigungszuständigkeit`,
          price: sky(9_007_199_254_740),
          limits: { verkehrsgenehmigungszustaendigkeitsuebertragungenProMonat: 9_007_199_254_740_991 },
        })),
      }),
    }),
  },
}

export const NothingMovesWhenItComes: Story = {
  parameters: world((mock) => mock.delay('*', 150)),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="servicePlans"]')?.getBoundingClientRect().height
    const before = heightOf()
    await canvas.findByText('DNS Pro')
    await expect(heightOf()).toBe(before)
  },
}

async function subscribeQuietly(mock: MockBackend, planId: string, autoRenew: boolean) {
  await mock.fetch(`/api/plans/${planId}/subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'before' },
    body: JSON.stringify({ autoRenew }),
  })
}

/** DNS Pro costs 20 instead of 15 from the second time on that the plans of the story's world are asked for. */
async function dearerOnceAsked(answer: Response): Promise<Response> {
  const body = await answer.clone().text()
  const isAgain = (priced?.requests.all('listPlans').length ?? 0) > 1
  if (!isAgain || !body.includes('"plans":')) return answer
  return new Response(body.replace('"minor":1500', '"minor":2000'), answer)
}
