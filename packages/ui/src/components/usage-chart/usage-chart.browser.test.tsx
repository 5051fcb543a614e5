import { VIRTUAL_START } from '@creditkit/mock-server'
import { screen, waitFor } from '@testing-library/dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { loadStyles } from '../../testing/load-styles'
import { type StoryMeter, usageScenario } from '../../testing/usage-world'
import { createWorld, InWorld } from '../../testing/world'
import { UsageChart } from './index'

const counted = (id: string, quantity: number): StoryMeter => ({
  id,
  name: `${id} calls`,
  unit: 'call',
  months: [quantity, quantity, quantity, quantity],
})
const names = ['API', 'Webhook', 'Batch', 'Search', 'Export', 'Image', 'Mail', 'Other']
const eight = names.map((name, index) => counted(name, 900 * (index + 1)))

beforeAll(async () => {
  await page.viewport(1300, 900)
  await loadStyles()
})

let root: Root
beforeEach(() => {
  vi.useFakeTimers({ now: VIRTUAL_START, toFake: ['Date'] })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  vi.useRealTimers()
  root.unmount()
  document.body.replaceChildren()
})

async function show(
  width: number,
  {
    meters = eight,
    locale = 'en',
    delay = 0,
  }: { meters?: readonly StoryMeter[]; locale?: string; delay?: number } = {},
) {
  const world = createWorld({
    scenario: usageScenario({ meters }),
    prepare: (mock) => (delay > 0 ? mock.delay('*', delay) : undefined),
  })
  root.render(
    <div style={{ width: `${width}px` }}>
      <InWorld locale={locale} world={world}>
        <UsageChart />
      </InWorld>
    </div>,
  )
  await waitFor(() => expect(slot('usageChart')).not.toBeNull())
  return screen.findByRole('slider')
}

const slot = (name: string) => document.querySelector<HTMLElement>(`[data-ck-slot="${name}"]`)
const plot = () => slot('usageChartPlot')
const boxOf = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect()

test('arrow keys of a real keyboard lead one day on, not two', async () => {
  const slider = await show(900)
  slider.focus()
  await userEvent.keyboard('{ArrowLeft}')
  await waitFor(() => expect(slider).toHaveValue('28'))
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}')
  await waitFor(() => expect(slider).toHaveValue('27'))
  await userEvent.keyboard('{Home}')
  await waitFor(() => expect(slider).toHaveValue('0'))
})

test.each([280, 375, 640, 1200])(
  'at %i px the box about a day stays inside the card, whichever day it is',
  async (width) => {
    const slider = await show(width)
    slider.focus()
    for (const key of ['{End}', '{Home}', '{PageUp}', '{PageUp}']) {
      await userEvent.keyboard(key)
      const box = boxOf(slot('usageChartTooltip'))
      const card = boxOf(slot('card'))
      expect(box.width).toBeGreaterThan(100)
      expect(box.left).toBeGreaterThanOrEqual(card.left)
      expect(box.right).toBeLessThanOrEqual(card.right)
    }
  },
)

test.each([
  [280, 'en'],
  [420, 'de'],
  [700, 'ja'],
  [1200, 'ar-EG'],
])('at %i px no text of the axes touches another, nor stands out of the card (%s)', async (width, locale) => {
  await show(width, { locale })
  const marks = [...(plot()?.querySelectorAll('span') ?? [])].filter((mark) => mark.textContent !== '')
  const range = document.createRange()
  const boxes = marks.map((mark) => {
    range.selectNodeContents(mark)
    return range.getBoundingClientRect()
  })
  const card = boxOf(slot('card'))
  expect(boxes.length).toBeGreaterThan(4)
  for (const [index, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(card.left)
    expect(box.right).toBeLessThanOrEqual(card.right)
    for (const other of boxes.slice(index + 1)) {
      const apart =
        box.right <= other.left ||
        other.right <= box.left ||
        box.bottom <= other.top ||
        other.bottom <= box.top
      expect(apart).toBe(true)
    }
  }
})

test.each(['en', 'ar-EG'])(
  'the pointer finds the day that it is over, with the newest at the end of the text (%s)',
  async (locale) => {
    const slider = await show(900, { locale })
    const drawing = plot()?.querySelector('svg') ?? null
    const { left, right, top } = boxOf(drawing)
    const [start, end] = locale === 'en' ? [left + 3, right - 3] : [right - 3, left + 3]
    const point = (clientX: number) =>
      drawing?.dispatchEvent(
        new PointerEvent('pointermove', { bubbles: true, clientX, clientY: top + 50, pointerType: 'mouse' }),
      )
    point(start)
    await waitFor(() => expect(slider).toHaveProperty('value', '0'))
    point(end)
    await waitFor(() => expect(slider).toHaveProperty('value', '29'))
  },
)

test.each([375, 900])(
  'nothing moves at %i px when the days come, nor when others are chosen',
  async (width) => {
    const one = [counted('API', 3000), { ...counted('Mail', 10), unit: 'mail' }]
    const loaded = show(width, { meters: one, delay: 150 })
    await waitFor(() => expect(slot('usageChart')).toHaveAttribute('data-state', 'loading'))
    const before = boxOf(slot('card')).height
    await loaded
    expect(boxOf(slot('card')).height).toBeCloseTo(before, 0)
    const ready = boxOf(slot('card')).height
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which days' }), '7d')
    expect(boxOf(slot('card')).height).toBe(ready)
    await waitFor(() => expect(screen.getByRole('slider')).toHaveAttribute('max', '6'))
    expect(boxOf(slot('card')).height).toBe(ready)
  },
)
