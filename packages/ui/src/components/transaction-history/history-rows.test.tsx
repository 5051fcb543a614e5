import { amount } from '@creditkit/contract'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'
import { addCredits, takenBack, variedHistory } from './testing/varied-history'

// What is drawn is what is in sight; here all of it is.
beforeEach(() => {
  window.innerHeight = 20_000
})
afterEach(() => void vi.useRealTimers())

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
const rowOf = (name: string | RegExp) => screen.getByRole('row', { name })
const openerOf = (name: string | RegExp) => within(rowOf(name)).getByRole('button')

describe('what took something back', () => {
  test('is a link both ways, which opens the other and leads the focus to it', async () => {
    const { user } = show({}, { prepare: takenBack })
    await table()
    const reversal = openerOf(/Taken back/)
    const original = openerOf(/Meant for somebody else/)
    await user.click(original)
    expect(await screen.findByText('Reversed by')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Go to/ }))
    expect(reversal).toHaveAttribute('aria-expanded', 'true')
    expect(reversal).toHaveFocus()
    expect(await screen.findByText('Takes back')).toBeVisible()
    await user.click(screen.getAllByRole('button', { name: /^Go to/ })[0] ?? document.body)
    expect(original).toHaveFocus()
  })

  test('is told in the details where it is not among the rows', async () => {
    const { user } = show({ filter: { type: 'admin_add' } }, { prepare: takenBack })
    await table()
    await user.click(within(rowOf(/Meant for somebody else/)).getByRole('button'))
    expect(await screen.findByText('Reversed by')).toBeVisible()
    expect(await screen.findByText('\u221250.00')).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Go to/ })).not.toBeInTheDocument()
  })

  test('is asked for again when it could not be had', async () => {
    const { mock, user } = show({ filter: { type: 'admin_remove' } }, { prepare: takenBack })
    await table()
    mock.fail('getTransaction', { code: 'internal', times: 1 })
    await user.click(within(rowOf(/Taken back/)).getByRole('button'))
    expect(await screen.findByText('It cannot be shown right now.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('+50.00')).toBeVisible()
  })
})

test('a purchase offers its receipt', async () => {
  const { mock, user } = show({}, { prepare: variedHistory })
  await table()
  const purchase = screen.getAllByText('Credits bought')[0]
  if (purchase) await user.click(purchase)
  await user.click(screen.getByRole('button', { name: 'Receipt' }))
  expect(await screen.findByRole('dialog')).toBeVisible()
  await waitFor(() => expect(mock.requests.all('getReceipt')[0]?.url).toContain('pur_of_ada'))
})

test('a purchase offers no receipt where the backend is known to have none', async () => {
  const { user } = show({}, { prepare: variedHistory, lacks: 'getReceipt' })
  await table()
  const purchase = screen.getAllByText('Credits bought')[0]
  if (purchase) await user.click(purchase)
  expect(await screen.findByText('pur_of_ada')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Receipt' })).not.toBeInTheDocument()
})

test('the last two days are called by their names, once the browser knows when it is', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T20:00:00.000Z') })
  const { user } = show(
    {},
    { prepare: (mock) => addCredits(mock, amount(100, 'SKY/2'), 'Thanks').then(() => {}) },
  )
  await table()
  expect(await screen.findByRole('rowheader', { name: /^Today Sunday, November 1, 2026$/ })).toBeVisible()
  vi.useRealTimers()
  await user.click(screen.getByText('Thanks'))
})

describe('the focus', () => {
  test('has one stop among all rows, and arrow keys lead on', async () => {
    const { user } = show()
    await table()
    const stops = () => [...document.querySelectorAll('[data-opener][tabindex="0"]')]
    expect(stops()).toEqual([openerOf(/fjord-2/)])
    act(() => openerOf(/fjord-2/).focus())
    await user.keyboard('{ArrowDown}')
    expect(openerOf(/DNS Basic/)).toHaveFocus()
    expect(stops()).toEqual([openerOf(/DNS Basic/)])
    await user.keyboard('{End}')
    expect(stops()).toHaveLength(1)
    expect(document.activeElement).toBe([...document.querySelectorAll('[data-opener]')].at(-1))
    await user.keyboard('{Home}')
    expect(openerOf(/fjord-2/)).toHaveFocus()
  })

  test('goes to the row in its place when its own goes away', async () => {
    const { mock, user } = show({ filter: { status: 'completed' } }, {}, true)
    await table()
    const id = await addCredits(mock, amount(100, 'SKY/2'), 'By mistake')
    await screen.findByText('By mistake')
    act(() => openerOf(/By mistake/).focus())
    await addCredits(mock, amount(-100, 'SKY/2'), 'Undone', id)
    await waitFor(() => expect(screen.queryByText('By mistake')).not.toBeInTheDocument())
    await waitFor(() => expect(openerOf(/fjord-2/)).toHaveFocus())
    await user.keyboard('{ArrowDown}')
    expect(openerOf(/DNS Basic/)).toHaveFocus()
  })
})
