import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { CreditsProvider, useKit } from '../../provider/index'
import { KitContext } from '../../provider/kit-context'
import { createWorld, InWorld, inWorld } from '../../testing/world'
import { createLoadedHistory, loadedDescriptions } from './testing/loaded-history'
import { addCredits, longestHistory, takenBack, variedHistory } from './testing/varied-history'
import { TransactionHistory } from './transaction-history'
import type { TransactionHistoryProps } from './transaction-history.props'

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
    const [, second, third] = await canvas.findAllByRole('button', { name: /^Show details/ })
    if (third) await userEvent.click(third)
    if (second) await userEvent.click(second)
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
    await expect(await canvas.findByText('Goodwill')).toBeVisible()
    await addCredits(live, amount(500, 'SKY/2'), 'Thank you for the report')
    await addCredits(live, amount(-250, 'SKY/2'), 'Counted twice')
    await expect(await canvas.findByRole('button', { name: '2 new transactions' })).toBeInTheDocument()
  },
}

let live: MockBackend | undefined

/** A backend of its own, that tells of what happens; it looks and speaks as the story does. */
function LiveHistory(props: { readonly pageSize?: number | undefined }) {
  const [world] = useState(() =>
    createWorld({
      prepare: (mock) => {
        live = mock
      },
    }),
  )
  const kit = useKit()
  return (
    <InWorld live world={world}>
      <KitContext.Provider value={kit}>
        <TransactionHistory {...props} />
      </KitContext.Provider>
    </InWorld>
  )
}

/** Filters that are set are named, each with the way to take it away. */
export const Filtered: Story = {
  parameters: inWorld({ prepare: variedHistory }),
  args: { filter: { type: 'usage', walletId: 'virtfusion', from: '2026-09-01' } },
}

/** A correction and what it takes back lead to each other. */
export const Reversal: Story = {
  parameters: inWorld({ prepare: takenBack }),
  play: async ({ canvasElement, userEvent }) => {
    const canvas = within(canvasElement)
    const original = await canvas.findByRole('row', { name: /Meant for somebody else/ })
    await userEvent.click(within(original).getByRole('button'))
    await expect(await canvas.findByText('Reversed by')).toBeVisible()
  },
}

/** The largest amounts there can be, and descriptions that are longer than their place. */
export const Longest: Story = { parameters: inWorld({ prepare: longestHistory }) }

export const LongestNarrow: Story = {
  parameters: { ...inWorld({ prepare: longestHistory }), width: 327 },
}

/** The page scrolls the rows, and is asked for more after two hundred. */
export const ScrolledByThePage: Story = {
  parameters: inWorld({ scenario: 'long-history' }),
  args: { maxHeight: null },
}

/** As somebody has it who has scrolled very far: of a hundred thousand rows, those in sight are drawn. */
export const HundredThousandRows: Story = {
  parameters: { texts: loadedDescriptions },
  render: (args) => <HugeHistory {...args} />,
  play: async ({ canvasElement }) => {
    const table = await within(canvasElement).findByRole('table')
    await expect(table.querySelectorAll('*').length).toBeLessThan(400)
  },
}

function HugeHistory(props: TransactionHistoryProps) {
  const [{ transactions: _, ...history }] = useState(() => createLoadedHistory(100_000))
  const kit = useKit()
  return (
    <CreditsProvider {...history} live={false}>
      <KitContext.Provider value={kit}>
        <TransactionHistory {...props} />
      </KitContext.Provider>
    </CreditsProvider>
  )
}

/** The file is on its way: how much of it has come, and the way to stop it. */
export const Exporting: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('exportTransactions', 600_000) }),
  play: ({ canvasElement, userEvent }) => startExport(canvasElement, userEvent, /^Preparing the export… 0/),
}

export const ExportFailed: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('exportTransactions', { code: 'internal' }) }),
  play: ({ canvasElement, userEvent }) =>
    startExport(canvasElement, userEvent, /^The export could not be finished/),
}

export const NothingToExport: Story = {
  args: { filter: { status: 'failed' } },
  play: async ({ canvasElement, userEvent }) => {
    await within(canvasElement).findByText('Nothing matches')
    await startExport(canvasElement, userEvent, 'There is nothing to export.')
  },
}

async function startExport(
  canvasElement: HTMLElement,
  userEvent: { readonly click: (element: Element) => Promise<void> },
  told: string | RegExp,
) {
  const canvas = within(canvasElement)
  const button = await canvas.findByRole('button', { name: 'Export' })
  await waitFor(() => expect(button).toBeEnabled())
  await userEvent.click(button)
  await expect(await canvas.findByText(told, { selector: 'p' })).toBeVisible()
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
