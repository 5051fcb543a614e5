import { screen, waitFor } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { CreditsProvider } from '../../provider/index'
import { loadStyles } from '../../testing/load-styles'
import { TransactionHistory, type TransactionHistoryProps } from './index'
import { createLoadedHistory } from './testing/loaded-history'

const ROWS = 100_000
const MOST_ELEMENTS = 400
let root: Root | null = null

beforeAll(async () => {
  await page.viewport(1280, 900)
  await loadStyles()
})
afterEach(() => {
  root?.unmount()
  root = null
  document.body.replaceChildren()
  window.scrollTo(0, 0)
})

async function show(width: number, props: TransactionHistoryProps = {}) {
  // A list that is left is cut to its first pages.
  const { transactions: _, ...history } = createLoadedHistory(ROWS)
  root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(
    <div style={{ width: `${width}px` }}>
      <CreditsProvider {...history} live={false} timeZone="UTC">
        <TransactionHistory {...props} />
      </CreditsProvider>
    </div>,
  )
  await screen.findByText(/#0$/)
  await laidOut()
}

const laidOut = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))
const table = () => screen.getByRole('table')
const elements = () => table().querySelectorAll('*').length + 1
const frame = () => document.querySelector<HTMLElement>('[data-ck-slot="transactionHistoryScroller"]')
const rows = () => [...table().querySelectorAll<HTMLElement>('[data-line="row"]')]
const numberOf = (row: HTMLElement) => Number(/#(\d+)/.exec(row.textContent ?? '')?.[1])

test('of a hundred thousand rows, never more than four hundred elements are on the page', async () => {
  for (const width of [1200, 700, 360]) {
    await show(width)
    const scroller = width === 360 ? document.documentElement : frame()
    const { scrollHeight = 0 } = scroller ?? {}
    expect(elements()).toBeLessThanOrEqual(MOST_ELEMENTS)
    for (const share of [0.00001, 0.3, 0.5, 0.99999, 1]) {
      scroller?.scrollTo(0, scrollHeight * share)
      await laidOut()
      expect(elements()).toBeLessThanOrEqual(MOST_ELEMENTS)
      expect(elements()).toBeGreaterThan(50)
    }
    await waitFor(() => expect(rows().map(numberOf)).toContain(ROWS - 1))
    root?.unmount()
    document.body.replaceChildren()
  }
})

test('rows follow each other without a gap, and move exactly as far as is scrolled', async () => {
  for (const width of [1200, 360]) {
    await show(width)
    const scroller = width === 360 ? document.documentElement : frame()
    let kept: { number: number; top: number } | null = null
    for (let step = 0; step < 40; step += 1) {
      scroller?.scrollBy(0, 97)
      await laidOut()
      const drawn = rows()
      for (const [index, row] of drawn.entries()) {
        const next = drawn[index + 1]
        if (!next || next.previousElementSibling !== row) continue
        expect(numberOf(next)).toBe(numberOf(row) + 1)
        expect(next.getBoundingClientRect().top).toBeCloseTo(row.getBoundingClientRect().bottom, 0)
      }
      const before: { number: number; top: number } | null = kept
      const same = drawn.find((row) => numberOf(row) === before?.number)
      if (before && same) expect(same.getBoundingClientRect().top).toBeCloseTo(before.top - 97, 0)
      const middle = drawn.find((row) => row.getBoundingClientRect().top > 400)
      kept = middle ? { number: numberOf(middle), top: middle.getBoundingClientRect().top } : null
    }
    root?.unmount()
    document.body.replaceChildren()
    window.scrollTo(0, 0)
  }
})

test('the heading of the day stays above its rows, below the headings of the columns', async () => {
  await show(1200)
  frame()?.scrollTo(0, 120_000)
  await laidOut()
  const head = table().querySelector('thead')?.getBoundingClientRect()
  const edge = frame()?.getBoundingClientRect().top ?? 0
  expect(head?.top).toBeCloseTo(edge, 0)
  const under = document.elementFromPoint(300, (head?.bottom ?? 0) + 8)
  const day = under?.closest('[data-line="day"]')
  expect(day?.textContent).toMatch(/day, \w+ \d+, \d{4}$/)
  expect(day?.getBoundingClientRect().top).toBeCloseTo(head?.bottom ?? 0, 0)
})

test('arrow keys lead along the rows, and a row that is scrolled away keeps the focus', async () => {
  const user = userEvent.setup()
  await show(1200)
  const focused = () => document.activeElement?.closest<HTMLElement>('[data-line="row"]') ?? null
  const numberInFocus = () => {
    const row = focused()
    return row ? numberOf(row) : null
  }
  const inSight = () => {
    const { top = 0, bottom = 0 } = focused()?.getBoundingClientRect() ?? {}
    const { top: from = 0, bottom: to = 0 } = frame()?.getBoundingClientRect() ?? {}
    return top >= from + 60 && bottom <= to + 1
  }
  table().querySelector<HTMLElement>('[data-opener][tabindex="0"]')?.focus()
  expect(numberInFocus()).toBe(0)
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(numberInFocus()).toBe(2)
  await user.keyboard('{PageDown}')
  expect(numberInFocus()).toBeGreaterThan(8)
  await user.keyboard('{End}')
  expect(numberInFocus()).toBe(ROWS - 1)
  await waitFor(() => expect(inSight()).toBe(true))

  frame()?.scrollTo(0, 0)
  await laidOut()
  expect(numberInFocus()).toBe(ROWS - 1)
  expect(elements()).toBeLessThanOrEqual(MOST_ELEMENTS)
  expect(rows().map(numberOf)).toContain(0)

  await user.keyboard('{ArrowUp}')
  expect(numberInFocus()).toBe(ROWS - 2)
  await waitFor(() => expect(inSight()).toBe(true))
  await user.keyboard('{Home}')
  expect(numberInFocus()).toBe(0)
  await user.keyboard('{Enter}')
  expect(await screen.findByText('Completed', { selector: 'dd' })).toBeVisible()
  expect(numberInFocus()).toBe(0)
})

test('details that are opened push down what is below, and nothing else', async () => {
  const user = userEvent.setup()
  await show(1200)
  frame()?.scrollTo(0, 52_000)
  await laidOut()
  const inSight = rows().filter((row) => row.getBoundingClientRect().top > 450)
  const [row] = inSight
  const before = row?.getBoundingClientRect().top
  const opener = row?.querySelector<HTMLElement>('[data-opener]')
  if (opener) await user.click(opener)
  await screen.findByText('Completed', { selector: 'dd' })
  await laidOut()
  expect(row?.getBoundingClientRect().top).toBe(before)
  const details = document.getElementById(opener?.getAttribute('aria-controls') ?? '')
  expect(inSight[1]?.getBoundingClientRect().top).toBeCloseTo(details?.getBoundingClientRect().bottom ?? 0, 0)

  // Scrolled away and back, they are still open and as high.
  const height = details?.getBoundingClientRect().height
  frame()?.scrollTo(0, 0)
  await laidOut()
  frame()?.scrollTo(0, 52_000)
  await laidOut()
  const again = await screen.findByText('Completed', { selector: 'dd' })
  expect(again.closest('tr')?.getBoundingClientRect().height).toBe(height)
})

test('the rows in sight stay in sight when the page becomes narrower', async () => {
  await show(1200)
  frame()?.scrollTo(0, 260_000)
  await laidOut()
  const first = rows().map(numberOf).at(5) ?? 0
  const box = document.body.firstElementChild?.firstElementChild
  if (box instanceof HTMLElement) box.style.width = '700px'
  await waitFor(() => expect(rows().map(numberOf)).toContain(first))
  expect(elements()).toBeLessThanOrEqual(MOST_ELEMENTS)
})
