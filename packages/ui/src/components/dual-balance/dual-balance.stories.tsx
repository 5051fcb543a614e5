import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import { inWorld } from '../../testing/world'
import { DualBalance } from './dual-balance'

const meta = {
  title: 'Components/DualBalance',
  component: DualBalance,
  args: { onAddCredits: fn() },
  parameters: { width: 880 },
} satisfies Meta<typeof DualBalance>

export default meta
type Story = StoryObj<typeof meta>

const { wallets, history, branding } = scenarios['dual-billing']
const [first, second] = wallets
if (!first || !second) throw new Error('The dual-billing world has two wallets.')

let stale: MockBackend | undefined

export const Ready: Story = {}

export const Narrow: Story = { parameters: { width: 327 } }

export const WithoutActions: Story = { render: () => <DualBalance /> }

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getConfig', 600_000) }),
}

export const BalancesLoading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getBalances', 600_000) }),
}

export const Low: Story = { parameters: inWorld({ scenario: 'low-balance' }) }

export const Zero: Story = { parameters: inWorld({ scenario: 'zero' }) }

/** Some credits are reserved, some are paid for and not settled, some expire soon. */
export const Held: Story = {
  parameters: inWorld({
    prepare: async (mock) => {
      const dump = await mock.snapshot()
      const books = dump.tables.wallet_books?.map((book) =>
        book.id === 'acct_ada:credits'
          ? { ...book, held: amount(850, 'SKY/2'), pending: amount(2500, 'SKY/2') }
          : book,
      )
      await mock.restore({ ...dump, tables: { ...dump.tables, wallet_books: books ?? [] } })
    },
  }),
}

export const OneUnavailable: Story = { parameters: inWorld({ scenario: 'wallet-outage' }) }

export const OneWallet: Story = { parameters: inWorld({ scenario: 'unbranded' }) }

export const ThreeWallets: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      wallets: [
        first,
        second,
        {
          ...second,
          id: 'trial',
          asset: 'TRIAL/0',
          name: { one: 'Trial Minute', other: 'Trial Minutes' },
          description: 'Given once, for whatever you like to try',
          rate: { credits: amount(60, 'TRIAL/0'), money: amount(100, 'USD/2') },
          purchasable: false,
          spendOrder: 0,
        },
      ],
    }),
  }),
}

export const Branded: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      branding: { name: { one: 'Nordlys Point', other: 'Nordlys Points' }, symbol: 'N', color: '#0f766e' },
    }),
  }),
}

export const Largest: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      branding,
      history: history.slice(0, 1).map((step) => ({
        ...step,
        amount: amount(Number.MAX_SAFE_INTEGER, 'SKY/2'),
      })),
    }),
  }),
}

export const Empty: Story = {
  parameters: inWorld({ scenario: extend('dual-billing', { wallets: [], packages: [], history: [] }) }),
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getConfig', { code: 'internal' }) }),
}

export const BalancesUnknown: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

/** The first answer comes, the next one is lost: the numbers stay, with the time they are from. */
export const Stale: Story = {
  parameters: inWorld({
    prepare: (mock) => {
      stale = mock
    },
  }),
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('27.50')
    stale?.offline()
    for (const refresh of canvas.getAllByRole('button', { name: /^Refresh/ })) await userEvent.click(refresh)
    await expect(await canvas.findAllByText(/could not be refreshed/)).toHaveLength(2)
  },
}
