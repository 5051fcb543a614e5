import { amount, type Balance } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { AdminAdjust, type AdminAdjustProps } from './index'

const asAdmin: WorldOptions = { prepare: (mock) => mock.as('admin') }

function show(props: AdminAdjustProps = { userId: 'usr_ada' }, options: WorldOptions = asAdmin) {
  const world = createWorld(options)
  const onAdjusted = vi.fn()
  render(
    <InWorld world={world}>
      <AdminAdjust onAdjusted={onAdjusted} {...props} />
    </InWorld>,
  )
  return { ...world, onAdjusted, user: userEvent.setup() }
}

type User = ReturnType<typeof userEvent.setup>

async function fill(user: User, entries: { amount?: string; reason?: string; remove?: boolean }) {
  await screen.findByLabelText('Amount')
  if (entries.remove) await user.click(screen.getByRole('radio', { name: 'Remove' }))
  if (entries.amount) await user.type(screen.getByLabelText('Amount'), entries.amount)
  if (entries.reason) await user.type(screen.getByLabelText('Reason'), entries.reason)
  await user.click(screen.getByRole('button', { name: 'Review' }))
}

async function credits(mock: MockBackend): Promise<number | null> {
  const response = await mock.fetch('/api/credits/balance?walletId=credits', {
    headers: { authorization: 'Bearer mock_ada' },
  })
  const balance: Balance = await response.json()
  return balance.status === 'ok' ? balance.available.minor : null
}

describeConformance('AdminAdjust', {
  draw: (appearance) => <AdminAdjust userId="usr_ada" {...(appearance ? { appearance } : {})} />,
  slot: 'adminAdjust',
  loaded: () => screen.findByText(/Outage on 15 November/),
  world: asAdmin,
  data: ['Sky Credits', 'VirtFusion Tokens', /Ada Marsh/, /Grace Okafor/, /Sky Credit/, /VirtFusion/, /\d/],
})

test('adds credits after a confirmation that says what will happen, and shows what the server did', async () => {
  const { mock, user, onAdjusted } = show()
  await fill(user, { amount: '5', reason: 'Goodwill' })
  const dialog = await screen.findByRole('dialog', { name: 'Please confirm' })
  expect(dialog).toHaveTextContent(
    '5 Sky Credits will be added to Ada Marsh. The balance goes from 27.50 to 32.50.',
  )
  await user.click(within(dialog).getByRole('button', { name: /^Add 5\sSky Credits$/ }))

  expect(await screen.findByText('Ada Marsh now has 32.50 Sky Credits.')).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Done' })).toHaveFocus()
  expect(screen.getAllByText('Grace Okafor: Goodwill').length).toBeGreaterThan(0)
  expect(onAdjusted).toHaveBeenCalledTimes(1)
  expect(await credits(mock)).toBe(3250)
  expect(await mock.ledger.verify()).toEqual([])
})

test('pressing the button again and again is one adjustment', async () => {
  const { mock, user } = show(undefined, {
    prepare: (backend) => {
      backend.as('admin')
      backend.delay('adminAdjust', 30)
    },
  })
  await fill(user, { amount: '5', reason: 'Goodwill' })
  const confirm = await screen.findByRole('button', { name: /^Add 5\sSky Credits$/ })
  await user.dblClick(confirm)
  await screen.findByRole('heading', { name: 'Done' })
  expect(mock.requests.all('adminAdjust')).toHaveLength(1)
  expect(await credits(mock)).toBe(3250)
})

test('an answer that was lost is found out about by the same button, and happens once', async () => {
  const { mock, user } = show()
  await fill(user, { amount: '5', reason: 'Goodwill' })
  await screen.findByRole('dialog')
  mock.fail('adminAdjust', { when: 'after', times: 1 })
  await user.click(screen.getByRole('button', { name: /^Add 5\sSky Credits$/ }))
  await user.click(await screen.findByRole('button', { name: 'Check and finish' }))
  await screen.findByRole('heading', { name: 'Done' })
  const keys = mock.requests.all('adminAdjust').map((request) => request.idempotencyKey)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(await credits(mock)).toBe(3250)
})

test('a balance that moved meanwhile refuses, shows the new preview, and goes through when reviewed again', async () => {
  const { mock, user } = show()
  await fill(user, { amount: '5', reason: 'Goodwill', remove: true })
  await screen.findByRole('dialog')
  await mock.fetch('/api/admin/credits/adjust', {
    method: 'POST',
    headers: { authorization: 'Bearer mock_grace', 'idempotency-key': 'other' },
    body: JSON.stringify({
      userId: 'usr_ada',
      walletId: 'credits',
      amount: amount(100, 'SKY/2'),
      reason: 'Somebody else',
    }),
  })
  await user.click(screen.getByRole('button', { name: /^Remove 5\sSky Credits$/ }))
  expect(await screen.findByText('The balance has changed in the meantime')).toBeVisible()
  expect(screen.getByLabelText('Amount')).toHaveValue('5')
  expect(await credits(mock)).toBe(2850)

  await user.click(screen.getByRole('button', { name: 'Review' }))
  await user.click(await screen.findByRole('button', { name: /^Remove 5\sSky Credits$/ }))
  await screen.findByRole('heading', { name: 'Done' })
  expect(await credits(mock)).toBe(2350)
})

test('undoes an adjustment with a reason of its own', async () => {
  const { mock, user } = show()
  await fill(user, { amount: '5', reason: 'Goodwill' })
  await user.click(await screen.findByRole('button', { name: /^Add 5\sSky Credits$/ }))
  await user.click(await screen.findByRole('button', { name: 'Undo this' }))
  const dialog = await screen.findByRole('dialog', { name: 'Undo the adjustment?' })
  await user.click(within(dialog).getByRole('button', { name: 'Undo' }))
  expect(within(dialog).getByText(/^Say why/)).toBeVisible()

  await user.type(within(dialog).getByLabelText('Why was it a mistake?'), 'Wrong customer')
  await user.click(within(dialog).getByRole('button', { name: 'Undo' }))
  const heading = await screen.findByRole('heading', { name: 'The adjustment was undone' })
  expect(heading).toBeVisible()
  await waitFor(() => expect(heading).toHaveFocus())
  expect(screen.queryByRole('button', { name: 'Undo this' })).not.toBeInTheDocument()
  expect(await credits(mock)).toBe(2750)
  expect(await mock.ledger.verify()).toEqual([])
})

describe('a backend that hands out less', () => {
  test.each([
    [['transaction', 'audit'], false, false],
    [['audit'], true, false],
    [['transaction'], false, true],
  ] as const)('says what it confirmed and no more: without %j', async (without, hasLine, hasEntry) => {
    const { mock, user, onAdjusted } = show(undefined, { ...asAdmin, without })
    await fill(user, { amount: '5', reason: 'Goodwill' })
    await user.click(await screen.findByRole('button', { name: /^Add 5\sSky Credits$/ }))

    const heading = await screen.findByRole('heading', { name: 'Done' })
    expect(heading).toHaveFocus()
    const told = heading.parentElement
    expect(told).toHaveTextContent('Ada Marsh now has 32.50 Sky Credits.')
    expect(told?.textContent?.includes('Transaction')).toBe(hasLine)
    expect(told?.textContent?.includes('Grace Okafor: Goodwill')).toBe(hasEntry)
    expect(screen.queryAllByRole('button', { name: 'Undo this' })).toHaveLength(hasLine ? 1 : 0)
    expect(onAdjusted).toHaveBeenCalledTimes(1)
    expect(await credits(mock)).toBe(3250)
  })

  test('goes on with the next adjustment', async () => {
    const { user } = show(undefined, { ...asAdmin, without: ['transaction', 'audit'] })
    await fill(user, { amount: '5', reason: 'Goodwill' })
    await user.click(await screen.findByRole('button', { name: /^Add 5\sSky Credits$/ }))
    await user.click(await screen.findByRole('button', { name: 'Adjust another' }))
    await fill(user, { amount: '1', reason: 'Goodwill' })
    await user.click(await screen.findByRole('button', { name: /^Add 1\sSky Credit$/ }))
    expect(await screen.findByText('Ada Marsh now has 33.50 Sky Credits.')).toBeVisible()
  })
})

describe('bad input', () => {
  test.each([
    ['0', 'Enter an amount above zero.'],
    ['-5', 'Enter an amount above zero.'],
    ['0.001', 'Use at most 2 decimals.'],
    ['1e9', 'Enter digits only.'],
    ['abc', 'Enter digits only.'],
    ['99999999999999999999', 'This amount is too large.'],
  ])('“%s” says what to do, takes the focus, and sends nothing', async (typed, message) => {
    const { mock, user } = show()
    await fill(user, { amount: typed, reason: 'Goodwill' })
    const field = screen.getByLabelText('Amount')
    expect(field).toHaveAccessibleDescription(message)
    await waitFor(() => expect(field).toHaveFocus())
    expect(mock.requests.all('adminAdjust')).toHaveLength(0)
  })

  test('removing more than there is says how much there is', async () => {
    const { user } = show()
    await fill(user, { amount: '27.51', reason: 'Goodwill', remove: true })
    expect(screen.getByLabelText('Amount')).toHaveAccessibleDescription(
      /^Only 27\.50\sSky Credits can be removed\.$/,
    )
  })

  test('a missing reason is asked for', async () => {
    const { user } = show()
    await fill(user, { amount: '5' })
    expect(screen.getByLabelText('Reason')).toHaveAccessibleDescription(/^Say why/)
  })

  test('what only the server knows is shown at its field, and nothing typed is lost', async () => {
    const { mock, user } = show()
    await fill(user, { amount: '5', reason: 'Goodwill' })
    await screen.findByRole('dialog')
    mock.fail('adminAdjust', { code: 'wallet_unavailable', times: 1 })
    await user.click(screen.getByRole('button', { name: /^Add 5\sSky Credits$/ }))
    expect(await screen.findByText(/This wallet cannot be reached/)).toBeVisible()
    expect(screen.getByLabelText('Amount')).toHaveValue('5')
    expect(screen.getByLabelText('Reason')).toHaveValue('Goodwill')
  })
})

describe('who it is about', () => {
  test('is found by name, chosen, and can be changed', async () => {
    const { user } = show({})
    await user.type(await screen.findByLabelText('Customer'), 'castillo')
    await waitFor(() => expect(screen.queryByRole('button', { name: /Ada Marsh/ })).not.toBeInTheDocument())
    await user.click(screen.getByRole('button', { name: /Ben Castillo/ }))
    expect(await screen.findByText('Balance of Ben Castillo')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Change' }))
    expect(await screen.findByLabelText('Customer')).toHaveFocus()
  })

  test('nobody found says so', async () => {
    const { user } = show({})
    await user.type(await screen.findByLabelText('Customer'), 'zebra')
    expect(await screen.findByText('Nobody is found for “zebra”.')).toBeVisible()
  })

  test('is nobody’s business but an administrator’s', async () => {
    const { mock } = show({}, {})
    expect(await screen.findByText('This is for administrators')).toBeVisible()
    expect(mock.requests.all('adminListUsers')).toHaveLength(0)
  })

  test('a wallet that cannot be reached cannot be chosen and says why', async () => {
    show(undefined, { scenario: 'wallet-outage', prepare: (mock) => mock.as('admin') })
    expect(await screen.findByRole('radio', { name: /VirtFusion Tokens.*Cannot be reached/ })).toBeDisabled()
  })
})
