import { amount } from '@creditkit/contract'
import { extend, scenarios, VIRTUAL_START } from '@creditkit/mock-server'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { DualBalance, type DualBalanceProps } from './index'

function show(props: DualBalanceProps = {}, options: WorldOptions = {}, onEvent = vi.fn()) {
  const world = createWorld(options)
  render(
    <InWorld onEvent={onEvent} world={world}>
      <DualBalance {...props} />
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

const card = (name: string) => within(screen.getByRole('region', { name }))

describeConformance('DualBalance', {
  draw: (appearance) => (
    <DualBalance {...(appearance ? { appearance } : {})} onAddCredits={() => undefined} />
  ),
  slot: 'dualBalance',
  loaded: () => screen.findByText('2,844'),
  data: [
    'Sky Credits',
    'VirtFusion Tokens',
    'For DNS plans, dedicated servers and other services',
    'For virtual servers only',
  ],
})

test('shows each wallet with its name, purpose, number, rate and turn', async () => {
  show()
  await screen.findByText('2,844')
  const sky = card('Sky Credits')
  expect(sky.getByText('27.50')).toBeVisible()
  expect(sky.getByText('1 Sky Credit = $1.00')).toBeVisible()
  expect(sky.getByText('For DNS plans, dedicated servers and other services')).toBeVisible()
  expect(sky.getByText('Used first')).toBeVisible()
  expect(sky.getByText('Expiring in 9 days, on Nov 10, 2026')).toBeVisible()
  const tokens = card('VirtFusion Tokens')
  expect(tokens.getByText('100 VirtFusion Tokens = $1.00')).toBeVisible()
  expect(tokens.getByText('Used after Sky Credits')).toBeVisible()
  expect(tokens.queryByText(/Reserved|Expiring|on its way/)).not.toBeInTheDocument()
})

test('buys into the wallet whose button was pressed, and tells the host', async () => {
  const onAddCredits = vi.fn()
  const { user, onEvent } = show({ onAddCredits })
  await user.click(await screen.findByRole('button', { name: 'Top up VirtFusion Tokens' }))
  expect(onAddCredits.mock.calls).toEqual([['virtfusion']])
  expect(onEvent).toHaveBeenCalledWith({
    type: 'credits.addRequested',
    walletId: 'virtfusion',
    from: 'dualBalance',
  })
})

test('leads to the history of the wallet whose button was pressed', async () => {
  const onShowHistory = vi.fn()
  const { user } = show({ onShowHistory })
  await user.click(await screen.findByRole('button', { name: 'History of VirtFusion Tokens' }))
  expect(onShowHistory.mock.calls).toEqual([['virtfusion']])
})

describe('three wallets', () => {
  const [sky, tokens] = scenarios['dual-billing'].wallets
  if (!sky || !tokens) throw new Error('The dual-billing world has two wallets.')
  const name = { one: 'Trial Credit', other: 'Trial Credits' }
  const trial = { ...sky, id: 'trial', kind: 'external' as const, name, spendOrder: 0 }
  const scenario = extend('dual-billing', { wallets: [sky, tokens, trial] })

  test('come in the order in which they are used, each saying which one is used before it', async () => {
    show({}, { scenario })
    await screen.findByText('2,844')
    const turns = within(screen.getByRole('list')).getAllByRole('listitem')
    expect(turns.map((turn) => turn.querySelector('[data-ck-slot="dualBalanceOrder"]')?.textContent)).toEqual(
      ['Used first', 'Used after Trial Credits', 'Used after Sky Credits'],
    )
  })

  test('are not added up, not even those of one kind', async () => {
    show({}, { scenario })
    await screen.findByText('2,844')
    const amounts = [...document.querySelectorAll('[data-ck-slot="dualBalanceAmount"]')]
    expect(amounts.map((amount) => amount.textContent)).toEqual(['0', '27.50', '2,844'])
    expect(screen.queryByText(/total/i)).not.toBeInTheDocument()
  })
})

test('does not offer to buy without somewhere to go, nor what cannot be bought', async () => {
  const wallets = scenarios['dual-billing'].wallets.map((wallet) => ({
    ...wallet,
    purchasable: wallet.id === 'credits',
  }))
  show({ onAddCredits: vi.fn() }, { scenario: extend('dual-billing', { wallets }) })
  expect(await screen.findByRole('button', { name: 'Top up Sky Credits' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Top up VirtFusion Tokens' })).not.toBeInTheDocument()
})

test('an outage of one wallet is on its own card, with no amount and a way on', async () => {
  const { mock, user } = show({ onAddCredits: vi.fn() }, { scenario: 'wallet-outage' })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('We cannot reach VirtFusion Tokens right now')
  expect(alert).toHaveTextContent('Your VirtFusion Tokens are safe.')
  const tokens = card('VirtFusion Tokens')
  expect(tokens.getByText('Not known right now')).toBeVisible()
  expect(tokens.queryByText('0')).not.toBeInTheDocument()
  expect(card('Sky Credits').getByText('27.50')).toBeVisible()
  expect(card('Sky Credits').queryByRole('alert')).not.toBeInTheDocument()

  await mock.setReachable('virtfusion', true)
  await user.click(tokens.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('2,844')).toBeVisible()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('during an outage says what was known before it, and when', async () => {
  const { mock, user } = show()
  await screen.findByText('2,844')
  await mock.setReachable('virtfusion', false)
  await user.click(screen.getByRole('button', { name: 'Refresh VirtFusion Tokens' }))
  expect(await screen.findByText(/^Last known: 2,844.VirtFusion Tokens, Nov 1, 2026/)).toBeVisible()
})

test('shows the wallets without numbers when only the balances fail', async () => {
  const prepare: WorldOptions['prepare'] = (mock) => {
    mock.delay('getBalances', 50)
    mock.fail('getBalances', { code: 'internal', times: 1 })
  }
  const { user } = show({}, { prepare })
  expect(await screen.findByRole('alert')).toHaveTextContent('Your balances could not be loaded')
  expect(screen.getAllByText('Not known right now')).toHaveLength(2)
  expect(screen.getByText('100 VirtFusion Tokens = $1.00')).toBeVisible()
  expect(screen.queryByText('0')).not.toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('2,844')).toBeVisible()
})

test('a failed load is an error with a way on', async () => {
  const { user } = show({}, { prepare: (mock) => mock.fail('getConfig', { code: 'internal', times: 1 }) })
  expect(await screen.findByRole('alert')).toHaveTextContent('Your credits are safe')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('27.50')).toBeVisible()
})

test('keeps the numbers when a refresh fails, and says from when they are', async () => {
  const { mock, user } = show()
  await screen.findByText('2,844')
  mock.offline()
  await user.click(screen.getByRole('button', { name: 'Refresh Sky Credits' }))
  expect(await screen.findAllByText(/^As of .*, could not be refreshed$/)).toHaveLength(2)
  expect(screen.getByText('27.50')).toBeVisible()

  mock.offline(false)
  await user.click(screen.getByRole('button', { name: 'Refresh Sky Credits' }))
  await waitFor(() => expect(screen.queryByText(/^As of/)).not.toBeInTheDocument())
})

test('says that it is loading, and shows no number while it is', () => {
  show({}, { prepare: (mock) => mock.delay('*', 60_000) })
  expect(screen.getByText('Loading your wallets…')).toBeInTheDocument()
  expect(screen.queryByText(/\d/)).not.toBeInTheDocument()
})

test('says so where there are no wallets', async () => {
  show({}, { scenario: extend('dual-billing', { wallets: [], packages: [], history: [] }) })
  expect(await screen.findByText('No wallets yet')).toBeVisible()
})

test('a single wallet has no turn to take', async () => {
  show({}, { scenario: 'unbranded' })
  expect(await screen.findByRole('region', { name: 'Custom Credits' })).toBeVisible()
  expect(screen.queryByText(/^Used/)).not.toBeInTheDocument()
})

test('says what it means to owe', async () => {
  show({}, { scenario: 'disputed' })
  expect(await screen.findByText('Owed')).toBeVisible()
  expect(card('Sky Credits').getByText(/New credits settle it first/)).toBeVisible()
})

test('announces a change of one wallet once it has settled', async () => {
  const { mock, client, user } = show()
  await screen.findByText('27.50')
  mock.as('admin')
  const amountTaken = amount(-50, 'SKY/2')
  await client.adminAdjust({ userId: 'usr_ada', walletId: 'credits', amount: amountTaken, reason: 'A test' })
  mock.as('usr_ada')
  await user.click(screen.getByRole('button', { name: 'Refresh Sky Credits' }))
  expect(await screen.findByText('27')).toBeVisible()
  await act(() => new Promise((resolve) => setTimeout(resolve, 1000)))
  const spoken = [...document.querySelectorAll('[aria-live="polite"]')].map((region) => region.textContent)
  expect(spoken).toEqual(['Balance: 27\u00a0Sky Credits', ''])
})

test('takes a wording of its own', async () => {
  show({ messages: { 'dualBalance.usedFirst': 'Goes first' } })
  expect(await screen.findByText('Goes first')).toBeVisible()
})
