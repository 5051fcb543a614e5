import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, waitFor } from 'storybook/test'
import { payingInstantly } from '../../testing/payments-in-story'
import { inWorld } from '../../testing/world'
import { LowBalanceBanner } from './low-balance-banner'

const meta = {
  title: 'Components/LowBalanceBanner',
  component: LowBalanceBanner,
  args: { onAddCredits: fn() },
  parameters: { width: 880 },
} satisfies Meta<typeof LowBalanceBanner>

export default meta
type Story = StoryObj<typeof meta>

const place = () => document.querySelector('[data-ck-slot="lowBalanceBanner"]')
const { history } = scenarios['low-balance']
const bought = history.filter(({ kind }) => kind === 'credit')

export const Low: Story = { parameters: inWorld({ scenario: 'low-balance' }) }

export const Zero: Story = { parameters: inWorld({ scenario: 'zero' }) }

/** A lost dispute took back what was used already. */
export const Owed: Story = { parameters: inWorld({ scenario: 'disputed' }) }

export const Narrow: Story = { parameters: { width: 327, ...inWorld({ scenario: 'low-balance' }) } }

export const OwedNarrow: Story = { parameters: { width: 327, ...inWorld({ scenario: 'disputed' }) } }

export const TwoWallets: Story = {
  parameters: inWorld({
    scenario: extend('low-balance', {
      history: [
        ...history,
        ...bought.map((step) => ({ ...step, walletId: 'virtfusion', amount: amount(20, 'VFT/0') })),
      ],
    }),
  }),
}

/** Credits that are paid for come by themselves. */
export const Pending: Story = {
  args: { lowBalanceAt: amount(5000, 'SKY/2') },
  parameters: inWorld({ scenario: 'pending-settlement' }),
}

export const NotForSale: Story = {
  parameters: inWorld({
    scenario: extend('zero', {
      wallets: scenarios.zero.wallets.map((wallet) => ({ ...wallet, purchasable: false })),
    }),
  }),
}

export const NotDismissible: Story = { args: { dismissible: false }, parameters: Low.parameters ?? {} }

export const LongName: Story = {
  parameters: {
    width: 327,
    ...inWorld({
      scenario: extend('zero', {
        branding: {
          name: { one: 'Nordlys-Infrastrukturguthabenpunkt', other: 'Nordlys-Infrastrukturguthabenpunkte' },
        },
      }),
    }),
  },
}

export const Largest: Story = {
  args: { lowBalanceAt: amount(Number.MAX_SAFE_INTEGER, 'SKY/2') },
  parameters: {
    width: 327,
    ...inWorld({
      scenario: extend('low-balance', {
        history: bought.map((step) => ({ ...step, amount: amount(Number.MAX_SAFE_INTEGER, 'SKY/2') })),
      }),
    }),
  },
}

/** Nothing is said of a balance that is well. */
export const Well: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(place()).toHaveAttribute('data-state', 'ready'))
    await expect(canvas.queryByRole('region')).toBeNull()
  },
}

/** Nothing is said while nothing is known. */
export const Loading: Story = {
  parameters: inWorld({ scenario: 'low-balance', prepare: (mock) => mock.delay('getBalances', 600_000) }),
}

/** Unknown is not low. */
export const NotLoaded: Story = {
  parameters: inWorld({ scenario: 'low-balance', prepare: (mock) => mock.fail('getBalances') }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(place()).toHaveAttribute('data-state', 'error'))
    await expect(canvas.queryByRole('region')).toBeNull()
  },
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const Dismissed: Story = {
  parameters: Low.parameters ?? {},
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Dismiss/ }))
    await expect(canvas.queryByRole('region')).toBeNull()
  },
}

/** With its room kept free the page does not move when it comes. */
export const NothingMovesWhenItComes: Story = {
  args: { reserveSpace: true },
  parameters: inWorld({ scenario: 'low-balance', prepare: (mock) => mock.delay('getBalances', 150) }),
  play: async ({ canvas }) => {
    const heightOf = () => place()?.getBoundingClientRect().height
    const before = heightOf()
    await canvas.findByRole('region')
    await expect(heightOf()).toBe(before)
  },
}

let selling: MockBackend | undefined

/** Without a host that sells credits the kit's own dialog does; the banner goes once the credits are there. */
export const Buying: Story = {
  ...payingInstantly({
    scenario: 'low-balance',
    prepare: (mock) => {
      selling = mock
    },
  }),
  tags: ['!autodocs'],
  render: () => <LowBalanceBanner />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Add credits/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(canvas.queryByRole('region')).toBeNull())
    await expect(await selling?.ledger.verify()).toEqual([])
  },
}
