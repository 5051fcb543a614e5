import { extend, type MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, waitFor } from 'storybook/test'
import { got, setAside, used, withPast } from '../../testing/balances'
import { inWorld } from '../../testing/world'
import { CreditBalance } from './credit-balance'

const meta = {
  title: 'Components/CreditBalance',
  component: CreditBalance,
  args: { onAddCredits: fn() },
  parameters: { width: 420, ...inWorld({ clock: 'present' }) },
} satisfies Meta<typeof CreditBalance>

export default meta
type Story = StoryObj<typeof meta>

/** The first answer comes; every later one is lost, however soon it is asked for. */
function failAfterFirst(answer: Response, mock: MockBackend) {
  if (mock.requests.all('getBalances').length > 0) mock.fail('getBalances')
  return answer
}

export const Ready: Story = {}

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getBalances', 600_000) }),
}

export const Low: Story = { parameters: inWorld({ scenario: 'low-balance' }) }

export const Zero: Story = { parameters: inWorld({ scenario: 'zero' }) }

/** A lost dispute took back what was used already. */
export const Owed: Story = { parameters: inWorld({ scenario: 'disputed' }) }

/** Some of it is reserved, which is not the same as gone. */
export const Held: Story = {
  parameters: inWorld({ scenario: withPast(got(5000)), prepare: (mock) => setAside(mock, 850) }),
}

/** Some of it is paid for and cannot be spent yet. */
export const Pending: Story = { parameters: inWorld({ scenario: 'pending-settlement' }) }

export const ExpiringSoon: Story = { parameters: inWorld({ scenario: 'expiring-soon' }) }

export const WithoutBuying: Story = { ...Low, render: () => <CreditBalance /> }

/** Without an icon, a long name of credits. */
export const LongName: Story = {
  args: { showIcon: false },
  parameters: inWorld({
    scenario: extend('dual-billing', {
      branding: {
        name: {
          one: 'Nordlys-Infrastrukturguthabenpunkt',
          other: 'Nordlys-Infrastrukturguthabenpunkte',
        },
      },
    }),
  }),
}

export const Largest: Story = { parameters: inWorld({ scenario: withPast(got(Number.MAX_SAFE_INTEGER)) }) }

export const One: Story = { parameters: inWorld({ scenario: withPast(got(100)) }) }

export const Unbranded: Story = {
  parameters: inWorld({ scenario: 'unbranded' }),
}

export const Branded: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      branding: { name: { one: 'Nordlys Point', other: 'Nordlys Points' }, symbol: 'N', color: '#0f766e' },
    }),
  }),
}

export const ExternalWallet: Story = { args: { walletId: 'virtfusion' } }

export const Unavailable: Story = {
  args: { walletId: 'virtfusion' },
  parameters: inWorld({ scenario: 'wallet-outage' }),
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const NoSuchWallet: Story = { args: { walletId: 'atlantis' } }

export const Details: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('27.50')
    await userEvent.click(canvas.getByRole('button', { name: 'Details' }))
    await expect(canvas.getByText('Available now')).toBeVisible()
  },
}

const expiring = [got(2000, { daysAgo: 20 }), got(1200, { daysAgo: 20, source: 'promo', expiresInDays: 9 })]

async function openDetails({ canvas, userEvent }: Parameters<NonNullable<Story['play']>>[0]) {
  await waitFor(() => expect(canvas.getByRole('button', { name: 'Details' })).toBeEnabled())
  await userEvent.click(canvas.getByRole('button', { name: 'Details' }))
}

/** At the pace of the last days some of what expires will be left over. */
export const ForecastUnused: Story = {
  parameters: inWorld({ scenario: withPast(...expiring, ...used(100, 12, 6, 2)) }),
  play: async (context) => {
    await openDetails(context)
    await expect(await context.canvas.findByText(/will expire unused/)).toBeVisible()
  },
}

/** At the pace of the last days all of what expires will be used before. */
export const ForecastUsed: Story = {
  parameters: inWorld({ scenario: withPast(...expiring, ...used(350, 12, 6, 2)) }),
  play: async (context) => {
    await openDetails(context)
    await expect(await context.canvas.findByText(/before they expire/)).toBeVisible()
  },
}

/** The details are open and the pace is not known yet. */
export const ForecastLoading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('listTransactions', 600_000) }),
  play: openDetails,
}

export const Stale: Story = {
  parameters: inWorld({ spoil: failAfterFirst }),
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('27.50')
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh balance' }))
    await expect(await canvas.findByText(/^As of/)).toBeVisible()
  },
}

export const Refreshing: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getBalances', 400) }),
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('27.50')
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh balance' }))
  },
}

export const Compact: Story = { args: { variant: 'compact' } }

export const CompactDetails: Story = {
  args: { variant: 'compact' },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('27.50')
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() => expect(screen.getByText('Available now')).toBeVisible())
  },
}

export const CompactLow: Story = { args: { variant: 'compact' }, parameters: Low.parameters ?? {} }

export const CompactOwed: Story = {
  args: { variant: 'compact' },
  parameters: Owed.parameters ?? {},
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('Owed')
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() => expect(screen.getByText(/Add credits to settle it/)).toBeVisible())
  },
}

export const CompactLoading: Story = { args: { variant: 'compact' }, parameters: Loading.parameters ?? {} }

export const CompactError: Story = { args: { variant: 'compact' }, parameters: Offline.parameters ?? {} }

export const CompactUnavailable: Story = {
  args: { variant: 'compact', walletId: 'virtfusion' },
  parameters: Unavailable.parameters ?? {},
}

export const Inline: Story = {
  args: { variant: 'inline' },
  render: (args) => (
    <p>
      You have <CreditBalance {...args} /> to spend.
    </p>
  ),
}

export const InlineLow: Story = { ...Inline, parameters: Low.parameters ?? {} }

export const InlineLoading: Story = { ...Inline, parameters: Loading.parameters ?? {} }

export const InlineError: Story = { ...Inline, parameters: Offline.parameters ?? {} }

export const OwnAppearance: Story = {
  args: {
    appearance: {
      variables: { colorPrimary: '#0f766e', radius: '14px' },
      elements: { card: { boxShadow: 'none' }, creditBalanceAdd: { borderRadius: 999 } },
    },
  },
}

export const NothingMovesWhenItComes: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getBalances', 150) }),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="creditBalance"]')?.getBoundingClientRect().height
    const before = heightOf()
    await canvas.findByText('27.50')
    await expect(heightOf()).toBe(before)
  },
}
