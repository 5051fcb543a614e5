import { amount } from '@creditkit/contract'
import { extend, scenarios, VIRTUAL_START } from '@creditkit/mock-server'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { got, setAside, used, withPast } from '../../testing/balances'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { CreditBalance, type CreditBalanceProps } from './index'

function show(props: CreditBalanceProps = {}, options: WorldOptions = {}, onEvent = vi.fn()) {
  const world = createWorld(options)
  render(
    <InWorld onEvent={onEvent} world={world}>
      <CreditBalance {...props} />
    </InWorld>,
  )
  return { ...world, onEvent, user: userEvent.setup() }
}

// The reader's clock and the backend's tell the same time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: VIRTUAL_START })
})
afterEach(() => {
  vi.useRealTimers()
})

describeConformance('CreditBalance', {
  draw: (appearance) => (
    <CreditBalance {...(appearance ? { appearance } : {})} onAddCredits={() => undefined} />
  ),
  slot: 'creditBalance',
  loaded: () => screen.findByText('27.50'),
  data: ['Sky Credits', /^For DNS plans/],
})

describe.each(['card', 'compact', 'inline'] as const)('as %s', (variant) => {
  test('shows the number and the branded name', async () => {
    show({ variant })
    expect(await screen.findByText('27.50')).toBeVisible()
    expect(screen.getByText('Sky Credits')).toBeVisible()
  })

  test('says that it is loading, and shows no number while it is', async () => {
    show({ variant }, { prepare: (mock) => mock.delay('getBalances', 60_000) })
    expect(screen.getByText('Loading your balance…')).toBeInTheDocument()
    expect(screen.queryByText('0')).not.toBeInTheDocument()
  })

  test('draws something in every state', async () => {
    const { mock } = show({ variant }, { scenario: 'offline' })
    await waitFor(() => expect(slot()).toHaveAttribute('data-state', 'error'))
    expect(slot()).not.toBeEmptyDOMElement()
    expect(mock.requests.all().length).toBeGreaterThan(0)
  })
})

const slot = () => document.querySelector('[data-ck-slot="creditBalance"]')

test('calls unbranded credits Custom Credits', async () => {
  show({}, { scenario: 'unbranded' })
  expect(await screen.findByText('Custom Credits')).toBeVisible()
})

test('a failed load is an error with a way on, never a zero', async () => {
  const { mock, user } = show(
    {},
    { prepare: (backend) => backend.fail('getBalances', { code: 'internal', times: 1 }) },
  )
  expect(await screen.findByRole('alert')).toHaveTextContent('Your balance could not be loaded')
  expect(screen.queryByText('0')).not.toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('27.50')).toBeVisible()
  expect(await mock.ledger.verify()).toEqual([])
})

test('keeps the balance when a refresh fails, and says from when it is', async () => {
  const { mock, user } = show()
  await screen.findByText('27.50')
  mock.offline()
  await user.click(screen.getByRole('button', { name: 'Refresh balance' }))
  expect(await screen.findByText(/^As of .*, could not be refreshed$/)).toBeVisible()
  expect(screen.getByText('27.50')).toBeVisible()

  mock.offline(false)
  await user.click(screen.getByRole('button', { name: 'Refresh balance' }))
  await waitFor(() => expect(screen.queryByText(/^As of/)).not.toBeInTheDocument())
})

test('an outage of one wallet shows no amount for it', async () => {
  show({ walletId: 'virtfusion' }, { scenario: 'wallet-outage' })
  expect(await screen.findByText('VirtFusion Tokens cannot be reached')).toBeVisible()
  expect(screen.queryByText(/\d/)).not.toBeInTheDocument()
})

test('says so where there is no such wallet', async () => {
  show({ walletId: 'atlantis', onAddCredits: vi.fn() })
  expect(await screen.findByText('There is no such wallet.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Add credits' })).not.toBeInTheDocument()
})

test('unfolds where the credits are', async () => {
  const { user } = show()
  await screen.findByText('27.50')
  const details = screen.getByRole('button', { name: 'Details' })
  expect(details).toHaveAttribute('aria-expanded', 'false')
  await user.click(details)
  expect(details).toHaveAttribute('aria-expanded', 'true')
  expect(rows()).toEqual([
    ['Available now', '27.50'],
    ['Reserved for work that is running', '0.00'],
    ['Paid, on its way', '0.00'],
    ['Expiring in 9 days, on Nov 10, 2026', '5.00'],
  ])
})

const rows = () =>
  screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent])

describe('the line on the number', () => {
  const wallets = scenarios.zero.wallets.map((wallet) => ({ ...wallet, purchasable: false }))
  const notForSale = extend('zero', { wallets })
  const line = () => document.querySelector('[data-ck-slot="creditBalanceNote"]')

  test('says what expires, and when', async () => {
    show()
    expect(await screen.findByText('5 expire in 9 days')).toBeVisible()
  })

  test('says what is reserved', async () => {
    show({}, { scenario: withPast(got(5000)), prepare: (mock) => setAside(mock, 850) })
    expect(await screen.findByText('8.50 are reserved for work that is running')).toBeVisible()
  })

  test('says of a low balance what can be done, and offers it', async () => {
    show({ onAddCredits: vi.fn() }, { scenario: 'low-balance' })
    expect(await screen.findByText('Running low. Add credits to keep going.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Add credits' })).toBeVisible()
  })

  test('asks nobody to buy where there is no way to', async () => {
    show({}, { scenario: 'zero' })
    expect(await screen.findByText('No credits left.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Add credits' })).not.toBeInTheDocument()
  })

  test('asks nobody to buy what is not for sale', async () => {
    show({ onAddCredits: vi.fn() }, { scenario: notForSale })
    expect(await screen.findByText('No credits left.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Add credits' })).not.toBeInTheDocument()
  })

  test('says what an owed balance means, and the way out', async () => {
    show({ onAddCredits: vi.fn() }, { scenario: 'disputed' })
    await waitFor(() => expect(line()).toHaveTextContent(/disputed payment.*Add credits to settle it\.$/))
    expect(screen.getByText('Owed')).toBeVisible()
  })
})

describe('the forecast', () => {
  const asked = (mock: World['mock']) => mock.requests.all('listTransactions').length
  const spending = (minor: number) =>
    withPast(
      got(2000, { daysAgo: 20 }),
      got(1200, { daysAgo: 20, source: 'promo', expiresInDays: 2 }),
      ...used(minor, 10, 6, 2),
    )

  test('is asked for only when the details are opened, in one request', async () => {
    const { mock, user } = show({}, { scenario: spending(100) })
    await screen.findByText('29')
    expect(asked(mock)).toBe(0)
    await user.click(screen.getByRole('button', { name: 'Details' }))
    // 3.00 in 20 days are 0.30 in two, of the 9.00 that are left of 12.00.
    expect(await screen.findByText('At your current pace about 9 of these will expire unused.')).toBeVisible()
    expect(asked(mock)).toBe(1)
  })

  test('says when all of it will be used', async () => {
    const { user } = show({}, { scenario: spending(390) })
    await user.click(await screen.findByRole('button', { name: 'Details', expanded: false }))
    await screen.findByText('At your current pace you will use these before they expire.')
  })

  test('says nothing where it cannot know, and does not ask where nothing expires', async () => {
    const { mock, user } = show()
    await screen.findByText('27.50')
    await user.click(screen.getByRole('button', { name: 'Details' }))
    await waitFor(() => expect(asked(mock)).toBe(1))
    await waitFor(() => expect(document.querySelector('[data-ck-slot="skeleton"]')).toBeNull())
    expect(screen.queryByText(/current pace/)).not.toBeInTheDocument()

    const other = show({ walletId: 'virtfusion' })
    await screen.findByText('2,844')
    for (const button of screen.getAllByRole('button', { name: 'Details', expanded: false }))
      await user.click(button)
    expect(asked(other.mock)).toBe(0)
  })

  test('says nothing any more when the history could not be refreshed', async () => {
    const { mock, user } = show({}, { scenario: spending(100) })
    await screen.findByText('29')
    const details = screen.getByRole('button', { name: 'Details' })
    await user.click(details)
    await screen.findByText(/expire unused/)
    await user.click(details)
    vi.setSystemTime(VIRTUAL_START + 120_000)
    mock.fail('listTransactions')
    await user.click(details)
    await waitFor(() => expect(screen.queryByText(/expire unused/)).not.toBeInTheDocument())
    expect(asked(mock)).toBe(2)
  })

  test('says nothing when the history cannot be loaded', async () => {
    const { mock, user } = show(
      {},
      { scenario: spending(100), prepare: (backend) => backend.fail('listTransactions') },
    )
    await screen.findByText('29')
    await user.click(screen.getByRole('button', { name: 'Details' }))
    await waitFor(() => expect(asked(mock)).toBe(1))
    await waitFor(() => expect(document.querySelector('[data-ck-slot="skeleton"]')).toBeNull())
    expect(screen.queryByText(/current pace/)).not.toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })
})

test('the compact balance says so where there is no such wallet, and offers nothing', async () => {
  const { user } = show({ variant: 'compact', walletId: 'atlantis', onAddCredits: vi.fn() })
  await user.click(await screen.findByRole('button'))
  const panel = screen.getByRole('dialog')
  expect(panel).toHaveTextContent('There is no such wallet.')
  expect(within(panel).queryByRole('button')).not.toBeInTheDocument()
})

test('the compact balance says what can be done, and where it cannot be loaded offers one way on', async () => {
  const { mock, user } = show(
    { variant: 'compact', onAddCredits: vi.fn() },
    { prepare: (backend) => backend.fail('getBalances', { code: 'internal', times: 1 }) },
  )
  await user.click(await screen.findByRole('button', { name: /Balance not loaded/ }))
  const panel = screen.getByRole('dialog')
  expect(within(panel).queryByRole('button', { name: 'Add credits' })).not.toBeInTheDocument()
  await user.click(within(panel).getByRole('button', { name: 'Try again' }))
  expect(await within(panel).findByText('Available now')).toBeVisible()
  expect(mock.requests.all('getBalances')).toHaveLength(2)
})

test('the compact balance opens its details, and gives the focus back', async () => {
  const onAddCredits = vi.fn()
  const { user } = show({ variant: 'compact', onAddCredits })
  await screen.findByText('27.50')
  const opener = screen.getByRole('button')
  await user.click(opener)
  const panel = screen.getByRole('dialog', { name: 'Credit balance' })
  expect(within(panel).getByText('Available now')).toBeVisible()
  await user.keyboard('{Escape}')
  expect(opener).toHaveFocus()

  await user.click(opener)
  await user.click(screen.getByRole('button', { name: 'Add credits' }))
  expect(onAddCredits).toHaveBeenCalledOnce()
})

test('the mark for low may be the host’s', async () => {
  show({ lowBalanceAt: amount(3000, 'SKY/2') })
  expect(await screen.findByText('Low')).toBeVisible()
})

test('tells the host what was done', async () => {
  const { user, onEvent } = show({ onAddCredits: vi.fn() })
  await screen.findByText('27.50')
  await user.click(screen.getByRole('button', { name: 'Refresh balance' }))
  await user.click(screen.getByRole('button', { name: 'Add credits' }))
  expect(onEvent.mock.calls).toEqual([
    [{ type: 'balance.refreshed', walletId: null }],
    [{ type: 'credits.addRequested', walletId: null, from: 'creditBalance' }],
  ])
})

test('takes a wording of its own', async () => {
  show({ messages: { 'creditBalance.title': 'Prepaid credit' } })
  expect(await screen.findByRole('region', { name: 'Prepaid credit' })).toBeVisible()
})

test('announces a change once it has settled, and never the first value', async () => {
  const { mock, client, user } = show()
  await screen.findByText('27.50')
  const region = document.querySelector('[aria-live="polite"]')
  expect(region).toBeEmptyDOMElement()

  mock.as('admin')
  const amountTaken = amount(-50, 'SKY/2')
  await client.adminAdjust({ userId: 'usr_ada', walletId: 'credits', amount: amountTaken, reason: 'A test' })
  mock.as('usr_ada')
  await user.click(screen.getByRole('button', { name: 'Refresh balance' }))
  expect(await screen.findByText('27')).toBeVisible()
  expect(region).toBeEmptyDOMElement()
  await act(() => new Promise((resolve) => setTimeout(resolve, 1000)))
  expect(region).toHaveTextContent('Balance: 27 Sky Credits')
})

test('a change and a new brand name arrive by themselves', async () => {
  const { mock, client } = createWorld()
  render(
    <InWorld live world={{ mock, client }}>
      <CreditBalance />
    </InWorld>,
  )
  await screen.findByText('27.50')
  mock.as('admin')
  const branding = await client.adminGetBranding()
  await client.adminSetBranding({ name: { one: 'Star', other: 'Stars' }, version: branding.version })
  expect(await screen.findByText('Stars')).toBeVisible()
  await client.adminAdjust({
    userId: 'usr_ada',
    walletId: 'credits',
    amount: amount(150, 'SKY/2'),
    reason: 'A test',
  })
  expect(await screen.findByText('29')).toBeVisible()
})
