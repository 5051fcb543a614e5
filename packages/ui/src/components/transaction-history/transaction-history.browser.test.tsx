import { amount } from '@creditkit/contract'
import { screen, waitFor, within } from '@testing-library/dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { TransactionHistory } from './index'
import { addCredits } from './testing/varied-history'

beforeAll(async () => {
  await page.viewport(1100, 700)
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

function show(width: number, options: WorldOptions = {}, live = false) {
  const world = createWorld(options)
  root.render(
    <div style={{ width: `${width}px` }}>
      <InWorld live={live} world={world}>
        <TransactionHistory />
      </InWorld>
    </div>,
  )
  return world
}

/** Once the browser has laid out, and observers have heard of it. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 200))

test('what is read stays where it is when news come, and the news are brought into sight when asked for', async () => {
  const { mock } = show(700, { scenario: 'long-history' }, true)
  const read = await screen.findByText('Job 220')
  read.scrollIntoView({ block: 'center' })
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
})

test('is a table where there is room and a list of cards where there is not, with the meaning of a table in both', async () => {
  for (const [width, display] of [
    [1000, 'table-row'],
    [340, 'grid'],
  ] as const) {
    show(width)
    const row = await screen.findByRole('row', { name: /Goodwill/ })
    expect(getComputedStyle(row).display).toBe(display)
    expect(within(row).getAllByRole('cell').length).toBeGreaterThanOrEqual(5)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth)
    unmount()
    mount()
  }
})

test('rows that come are as high as the places that were kept for them', async () => {
  for (const width of [1000, 700]) {
    const { mock } = show(width, { prepare: (backend) => backend.delay('listTransactions', 300) })
    await screen.findByText('Loading your transactions…')
    const place = document.querySelector('tbody tr')?.getBoundingClientRect()
    const row = (await screen.findByRole('row', { name: /fjord-2/ })).getBoundingClientRect()
    expect(row.top).toBeCloseTo(place?.top ?? 0, 0)
    expect(row.height).toBeCloseTo(place?.height ?? 0, 0)
    mock.delay('listTransactions', 0)
    unmount()
    mount()
  }
})
