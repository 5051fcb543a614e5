import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'

const saved: { name: string; text: Promise<string> }[] = []

beforeEach(() => {
  window.innerHeight = 20_000
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

function show(props: TransactionHistoryProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  const view = render(
    <InWorld world={world}>
      <TransactionHistory {...props} />
    </InWorld>,
  )
  return { ...world, ...view, user: userEvent.setup() }
}

const table = () => screen.findByRole('table', { name: 'Transactions, newest first' })
const titles = () => document.querySelectorAll('[data-opener]').length

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

  test('is one file for a double click, and another for another press', async () => {
    const { user } = show()
    await table()
    const button = await screen.findByRole('button', { name: 'Export' })
    fireEvent.click(button, { detail: 1 })
    await waitFor(() => expect(saved).toHaveLength(1))
    fireEvent.click(button, { detail: 2 })
    await start(user)
    await waitFor(() => expect(saved.length).toBeGreaterThan(1))
    expect(saved).toHaveLength(2)
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
