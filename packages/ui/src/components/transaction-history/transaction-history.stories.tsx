import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, within } from 'storybook/test'
import { createWorld, InWorld, inWorld } from '../../testing/world'
import { addCredits, variedHistory } from './testing/varied-history'
import { TransactionHistory } from './transaction-history'

const meta = {
  title: 'Components/TransactionHistory',
  component: TransactionHistory,
  parameters: { width: 1080 },
} satisfies Meta<typeof TransactionHistory>

export default meta
type Story = StoryObj<typeof meta>

export const Ready: Story = {}

export const Narrow: Story = { parameters: { width: 327 } }

/** Every status, an unknown type, references, payments and an admin's reason. */
export const EveryKind: Story = { parameters: inWorld({ prepare: variedHistory }) }

export const EveryKindNarrow: Story = {
  parameters: { ...inWorld({ prepare: variedHistory }), width: 327 },
}

export const NoRunningBalance: Story = {
  parameters: inWorld({ prepare: variedHistory, without: ['balanceBefore', 'balanceAfter'] }),
}

export const OneWallet: Story = { args: { walletId: 'virtfusion' } }

export const LoadMore: Story = { parameters: inWorld({ scenario: 'long-history' }) }

export const Details: Story = {
  parameters: inWorld({ prepare: variedHistory }),
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    const [first, , third] = await canvas.findAllByRole('button', { name: /^Show details/ })
    if (first) await userEvent.click(first)
    if (third) await userEvent.click(third)
    await expect(await canvas.findAllByText('Transaction')).toHaveLength(2)
  },
}

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('listTransactions', 600_000) }),
}

export const Empty: Story = { parameters: inWorld({ scenario: 'empty' }) }

export const NoMatch: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    await canvas.findAllByRole('row')
    await userEvent.type(canvas.getByLabelText('Search transactions'), 'zeppelin')
    await expect(await canvas.findByText('Nothing matches')).toBeVisible()
  },
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('listTransactions', { code: 'internal' }) }),
}

export const Forbidden: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('listTransactions', { code: 'forbidden' }) }),
}

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

let partial: MockBackend | undefined

/** The first page is there, the second one cannot be loaded: the rows stay. */
export const PartialError: Story = {
  parameters: inWorld({
    scenario: 'long-history',
    prepare: (mock) => {
      partial = mock
    },
  }),
  args: { pageSize: 5 },
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    const more = await canvas.findByRole('button', { name: 'Load more' })
    partial?.fail('listTransactions', { code: 'internal', times: 1 })
    await userEvent.click(more)
    await expect(await canvas.findByText('Older transactions could not be loaded.')).toBeVisible()
  },
}

let stale: MockBackend | undefined

/** The rows were loaded, and could not be refreshed since. */
export const Stale: Story = {
  parameters: inWorld({
    prepare: (mock) => {
      stale = mock
    },
  }),
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    await canvas.findAllByRole('row')
    stale?.offline()
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh transactions' }))
    await expect(await canvas.findByText(/^No connection\. This is how it was/)).toBeVisible()
  },
}

/** Two transactions arrive while the pointer is on the rows: they wait above. */
export const NewsWhileReading: Story = {
  render: (args) => <LiveHistory {...args} />,
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    const [, , row] = await canvas.findAllByRole('row')
    if (row) await userEvent.hover(row)
    await userEvent.keyboard('{Tab}')
    await addCredits(live, amount(500, 'SKY/2'), 'Thank you for the report')
    await addCredits(live, amount(-250, 'SKY/2'), 'Counted twice')
    await expect(await canvas.findByRole('button', { name: '2 new transactions' })).toBeInTheDocument()
  },
}

let live: MockBackend | undefined

function LiveHistory(props: { readonly pageSize?: number | undefined }) {
  const [world] = useState(() =>
    createWorld({
      prepare: (mock) => {
        live = mock
      },
    }),
  )
  return (
    <InWorld live world={world}>
      <TransactionHistory {...props} />
    </InWorld>
  )
}

export const OtherCurrencyAndScale: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      history: scenarios['dual-billing'].history.map((step) =>
        'money' in step && step.money ? { ...step, money: amount(7_500, 'JPY/0') } : step,
      ),
    }),
  }),
}
