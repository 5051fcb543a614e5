import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'

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
const titles = () =>
  [...document.querySelectorAll('[aria-expanded][aria-label^="Show details of "]')].map((opener) =>
    opener.getAttribute('aria-label')?.replace(/^Show details of (.*), \w+ \d+, \d+$/, '$1'),
  )
const slot = () => document.querySelector('[data-ck-slot="transactionHistory"]')
const asked = ({ mock }: World) =>
  mock.requests
    .all('listTransactions')
    .map(({ url }) => Object.fromEntries(new URL(url, 'http://x').searchParams))

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
