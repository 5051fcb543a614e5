import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, test } from 'vitest'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryFilter, type TransactionHistoryProps } from './index'

// What is drawn is what is in sight; here all of it is.
beforeEach(() => {
  window.innerHeight = 20_000
  window.history.replaceState({ key: 'router' }, '', '/billing?tab=history#list')
})

function show(props: TransactionHistoryProps = {}, options: WorldOptions = {}, live = false) {
  const world = createWorld(options)
  const view = render(
    <InWorld live={live} world={world}>
      <TransactionHistory {...props} />
    </InWorld>,
  )
  return { ...world, ...view, user: userEvent.setup() }
}

const table = () => screen.findByRole('table', { name: 'Transactions, newest first' })
const titles = () => document.querySelectorAll('[data-opener]').length
const chips = () => screen.queryAllByRole('button', { name: /^Remove filter/ }).map((chip) => chip.ariaLabel)
const asked = ({ mock }: World) =>
  mock.requests
    .all('listTransactions')
    .map(({ url }) => Object.fromEntries(new URL(url, 'http://x').searchParams))

describe('filters in the address', () => {
  test('are read once the page stands, and asked for', async () => {
    window.history.replaceState(null, '', '/billing?tab=history&tx-type=usage&tx-wallet=virtfusion')
    const world = show({ syncFilterToUrl: true })
    await waitFor(() => expect(titles()).toBe(3))
    expect(asked(world).at(-1)).toEqual({ walletId: 'virtfusion', type: 'usage', limit: '50' })
    expect(screen.getByLabelText('Type')).toHaveValue('usage')
  })

  test('are written beside everything else that is there, without a new entry', async () => {
    const { user } = show({ syncFilterToUrl: true })
    await table()
    const entries = window.history.length
    await user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    await user.type(screen.getByLabelText('Search transactions'), 'fjord 1')
    await waitFor(() => expect(window.location.search).toBe('?tab=history&tx-type=usage&tx-q=fjord+1'))
    expect(window.location.hash).toBe('#list')
    expect(window.history.state).toEqual({ key: 'router' })
    expect(window.history.length).toBe(entries)
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] ?? document.body)
    await waitFor(() => expect(window.location.search).toBe('?tab=history'))
  })

  test('follow when somebody goes back', async () => {
    show({ syncFilterToUrl: { prefix: 'h_' } })
    await table()
    window.history.replaceState(null, '', '/billing?h_type=promo')
    act(() => void window.dispatchEvent(new PopStateEvent('popstate')))
    await waitFor(() => expect(titles()).toBe(1))
    window.history.replaceState(null, '', '/billing')
    act(() => void window.dispatchEvent(new PopStateEvent('popstate')))
    await waitFor(() => expect(titles()).toBe(10))
  })

  test('are left alone unless that is wished', async () => {
    window.history.replaceState(null, '', '/billing?tx-type=usage')
    const { user } = show()
    await table()
    expect(titles()).toBe(10)
    await user.selectOptions(screen.getByLabelText('Type'), 'Promotion')
    await waitFor(() => expect(titles()).toBe(1))
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)))
    expect(window.location.search).toBe('?tx-type=usage')
  })
})

function Host({ onTold }: { readonly onTold: (filter: TransactionHistoryFilter) => void }) {
  const [filter, setFilter] = useState<Partial<TransactionHistoryFilter>>({ type: 'usage' })
  const follow = (next: TransactionHistoryFilter) => {
    onTold(next)
    setFilter(next)
  }
  return <TransactionHistory filter={filter} onFilterChange={follow} />
}

describe('filters that a host keeps', () => {
  test('are those that count', async () => {
    const world = show({ filter: { type: 'usage' } })
    await waitFor(() => expect(titles()).toBe(3))
    await world.user.selectOptions(screen.getByLabelText('Type'), 'Promotion')
    expect(screen.getByLabelText('Type')).toHaveValue('usage')
  })

  test('change when the host follows what it is told', async () => {
    const told: TransactionHistoryFilter[] = []
    render(
      <InWorld world={createWorld()}>
        <Host onTold={(filter) => told.push(filter)} />
      </InWorld>,
    )
    await waitFor(() => expect(titles()).toBe(3))
    await userEvent.selectOptions(screen.getByLabelText('Type'), 'Promotion')
    await waitFor(() => expect(titles()).toBe(1))
    expect(told).toEqual([{ walletId: '', type: 'promo', status: '', search: '', from: '', to: '' }])
  })
})

describe('filters that are set', () => {
  test('are named and taken away one by one', async () => {
    const { user } = show({ filter: undefined })
    await table()
    expect(chips()).toEqual([])
    await user.selectOptions(screen.getByLabelText('Wallet'), 'VirtFusion Tokens')
    await user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    await user.type(screen.getByLabelText('From'), '2026-10-01')
    await user.type(screen.getByLabelText('To'), '2026-11-01')
    expect(chips()).toEqual([
      'Remove filter: VirtFusion Tokens',
      'Remove filter: Usage',
      'Remove filter: Oct 1, 2026 – Nov 1, 2026',
    ])
    await user.click(screen.getByRole('button', { name: 'Remove filter: Usage' }))
    expect(screen.getByLabelText('Type')).toHaveValue('')
    expect(chips()).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Remove filter: Oct 1, 2026 – Nov 1, 2026' }))
    await waitFor(() => expect(titles()).toBe(4))
    expect(chips()).toEqual(['Remove filter: VirtFusion Tokens'])
  })

  test('are named where nothing matches, which is a way out', async () => {
    const world = show()
    const { user } = world
    await table()
    await user.selectOptions(screen.getByLabelText('Status'), 'Failed')
    await user.type(screen.getByLabelText('Search transactions'), 'zeppelin')
    await waitFor(() => expect(asked(world).at(-1)).toMatchObject({ q: 'zeppelin', status: 'failed' }))
    expect(await screen.findByText('No transaction matches: “zeppelin” · Failed.')).toBeVisible()
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' }).at(-1) ?? document.body)
    await waitFor(() => expect(titles()).toBe(10))
  })

  test('can be cleared when the server refuses them', async () => {
    const { mock, user } = show({ filter: undefined })
    await table()
    mock.fail('listTransactions', { code: 'validation_failed', times: 1 })
    await user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    const alert = await screen.findByRole('alert')
    await user.click(within(alert).getByRole('button', { name: 'Clear filters' }))
    await waitFor(() => expect(titles()).toBe(10))
  })
})
