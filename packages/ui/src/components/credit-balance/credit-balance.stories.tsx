import { amount } from '@creditkit/contract'
import { extend, type Scenario } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { inWorld } from '../../testing/world'
import { CreditBalance } from './credit-balance'

const meta = {
  title: 'Components/CreditBalance',
  component: CreditBalance,
  args: { onAddCredits: fn() },
  parameters: { width: 460 },
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
