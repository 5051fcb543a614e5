import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CreditsProvider } from '../../provider/index'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'
import { forgetBalances, variedHistory } from './testing/varied-history'

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
const slot = () => document.querySelector('[data-ck-slot="transactionHistory"]')

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

  test('a session that has ended is said in the same words with every request that finds it so', async () => {
    const { mock, user } = show({}, { scenario: 'signed-out' })
    const before = (await screen.findByRole('alert')).textContent
    const asked = mock.requests.all('listTransactions').length
    await user.click(screen.getByRole('button', { name: 'Refresh transactions' }))
    await waitFor(() => expect(mock.requests.all('listTransactions').length).toBeGreaterThan(asked))
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull())
    expect(screen.getByRole('alert')).toHaveTextContent(
      /^Your transactions could not be loaded.*Sign in again to continue\.$/,
    )
    expect(screen.getByRole('alert').textContent).toBe(before)
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
