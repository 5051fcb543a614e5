import { amount } from '@creditkit/contract'
import { extend, type MockBackend, type Scenario } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, waitFor } from 'storybook/test'
import { inWorld } from '../../testing/world'
import { CreditBalance } from './credit-balance'

const meta = {
  title: 'Components/CreditBalance',
  component: CreditBalance,
  args: { onAddCredits: fn() },
  parameters: { width: 420 },
} satisfies Meta<typeof CreditBalance>

export default meta
type Story = StoryObj<typeof meta>

const sky = (minor: number) => amount(minor, 'SKY/2')
/** The plain world, with so many credits in the first wallet. */
const holding = (minor: number): Scenario =>
  extend('dual-billing', {
    history:
      minor === 0
        ? []
        : [
            {
              accountId: 'acct_ada',
              kind: 'credit',
              walletId: 'credits',
              amount: sky(minor),
              type: 'purchase',
              source: 'purchase',
              minutesAgo: 60,
              description: 'Credits bought',
            },
          ],
  })

/** The first answer comes; every later one is lost. */
function failAfterFirst(mock: MockBackend) {
  const answered = setInterval(() => {
    if (!mock.requests.all('getBalances').some(({ status }) => status === 200)) return
    clearInterval(answered)
    mock.fail('getBalances')
  }, 10)
}

export const Ready: Story = {}

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getBalances', 600_000) }),
}

export const Low: Story = { parameters: inWorld({ scenario: 'low-balance' }) }

export const Zero: Story = { parameters: inWorld({ scenario: 'zero' }) }

export const Largest: Story = { parameters: inWorld({ scenario: holding(Number.MAX_SAFE_INTEGER) }) }

export const One: Story = { parameters: inWorld({ scenario: holding(100) }) }

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

export const Stale: Story = {
  parameters: inWorld({ prepare: failAfterFirst }),
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
