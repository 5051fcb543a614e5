import { amount } from '@creditkit/contract'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'
import { addCredits } from './testing/varied-history'

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
const spoken = () =>
  [...document.querySelectorAll('[aria-live="polite"]')].map((region) => region.textContent)
const slot = () => document.querySelector('[data-ck-slot="transactionHistory"]')
const asked = ({ mock }: World) =>
  mock.requests
    .all('listTransactions')
    .map(({ url }) => Object.fromEntries(new URL(url, 'http://x').searchParams))

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
