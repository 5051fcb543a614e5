import { amount } from '@creditkit/contract'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryFilter, type TransactionHistoryProps } from './index'
import { addCredits, takenBack, variedHistory } from './testing/varied-history'

const saved: { name: string; text: Promise<string> }[] = []

beforeEach(() => {
  window.innerHeight = 20_000
  window.history.replaceState({ key: 'router' }, '', '/billing?tab=history#list')
  saved.length = 0
  let blob: Blob | undefined
  URL.createObjectURL = (object) => {
    if (object instanceof Blob) blob = object
    return 'blob:x'
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (blob) saved.push({ name: this.download, text: textOf(blob) })
  })
})
afterEach(() => vi.restoreAllMocks())

/** The text with its byte order mark, which `Blob.text()` drops. */
async function textOf(blob: Blob): Promise<string> {
  const bytes = await new Promise<ArrayBuffer>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result instanceof ArrayBuffer ? reader.result : new ArrayBuffer(0))
    reader.readAsArrayBuffer(blob)
  })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

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

describe('the export', () => {
  const start = async (user: ReturnType<typeof userEvent.setup>) =>
    user.click(await screen.findByRole('button', { name: 'Export' }))

  test('is of everything that the filters let through, not only of what is loaded', async () => {
    const { user } = show({}, { scenario: 'long-history' })
    await waitFor(() => expect(titles()).toBe(200))
    await user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    await start(user)
    expect(
      await screen.findAllByText(/^119 transactions saved in transactions_[\w-]+\.csv$/),
    ).not.toHaveLength(0)
    const text = (await saved[0]?.text) ?? ''
    expect(text.startsWith('\uFEFFid,')).toBe(true)
    expect(text.trim().split('\r\n')).toHaveLength(120)
  })

  test('is called after the wallet and the days', async () => {
    const { user } = show({ walletId: 'credits' })
    await table()
    await user.type(screen.getByLabelText('From'), '2026-10-01')
    await user.type(screen.getByLabelText('To'), '2026-11-01')
    await waitFor(() => expect(titles()).toBe(4))
    await start(user)
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(saved[0]?.name).toBe('transactions_sky-credits_2026-10-01_2026-11-01.csv')
  })

  test('that has nothing to tell saves nothing and says so', async () => {
    const { user } = show()
    await table()
    await user.type(screen.getByLabelText('Search transactions'), 'zeppelin')
    await screen.findByText('Nothing matches')
    await start(user)
    expect(await screen.findAllByText('There is nothing to export.')).not.toHaveLength(0)
    expect(saved).toEqual([])
  })

  test('that fails asks for the same again, whatever the filters are by then', async () => {
    const { mock, user } = show()
    await table()
    await user.selectOptions(screen.getByLabelText('Type'), 'Usage')
    await waitFor(() => expect(titles()).toBe(3))
    mock.fail('exportTransactions', { code: 'internal', times: 1 })
    await start(user)
    expect(await screen.findAllByText(/^The export could not be finished/)).not.toHaveLength(0)
    await user.selectOptions(screen.getByLabelText('Type'), 'Promotion')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect((await saved[0]?.text)?.trim().split('\r\n')).toHaveLength(4)
    await user.click(screen.getByRole('button', { name: 'Close this message' }))
    expect(document.querySelector('[data-ck-slot="transactionHistoryExportState"]')).toBeNull()
  })

  test('can be canceled, and saves nothing then', async () => {
    const { mock, user } = show()
    await table()
    mock.delay('exportTransactions', 60_000)
    await start(user)
    const state = document.querySelector('[data-ck-slot="transactionHistoryExportState"]')
    expect(state).toHaveAttribute('data-state', 'pending')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(await screen.findAllByText('The export was canceled. No file was saved.')).not.toHaveLength(0)
    expect(saved).toEqual([])
  })

  test('says to readers of screens that it has begun and how it ended, and no number in between', async () => {
    const heard = new Set<string>()
    const { user, container } = show({}, { scenario: 'long-history' })
    await waitFor(() => expect(titles()).toBe(200))
    const listen = () => {
      for (const region of container.querySelectorAll('[aria-live="polite"]'))
        heard.add(region.textContent ?? '')
    }
    const observer = new MutationObserver(listen)
    observer.observe(container, { subtree: true, childList: true, characterData: true })
    await start(user)
    await waitFor(() => expect(saved).toHaveLength(1))
    await waitFor(() => expect([...heard].some((text) => /saved in/.test(text))).toBe(true))
    observer.disconnect()
    expect(heard).toContain('Preparing the export…')
    expect([...heard].filter((text) => /so far$/.test(text) && /Preparing/.test(text))).toEqual([])
  })
})

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

test('the last two days are called by their names, once the browser knows when it is', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T20:00:00.000Z') })
  const { user } = show(
    {},
    { prepare: (mock) => addCredits(mock, amount(100, 'SKY/2'), 'Thanks').then(() => {}) },
  )
  await table()
  expect(await screen.findByRole('rowheader', { name: /^Today ?Sunday, November 1, 2026$/ })).toBeVisible()
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
