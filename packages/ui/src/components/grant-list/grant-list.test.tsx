import { VIRTUAL_START } from '@creditkit/mock-server'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { got, used, withPast } from '../../testing/balances'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { GrantList, type GrantListProps } from './index'

function show(props: GrantListProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  render(
    <InWorld world={world}>
      <GrantList {...props} />
    </InWorld>,
  )
  return { ...world, user: userEvent.setup() }
}

// The reader's clock and the backend's tell the same time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: VIRTUAL_START })
})
afterEach(() => {
  vi.useRealTimers()
})

const texts = () =>
  screen
    .getAllByRole('listitem')
    .map((row) => [...row.querySelectorAll('p')].map((text) => text.textContent?.trim()).join(' | '))
const slot = () => document.querySelector('[data-ck-slot="grantList"]')

describeConformance('GrantList', {
  draw: (appearance) => <GrantList {...(appearance ? { appearance } : {})} />,
  slot: 'grantList',
  loaded: () => screen.findByText('Promotion'),
  data: ['Nov 10, 2026'],
})

test('shows where the credits came from, what is left, and when they expire, in the order of use', async () => {
  show()
  await screen.findByText('Promotion')
  expect(texts()).toEqual([
    'PromotionUsed next | Since Oct 11, 2026 | Expires in 9 days | Nov 10, 2026 | 5.00 of 10.00 left',
    'Purchase | Since Aug 31, 2026 | Never expires | 20.00 of 50.00 left',
    'Added by our team | Since Oct 26, 2026 | Never expires | All 2.50 left',
  ])
  expect(screen.getByText('Sky Credits that expire first are used first.')).toBeVisible()
})

test('lists another wallet, and asks for no more than it', async () => {
  const { mock } = show({ walletId: 'virtfusion' })
  expect(await screen.findByText('2,844 of 5,000 left')).toBeVisible()
  expect(mock.requests.all('listGrants')).toHaveLength(1)
})

test('asks for a named wallet at once, without waiting for the configuration', async () => {
  const { mock } = show(
    { walletId: 'virtfusion' },
    { prepare: (backend) => backend.delay('getConfig', 60_000) },
  )
  await waitFor(() => expect(mock.requests.all('listGrants')).toHaveLength(1))
})

test('says that it is loading, and shows no number while it is', () => {
  show({}, { prepare: (mock) => mock.delay('*', 60_000) })
  expect(screen.getByText('Loading your credits…')).toBeInTheDocument()
  expect(slot()).toHaveAttribute('aria-busy', 'true')
  expect(screen.queryByText(/\d/)).not.toBeInTheDocument()
})

test('none are empty, with a word on what will appear', async () => {
  show({}, { scenario: 'empty' })
  expect(await screen.findByText('No credits here yet')).toBeVisible()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('credits that are used up are no longer listed', async () => {
  show({}, { scenario: withPast(got(500), got(700, { daysAgo: 50 }), ...used(500, 40)) })
  await screen.findByText('All 7.00 left')
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
})

test('a failed load is an error with a way on', async () => {
  const { user } = show({}, { prepare: (mock) => mock.fail('listGrants', { code: 'internal', times: 1 }) })
  expect(await screen.findByRole('alert')).toHaveTextContent('The list could not be loaded')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Promotion')).toBeVisible()
})

test('keeps the rows when a refresh fails, and says from when they are', async () => {
  const { mock, user } = show()
  await screen.findByText('Promotion')
  mock.offline()
  await user.click(screen.getByRole('button', { name: 'Refresh the list' }))
  expect(await screen.findByText(/^As of .*, could not be refreshed$/)).toBeVisible()
  expect(screen.getAllByRole('listitem')).toHaveLength(3)

  mock.offline(false)
  await user.click(screen.getByRole('button', { name: 'Refresh the list' }))
  await waitFor(() => expect(screen.queryByText(/^As of/)).not.toBeInTheDocument())
})

describe('says so, and shows no rows', () => {
  test('of a wallet that cannot be reached, until it can be again', async () => {
    const { mock, user } = show({ walletId: 'virtfusion' }, { scenario: 'wallet-outage' })
    expect(await screen.findByRole('alert')).toHaveTextContent('We cannot reach VirtFusion Tokens right now')
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument()
    await mock.setReachable('virtfusion', true)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('listitem')).toBeVisible()
  })

  test.each<[string, GrantListProps, WorldOptions, string, string]>([
    ['where somebody may not see them', {}, { scenario: 'forbidden' }, 'forbidden', 'Not for you to see'],
    ['of a wallet that there is not', { walletId: 'atlantis' }, {}, 'missing', 'There is no such wallet.'],
    ['offline', {}, { scenario: 'offline' }, 'error', 'The list could not be loaded'],
    ['signed out', {}, { scenario: 'signed-out' }, 'error', 'The list could not be loaded'],
  ])('%s', async (_, props, options, state, text) => {
    show(props, options)
    expect(await screen.findByText(text)).toBeVisible()
    expect(slot()).toHaveAttribute('data-state', state)
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument()
  })
})

describe('more lots than a page has', () => {
  const many = withPast(...Array.from({ length: 30 }, (_, index) => got(100, { expiresInDays: 40 - index })))

  test('are loaded on demand; the focus goes to the first new row, and the number of rows is announced', async () => {
    const { user } = show({}, { scenario: many })
    await user.click(await screen.findByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(30))
    expect(screen.getAllByRole('listitem')[25]).toHaveFocus()
    expect(document.querySelector('[aria-live="polite"]')).toHaveTextContent('30 entries shown')
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument()
    expect(within(screen.getByRole('list')).getAllByText('Used next')).toHaveLength(1)
  })

  test('stay reachable when loading them fails', async () => {
    const { mock, user } = show({}, { scenario: many })
    const more = await screen.findByRole('button', { name: 'Show more' })
    mock.fail('listGrants', { code: 'internal', times: 1 })
    await user.click(more)
    expect(await screen.findByRole('alert')).toHaveTextContent('The rest could not be loaded.')
    expect(screen.getAllByRole('listitem')).toHaveLength(25)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(30))
  })
})

test('takes a wording of its own', async () => {
  show({ messages: { 'grantList.title': 'My lots' } })
  await screen.findByText('Promotion')
  expect(screen.getByRole('region', { name: 'My lots' })).toBeVisible()
})
