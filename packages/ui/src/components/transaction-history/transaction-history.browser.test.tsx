import { amount } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import { screen, waitFor, within } from '@testing-library/dom'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { TransactionHistory, type TransactionHistoryProps } from './index'
import { addCredits, longestHistory, variedHistory } from './testing/varied-history'

beforeAll(async () => {
  await page.viewport(1300, 700)
  await loadStyles()
})

let root: Root
const mount = () => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
}
const unmount = () => {
  root.unmount()
  document.body.replaceChildren()
  window.scrollTo(0, 0)
}
beforeEach(mount)
afterEach(unmount)

function draw(width: number, children: ReactNode) {
  root.render(<div style={{ width: `${width}px` }}>{children}</div>)
}

function show(width: number, options: WorldOptions = {}, live = false, props: TransactionHistoryProps = {}) {
  const world = createWorld(options)
  draw(
    width,
    <InWorld live={live} world={world}>
      <TransactionHistory {...props} />
    </InWorld>,
  )
  return world
}

/** Once the browser has laid out, and observers have heard of it. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 200))
const frame = () => document.querySelector<HTMLElement>('[data-ck-slot="transactionHistoryScroller"]')

test('what is read stays where it is when news come, and the news are brought into sight when asked for', async () => {
  for (const maxHeight of [undefined, null]) {
    const { mock } = show(700, { scenario: 'long-history' }, true, { maxHeight })
    const read = await screen.findByText('Job 233')
    const scroller = maxHeight === null ? document.documentElement : frame()
    scroller?.scrollTo(0, 330)
    await settled()
    const before = read.getBoundingClientRect().top

    await addCredits(mock, amount(100, 'SKY/2'), 'Thank you')
    await addCredits(mock, amount(100, 'SKY/2'), 'Once more')
    const pill = await screen.findByRole('button', { name: '2 new transactions' })
    expect(read.getBoundingClientRect().top).toBe(before)
    const { top, bottom } = pill.getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThan(window.innerHeight)

    pill.click()
    const news = await screen.findByText('Once more')
    await waitFor(() => {
      const place = news.getBoundingClientRect()
      expect(place.top).toBeGreaterThanOrEqual(0)
      expect(place.bottom).toBeLessThanOrEqual(window.innerHeight)
    })
    unmount()
    mount()
  }
})

async function longestUndescribed(mock: MockBackend) {
  await longestHistory(mock)
  await variedHistory(mock)
}

test('a transaction without a description has its wallet below its name, clear of its mark, or in a column', async () => {
  for (const [width, longest] of [
    [1000, false],
    [760, false],
    [760, true],
    [620, false],
    [340, false],
  ] as const) {
    show(width, { prepare: longest ? longestUndescribed : variedHistory }, false, {
      filter: { from: '2026-09-20', to: '2026-10-02' },
    })
    const row = await screen.findByRole('row', { name: /Refund/ })
    const name = within(row).getAllByText('Refund')[0]
    const wallet = await within(row).findByText('VirtFusion Tokens')
    const range = document.createRange()
    range.selectNodeContents(wallet)
    const left = range.getBoundingClientRect().left
    const mark = row.querySelector('svg')?.getBoundingClientRect()
    expect(left, `${width}`).toBeGreaterThanOrEqual(mark?.right ?? Number.POSITIVE_INFINITY)
    const isBelowItsName = width === 760
    if (isBelowItsName) expect(left).toBeCloseTo(name?.getBoundingClientRect().left ?? 0, 0)
    const dot = getComputedStyle(wallet, '::before').content
    expect(dot === '"·" / ""', `${width}: ${dot}`).toBe(width === 620)
    unmount()
    mount()
  }
})

test('is a table where there is room and a list of cards where there is not, with the meaning of a table in both', async () => {
  for (const width of [1000, 700, 340]) {
    show(width)
    const row = await screen.findByRole('row', { name: /Goodwill/ })
    const cells = within(row).getAllByRole('cell')
    expect(cells).toHaveLength(7)
    const [time, what, type] = cells.map((cell) => cell.getBoundingClientRect())
    expect((time?.right ?? 0) <= (what?.left ?? 0)).toBe(width !== 340)
    expect((type?.top ?? 0) >= (what?.bottom ?? 0)).toBe(width !== 1000)
    for (const cell of cells) expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth + 1)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth)
    unmount()
    mount()
  }
})

test('the longest figures and words that there can be stay in their rows', async () => {
  for (const width of [1000, 700, 340, 300]) {
    show(width, { prepare: longestHistory })
    await screen.findByRole('row', { name: /Goodwill/ })
    const rows = [...document.querySelectorAll<HTMLElement>('[data-line="row"]')]
    for (const row of rows) expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth)
    const [date, what, , , amount] = [...(rows[0]?.children ?? [])].map((cell) =>
      cell.getBoundingClientRect(),
    )
    expect(what?.width).toBeGreaterThan(140)
    expect((amount?.left ?? 0) >= (what?.right ?? 0) || (amount?.top ?? 0) >= (date?.bottom ?? 0)).toBe(true)
    unmount()
    mount()
  }
})

test('scrolls by itself where there is room for a table, and with the page on a phone', async () => {
  for (const [width, scrolls] of [
    [1000, true],
    [340, false],
  ] as const) {
    show(width, { scenario: 'long-history' })
    await screen.findByText('Job 239')
    const { scrollHeight = 0, clientHeight = 0 } = frame() ?? {}
    expect(scrollHeight > clientHeight + 100).toBe(scrolls)
    unmount()
    mount()
  }
})

test('a row that keys lead to comes to rest below what the page says sticks to its top', async () => {
  const { style } = document.documentElement
  style.scrollPaddingTop = '110px'
  show(340, { scenario: 'long-history' })
  const row = () => screen.findByRole('button', { name: /^Show details of Job 239,/ })
  ;(await row()).focus()
  await userEvent.keyboard('{End}')
  await waitFor(() => expect(window.scrollY).toBeGreaterThan(1000))
  await userEvent.keyboard('{Home}')
  await waitFor(async () => expect(await row()).toHaveFocus())
  const top = async () => (await row()).getBoundingClientRect().top
  await waitFor(() => expect(window.scrollY).toBeLessThan(1000))
  expect(await top()).toBeGreaterThanOrEqual(110)
  style.scrollPaddingTop = ''
})

test.each([340, 600, 1260])('no sign that is only seen is read out, %i px wide', async (width) => {
  show(width, { prepare: variedHistory })
  await screen.findAllByRole('cell')
  const { frameTree } = await cdp().send('Page.getFrameTree')
  // The test's own page is a frame in the runner's.
  const trees = (frameTree.childFrames ?? []).map(({ frame: { id } }) =>
    cdp().send('Accessibility.getFullAXTree', { frameId: id }),
  )
  const names = (await Promise.all(trees)).flatMap(({ nodes }) =>
    nodes.filter(({ role }) => role?.value === 'cell').map(({ name }) => String(name?.value)),
  )
  expect(names).toEqual(expect.arrayContaining(['Usage', 'Not counted in the balance']))
  expect(names.filter((name) => /^[·–]/.test(name))).toEqual([])
})

test('nothing shifts while it loads, in a table or in cards', async () => {
  for (const width of [1260, 1000, 700, 340]) {
    const shifts: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
    })
    observer.observe({ type: 'layout-shift' })
    const { mock } = show(width, {
      scenario: 'long-history',
      prepare: (backend) => backend.delay('*', 300),
    })
    await screen.findByText('Loading your transactions…')
    const place = document.querySelectorAll('tbody tr')[1]?.getBoundingClientRect()
    const row = (await screen.findByRole('row', { name: /Job 239/ })).getBoundingClientRect()
    expect(row.top).toBeCloseTo(place?.top ?? 0, 0)
    if (width !== 340) expect(row.height).toBeCloseTo(place?.height ?? 0, 0)
    await settled()
    observer.disconnect()
    expect(shifts).toEqual([])
    mock.delay('*', 0)
    unmount()
    mount()
  }
})

test('prints every row that is loaded, and none of the room that is kept for those not drawn', async () => {
  show(1000, { scenario: 'long-history' })
  await screen.findByText('Job 239')
  expect(screen.queryByText('Job 192')).toBeNull()
  window.dispatchEvent(new Event('beforeprint'))
  for (let job = 239; job > 189; job -= 1) expect(screen.getByText(`Job ${job}`)).toBeInTheDocument()
  const table = screen.getByRole('table')
  const rows = [...table.querySelectorAll('tr')].reduce((sum, row) => sum + row.offsetHeight, 0)
  expect(table.offsetHeight).toBeCloseTo(rows, -1)
  window.dispatchEvent(new Event('afterprint'))
  await waitFor(() => expect(screen.queryByText('Job 192')).toBeNull())
})
