import type { Purchase } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld } from '../../testing/world'
import { PurchaseReceipt } from './index'
import { buyTeam, cancel, dispute, idOf, orderTeam, refund, settle } from './testing/bought'

const bought = await idOf(buyTeam)

const print = vi.fn()
beforeEach(() => vi.stubGlobal('print', print))
afterEach(() => {
  vi.unstubAllGlobals()
  print.mockReset()
})

async function show(
  prepare: (mock: MockBackend) => Promise<Purchase>,
  { live = false, onEvent = vi.fn() } = {},
) {
  const world = createWorld()
  const purchase = await prepare(world.mock)
  render(
    <InWorld live={live} onEvent={onEvent} world={world}>
      <PurchaseReceipt purchaseId={purchase.id} />
    </InWorld>,
  )
  return { ...world, purchase, onEvent, user: userEvent.setup() }
}

const receipt = () => document.querySelector('[data-ck-slot="purchaseReceipt"]')
const rows = () => screen.getAllByRole('row').map((row) => row.textContent)

describeConformance('PurchaseReceipt', {
  draw: (appearance) => <PurchaseReceipt {...(appearance ? { appearance } : {})} purchaseId={bought} />,
  slot: 'purchaseReceipt',
  loaded: () => screen.findByText('R-2026-000001'),
  world: { prepare: async (mock) => void (await buyTeam(mock)) },
  data: [
    'Nordlys Hosting AS',
    'Storgata 12',
    '9008 Tromsø',
    'Norway',
    'Ada Marsh',
    'ada@marsh.example',
    'Team: Sky Credits',
    'Bonus: Sky Credits',
    'Nov 1, 2026',
    'R-2026-000001',
    bought,
  ],
})

describe('a receipt', () => {
  test('says who sold what to whom, when, for how much and how it was paid', async () => {
    const { purchase } = await show(buyTeam)
    expect(await screen.findByText('R-2026-000001')).toBeVisible()
    for (const text of [
      'Nov 1, 2026',
      'Nordlys Hosting AS',
      'Storgata 12',
      '9008 Tromsø',
      'Norway',
      'Tax ID NO 000 000 000 MVA',
      'Ada Marsh',
      'ada@marsh.example',
      'PayPal',
      purchase.id,
    ]) {
      expect(screen.getByText(text)).toBeVisible()
    }
    const table = screen.getByRole('table', { name: 'What was bought' })
    expect(within(table).getByRole('row', { name: /Team: Sky Credits.*90.*\$90\.00/ })).toBeVisible()
    expect(within(table).getByRole('row', { name: /Bonus: Sky Credits.*4\.50.*\$0\.00/ })).toBeVisible()
    expect(within(table).getByRole('row', { name: /Total \(USD\).*Paid.*\$90\.00/ })).toBeVisible()
    expect(receipt()).not.toHaveTextContent('Refunded')
  })

  test('says what was refunded and what remains', async () => {
    await show(async (mock) => {
      const purchase = await buyTeam(mock)
      await refund(mock, purchase, 1050)
      return purchase
    })
    await screen.findByText('Partly refunded')
    expect(rows().slice(-2)).toEqual(['Refunded−$10.50', 'After refunds$79.50'])
  })

  test('that is disputed says that the amount is not settled', async () => {
    await show(async (mock) => {
      const purchase = await buyTeam(mock)
      await dispute(mock, purchase)
      return purchase
    })
    expect(await screen.findByText('Disputed')).toBeVisible()
    expect(screen.getByText(/This payment is disputed with the bank/)).toBeVisible()
  })

  test('shows a refund that is made while it is read', async () => {
    const { mock, purchase } = await show(buyTeam, { live: true })
    await screen.findByText('Paid')
    await refund(mock, purchase, 9000)
    await screen.findByText('−$90.00')
    expect(rows().slice(-2)).toEqual(['Refunded−$90.00', 'After refunds$0.00'])
  })

  test('that cannot be refreshed stays, with the time it was true, and can be asked for again', async () => {
    const { mock, purchase, user } = await show(buyTeam, { live: true })
    await screen.findByText('Paid')
    mock.fail('getReceipt', { times: 1 })
    await refund(mock, purchase, 9000)
    expect(await screen.findByText(/^As of .* could not be refreshed\.$/)).toBeVisible()
    expect(screen.getByText('Paid')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('−$90.00')).toBeVisible()
    expect(screen.queryByText(/^As of/)).not.toBeInTheDocument()
  })

  test('copies its number and the purchase', async () => {
    const { user, purchase } = await show(buyTeam)
    await user.click(await screen.findByRole('button', { name: 'Copy the receipt number' }))
    expect(await navigator.clipboard.readText()).toBe('R-2026-000001')
    await user.click(screen.getByRole('button', { name: 'Copy the purchase ID' }))
    expect(await navigator.clipboard.readText()).toBe(purchase.id)
  })

  test('prints alone, without its buttons around it, and tells the host', async () => {
    let page: Element | null = null
    print.mockImplementation(() => {
      page = document.querySelector('[data-ck-print="page"]')
    })
    const { user, purchase, onEvent } = await show(buyTeam)
    await screen.findByText('R-2026-000001')
    await user.click(screen.getByRole('button', { name: 'Print' }))
    expect(page).toHaveTextContent(/^Receipt.*R-2026-000001.*\$90\.00/)
    expect(page).not.toContainElement(screen.getByRole('button', { name: 'Print' }))
    expect(onEvent).toHaveBeenCalledWith({ type: 'receipt.printed', purchaseId: purchase.id })
    window.dispatchEvent(new Event('afterprint'))
    expect(document.querySelector('[data-ck-print]')).toBeNull()
  })

  test('cannot be printed before it is there', async () => {
    const { user } = await show(async (mock) => {
      const purchase = await buyTeam(mock)
      mock.delay('getReceipt', 60_000)
      return purchase
    })
    expect(screen.getByText('Loading the receipt…')).toBeInTheDocument()
    expect(screen.queryByText(/\$/)).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Print' }))
    expect(print).not.toHaveBeenCalled()
  })
})

describe('where there is no receipt', () => {
  test('one that is still to come says when, and comes when it is asked for again', async () => {
    const { mock, purchase, user } = await show((backend) => buyTeam(backend, 'echeck'))
    expect(await screen.findByText('The receipt is not ready yet')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Print' })).not.toBeInTheDocument()
    await settle(mock, purchase)
    await user.click(screen.getByRole('button', { name: 'Check again' }))
    expect(await screen.findByText('R-2026-000001')).toBeVisible()
  })

  test('a purchase that was given up has none, and nothing offers to look again', async () => {
    await show(async (mock) => {
      const purchase = await orderTeam(mock)
      await cancel(mock, purchase)
      return purchase
    })
    expect(await screen.findByText('There is no receipt for this purchase')).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('an unknown purchase is said to be unknown', async () => {
    await show(async (mock) => ({ ...(await orderTeam(mock)), id: 'nope' }))
    expect(await screen.findByText('This receipt was not found')).toBeVisible()
  })

  test('a failure says so and can be tried again', async () => {
    const { user } = await show(async (mock) => {
      const purchase = await buyTeam(mock)
      mock.fail('getReceipt', { code: 'internal', times: 1 })
      return purchase
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('The receipt could not be loaded')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('R-2026-000001')).toBeVisible()
  })

  test('one for which the role does not do says so, and offers nothing that would not help', async () => {
    await show(async (mock) => {
      const purchase = await buyTeam(mock)
      mock.fail('getReceipt', { code: 'forbidden' })
      return purchase
    })
    expect(await screen.findByText(/You do not have access to receipts/)).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})
