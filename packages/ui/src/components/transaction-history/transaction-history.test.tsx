import { amount } from '@creditkit/contract'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CreditsProvider } from '../../provider/index'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'
import { addCredits, forgetBalances, variedHistory } from './testing/varied-history'

// What is drawn is what is in sight; here all of it is, unless a test makes the window smaller.
beforeEach(() => {
  window.innerHeight = 20_000
})

function show(props: TransactionHistoryProps = {}, options: WorldOptions = {}, live = false) {
  const world = createWorld(options)
  render(
    <InWorld live={live} world={world}>
      <TransactionHistory {...props} />
    </InWorld>,
  )
  return { ...world, user: userEvent.setup() }
}

const table = () => screen.findByRole('table', { name: 'Transactions, newest first' })
const rowOf = (name: string | RegExp) => screen.getByRole('row', { name })
const titles = () =>
  [...document.querySelectorAll('[aria-expanded][aria-label^="Show details of "]')].map((opener) =>
    opener.getAttribute('aria-label')?.replace(/^Show details of (.*), \w+ \d+, \d+$/, '$1'),
  )
const spoken = () =>
  [...document.querySelectorAll('[aria-live="polite"]')].map((region) => region.textContent)
const slot = () => document.querySelector('[data-ck-slot="transactionHistory"]')
const asked = ({ mock }: World) =>
  mock.requests
    .all('listTransactions')
    .map(({ url }) => Object.fromEntries(new URL(url, 'http://x').searchParams))

describeConformance('TransactionHistory', {
  draw: (appearance) => <TransactionHistory {...(appearance ? { appearance } : {})} />,
  slot: 'transactionHistory',
  loaded: () => screen.findByText('Goodwill'),
  data: [
    /^(Sky Credits|VirtFusion Tokens)$/,
    /^(Credits bought|DNS |VPS |Goodwill|Autumn promotion|Outage on)/,
    /^\d+:\d{2}.[AP]M$/,
    /^\w+day, \w+ \d+, \d{4}$/,
  ],
})

describe('a row', () => {
  test('says when, what, of which wallet, how much and what was left', async () => {
    show()
    await table()
    expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
      'Time',
      'Description',
      'Type',
      'Wallet',
      'Amount',
      'Balance',
      'Details',
    ])
    const row = within(rowOf(/Goodwill/))
    expect(row.getByText(/^9:00.AM$/)).toBeVisible()
    expect(screen.getByRole('rowheader', { name: 'Monday, October 26, 2026' })).toBeVisible()
    expect(row.getByText('Added by support')).toBeVisible()
    expect(row.getByText('Outage on 15 November')).toBeVisible()
    expect(row.getAllByText('Sky Credits')).not.toHaveLength(0)
    expect(row.getByText('+2.50')).toBeVisible()
    expect(row.getByText('32.50')).toBeVisible()
    expect(within(rowOf(/DNS Basic/)).getByText('\u22125.00')).toBeVisible()
    expect(within(rowOf(/fjord-2/)).getByText('\u221236')).toBeVisible()
  })

  test('names its status unless it is completed, and a type that nobody knows by its own name', async () => {
    show({}, { prepare: variedHistory })
    await table()
    expect(within(rowOf(/fjord-3/)).getByText('Pending')).toBeVisible()
    expect(within(rowOf(/fjord-3/)).getByText('Not counted in the balance')).toBeInTheDocument()
    expect(within(rowOf(/resize/)).getByText('Failed')).toBeVisible()
    expect(within(rowOf(/DNS Pro, renewal/)).getByText('Reversed')).toBeVisible()
    expect(within(rowOf(/A year with us/)).getByText('Loyalty reward')).toBeVisible()
    expect(screen.queryByText('Completed', { ignore: 'option' })).not.toBeInTheDocument()
  })

  test('says nothing of a balance that the server does not keep', async () => {
    const { user } = show({}, { prepare: variedHistory, without: ['balanceBefore', 'balanceAfter'] })
    const drawn = await table()
    expect(screen.queryByRole('columnheader', { name: 'Balance' })).not.toBeInTheDocument()
    expect(within(rowOf(/DNS Basic/)).getAllByRole('cell')).toHaveLength(6)
    const opener = within(rowOf(/DNS Basic/)).getByRole('button')
    await user.click(opener)
    const details = document.getElementById(opener.getAttribute('aria-controls') ?? '')
    expect(details?.querySelector('td')).toHaveAttribute('colspan', '6')
    expect(details).not.toHaveTextContent('Balance')
    expect(drawn).not.toHaveTextContent(/NaN|undefined|Not counted/)
  })

  test('leaves only its own balance away where the server keeps those of others', async () => {
    const { user } = show({}, { prepare: (mock) => forgetBalances(mock, 'Goodwill') })
    await table()
    expect(screen.getByRole('columnheader', { name: 'Balance' })).toBeVisible()
    const [, , , , , balance] = within(rowOf(/Goodwill/)).getAllByRole('cell')
    expect(balance).toBeEmptyDOMElement()
    const opener = within(rowOf(/Goodwill/)).getByRole('button')
    await user.click(opener)
    const details = document.getElementById(opener.getAttribute('aria-controls') ?? '')
    expect(details).not.toHaveTextContent('Balance')
    expect(within(rowOf(/DNS Basic/)).getByText('27.50')).toBeVisible()
  })

  test('unfolds its details by keyboard, and folds them again', async () => {
    const { user } = show({}, { prepare: variedHistory })
    await table()
    const opener = within(rowOf(/fjord-1, 124|Refund/)).getByRole('button')
    opener.focus()
    await user.keyboard('{Enter}')
    expect(opener).toHaveAttribute('aria-expanded', 'true')
    const details = document.getElementById(opener.getAttribute('aria-controls') ?? '')
    expect(details).toHaveTextContent('from 5,000 VirtFusion Tokens to 3,760 VirtFusion Tokens')
    expect(details).toHaveTextContent('Takes back')
    await user.keyboard('{Enter}')
    expect(opener).toHaveAttribute('aria-expanded', 'false')
    expect(screen.queryByText('Takes back')).not.toBeInTheDocument()
  })

  test('shows the payment behind a purchase, and copies what is needed elsewhere', async () => {
    const { user } = show({}, { prepare: variedHistory })
    await table()
    await user.click(screen.getAllByText('Credits bought')[0] ?? document.body)
    expect(screen.getByText('PayPal')).toBeVisible()
    expect(screen.getByText('$50.00')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Copy Order' }))
    expect(await navigator.clipboard.readText()).toBe('5O190127TN364715T')
    expect(screen.getByRole('button', { name: 'Copy Order' })).toHaveTextContent('Copied')
  })

  test('says so when the page may not copy', async () => {
    const { user } = show()
    await table()
    await user.click(screen.getByText('Goodwill'))
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
    await user.click(screen.getByRole('button', { name: 'Copy Transaction' }))
    expect(await screen.findByRole('button', { name: 'Copy Transaction' })).toHaveTextContent(
      'Select it to copy',
    )
  })
})

describe('filters', () => {
  test('ask the server for wallet, type and status', async () => {
    const world = show()
    await table()
    await world.user.selectOptions(screen.getByLabelText('Wallet'), 'VirtFusion Tokens')
    await world.user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    await waitFor(() => expect(titles()).toHaveLength(3))
    await world.user.selectOptions(screen.getByLabelText('Status'), 'Failed')
    expect(await screen.findByText('Nothing matches')).toBeVisible()
    expect(asked(world).at(-1)).toEqual({
      walletId: 'virtfusion',
      type: 'usage',
      status: 'failed',
      limit: '50',
    })
  })

  test('search once the typing has settled, and show only what the last question found', async () => {
    const world = show()
    await table()
    await world.user.type(screen.getByLabelText('Search transactions'), 'fjord')
    await waitFor(() => expect(titles()).toHaveLength(3))
    expect(asked(world).flatMap(({ q }) => q ?? [])).toEqual(['fjord'])
  })

  test('drop an answer that comes after the next question was asked', async () => {
    const { mock, user } = show()
    await table()
    mock.delay('listTransactions', 400)
    const wallet = screen.getByLabelText('Wallet')
    await user.selectOptions(wallet, 'VirtFusion Tokens')
    mock.delay('listTransactions', 0)
    await user.selectOptions(wallet, 'Sky Credits')
    await waitFor(() => expect(titles()).toHaveLength(6))
    await act(() => new Promise((resolve) => setTimeout(resolve, 500)))
    expect(titles()).toHaveLength(6)
    expect(screen.queryByText(/fjord/)).not.toBeInTheDocument()
  })

  test('keep the rows of the question before in place, dimmed, until the answer comes', async () => {
    const { mock, user } = show()
    await table()
    mock.delay('listTransactions', 300)
    await user.selectOptions(screen.getByLabelText('Wallet'), 'VirtFusion Tokens')
    expect(await table()).toHaveAttribute('aria-busy', 'true')
    expect(screen.getByText('Goodwill')).toBeVisible()
    await waitFor(() => expect(screen.queryByText('Goodwill')).not.toBeInTheDocument())
    expect(await table()).toHaveAttribute('aria-busy', 'false')
  })

  test('take whole days, and say so when the last comes before the first', async () => {
    const world = show()
    await table()
    const { user } = world
    await user.type(screen.getByLabelText('From'), '2026-10-01')
    await user.type(screen.getByLabelText('To'), '2026-10-26')
    await waitFor(() => expect(titles()).toHaveLength(4))
    expect(asked(world).at(-1)).toMatchObject({
      from: '2026-10-01T00:00:00.000Z',
      to: '2026-10-27T00:00:00.000Z',
    })
    await user.clear(screen.getByLabelText('To'))
    await user.type(screen.getByLabelText('To'), '2026-09-01')
    expect(await screen.findByText('This day comes before the first one.')).toBeVisible()
  })

  test('are cleared together, and the focus stays in the history', async () => {
    const { user } = show()
    await table()
    await user.type(screen.getByLabelText('Search transactions'), 'zeppelin')
    await screen.findByText('Nothing matches')
    await user.click(screen.getByRole('button', { name: 'Clear filters' }))
    await waitFor(() => expect(titles()).toHaveLength(10))
    expect(screen.getByLabelText('Search transactions')).toHaveValue('')
    expect(slot()).toHaveFocus()
  })

  test('are behind a button that counts them, where there is little room', async () => {
    const { user } = show()
    await table()
    const opener = screen.getByRole('button', { name: 'Filters' })
    expect(opener).toHaveAttribute('aria-expanded', 'false')
    await user.click(opener)
    expect(opener).toHaveAttribute('aria-expanded', 'true')
    await user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    expect(screen.getByRole('button', { name: 'Filters, 1 set' })).toBeVisible()
  })

  test('a wallet named by the host is no choice', async () => {
    const world = show({ walletId: 'virtfusion' })
    await table()
    expect(titles()).toHaveLength(4)
    expect(screen.queryByLabelText('Wallet')).not.toBeInTheDocument()
    expect(screen.queryByRole('columnheader', { name: 'Wallet' })).not.toBeInTheDocument()
    await world.user.type(screen.getByLabelText('Search transactions'), 'fjord-1')
    await waitFor(() => expect(titles()).toHaveLength(2))
    expect(asked(world).every(({ walletId }) => walletId === 'virtfusion')).toBe(true)
  })
})

describe('more rows', () => {
  const long = { scenario: 'long-history' } as const

  test('are loaded ahead of need, a page at a time, and past two hundred when they are asked for', async () => {
    const world = show({}, long)
    await waitFor(() => expect(titles()).toHaveLength(200))
    expect(asked(world).map(({ limit }) => limit)).toEqual(['50', '50', '50', '50'])
    const more = await screen.findByRole('button', { name: 'Load more' })
    expect(more.closest('div')).toHaveTextContent('200 transactions so far')
    expect(await table()).toHaveAttribute('aria-rowcount', '-1')

    await world.user.click(more)
    await waitFor(() => expect(titles()).toHaveLength(240))
    expect(screen.getAllByText('240 transactions in all')[0]).toBeVisible()
    const lines = screen.getAllByRole('row')
    expect(await table()).toHaveAttribute('aria-rowcount', String(lines.length))
    expect(lines.map((line) => line.getAttribute('aria-rowindex'))).toEqual(
      lines.map((_, index) => String(index + 1)),
    )
    expect(more).not.toBeInTheDocument()
    expect(slot()).toHaveFocus()
  })

  test('are announced once they are there', async () => {
    show({}, long)
    await waitFor(() => expect(titles()).toHaveLength(200))
    await waitFor(() => expect(spoken()).toContain('200 transactions so far'))
  })

  test('below those in sight wait until somebody comes near', async () => {
    window.innerHeight = 600
    const world = show({}, long)
    await table()
    await screen.findAllByText('50 transactions so far')
    expect(titles().length).toBeLessThan(30)
    expect(asked(world)).toHaveLength(1)
  })

  test('that could not be loaded leave the others alone, and can be asked for again', async () => {
    const { mock, user } = show({}, long)
    const more = await screen.findByRole('button', { name: 'Load more' })
    await waitFor(() => expect(titles()).toHaveLength(200))
    mock.fail('listTransactions', { code: 'internal', times: 1 })
    await user.click(more)
    expect(await screen.findByRole('alert')).toHaveTextContent('Older transactions could not be loaded.')
    expect(titles()).toHaveLength(200)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(titles()).toHaveLength(240))
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })
})

describe('news', () => {
  const sky = (minor: number) => amount(minor, 'SKY/2')

  test('are just there while nobody reads', async () => {
    const { mock } = show({}, {}, true)
    await table()
    await addCredits(mock, sky(100), 'Thank you')
    await waitFor(() => expect(titles()).toHaveLength(11))
    expect(screen.queryByRole('button', { name: /new transaction/ })).not.toBeInTheDocument()
  })

  test('wait above while somebody reads, until they are asked for', async () => {
    const { mock, user } = show({}, {}, true)
    await table()
    const before = titles()
    await user.hover(screen.getByText('Goodwill'))
    await addCredits(mock, sky(100), 'Thank you')
    await addCredits(mock, sky(-100), 'Counted twice')
    const pill = await screen.findByRole('button', { name: '2 new transactions' })
    expect(titles()).toEqual(before)

    await user.click(pill)
    expect(titles()).toHaveLength(12)
    expect(screen.getByText('Counted twice')).toBeVisible()
    expect(pill).not.toBeInTheDocument()
    expect(slot()).toHaveFocus()
  })

  test('that waited keep waiting when the pointer leaves, so that nothing jumps', async () => {
    const { mock, user } = show({}, {}, true)
    await table()
    await user.hover(screen.getByText('Goodwill'))
    await addCredits(mock, sky(100), 'Thank you')
    await screen.findByRole('button', { name: '1 new transaction' })
    await user.unhover(screen.getByText('Goodwill'))
    expect(titles()).toHaveLength(10)
  })
})

describe('every state', () => {
  test('loading says so and shows no number', () => {
    show({}, { prepare: (mock) => mock.delay('listTransactions', 60_000) })
    expect(screen.getByText('Loading your transactions…')).toBeInTheDocument()
    expect(slot()).toHaveAttribute('data-state', 'loading')
  })

  test('empty offers no filters', async () => {
    show({}, { scenario: 'empty' })
    expect(await screen.findByText('No transactions yet')).toBeVisible()
    expect(screen.queryByLabelText('Search transactions')).not.toBeInTheDocument()
  })

  test('an error has a reference and a way on', async () => {
    const { user } = show(
      {},
      { prepare: (mock) => mock.fail('listTransactions', { code: 'internal', times: 1 }) },
    )
    expect(await screen.findByRole('alert')).toHaveTextContent('Your transactions could not be loaded')
    expect(screen.getByRole('alert')).toHaveTextContent('Reference: req_')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await table()
    expect(slot()).toHaveFocus()
  })

  test('a refusal offers no useless retry', async () => {
    show({}, { prepare: (mock) => mock.fail('listTransactions', { code: 'forbidden' }) })
    expect(await screen.findByRole('alert')).toHaveTextContent('You do not have access to this.')
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  })

  test('without a connection it says so, and comes back', async () => {
    const { mock, user } = show({}, { scenario: 'offline' })
    expect(await screen.findByText('No connection')).toBeVisible()
    mock.offline(false)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await table()
  })

  test('rows stay when a refresh fails, with the time they are from', async () => {
    const { mock, user } = show()
    await table()
    mock.offline()
    await user.click(screen.getByRole('button', { name: 'Refresh transactions' }))
    expect(await screen.findByText(/^No connection\. This is how it was at/)).toBeVisible()
    expect(titles()).toHaveLength(10)
    mock.offline(false)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText(/^No connection/)).not.toBeInTheDocument())
  })

  test('rows are shown by the identifier of their wallet when the configuration fails', async () => {
    show({}, { prepare: (mock) => mock.fail('getConfig', { code: 'internal' }) })
    await table()
    expect(screen.getAllByText('virtfusion')).not.toHaveLength(0)
    expect(titles()).toHaveLength(10)
  })
})

test('never shows the rows of the account before', async () => {
  const { mock, client } = createWorld()
  const page = (accountId: string) => (
    <CreditsProvider client={client} live={false} session={{ accountId }}>
      <TransactionHistory />
    </CreditsProvider>
  )
  const { rerender } = render(page('acct_ada'))
  await screen.findByText('Goodwill')
  mock.delay('listTransactions', 200)
  mock.as('usr_ben')
  rerender(page('acct_ben'))
  expect(screen.queryByText('Goodwill')).not.toBeInTheDocument()
  expect(slot()).toHaveAttribute('data-state', 'loading')
  expect(await screen.findByText('No transactions yet')).toBeVisible()
})

test('takes a wording of its own', async () => {
  show({ messages: { 'transactionHistory.title': 'Ledger' } })
  expect(await screen.findByRole('region', { name: 'Ledger' })).toBeVisible()
})
