import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type DrawnComponent, everyComponent } from './testing/every-component'
import { createInstantPayment } from './testing/instant-payment'
import { watchLayoutShifts } from './testing/layout-shift'
import { loadStyles } from './testing/load-styles'
import { createWorld, InWorld } from './testing/world'

beforeAll(loadStyles)
afterEach(cleanup)

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

async function shiftOf({ element, slot, world: options = {} }: DrawnComponent, below: boolean) {
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const world = createWorld({
    ...options,
    prepare: async (mock) => {
      await options.prepare?.(mock)
      await asked
    },
  })
  const payment = createInstantPayment({ mock: () => world.mock })
  render(
    <InWorld payments={[payment]} world={world}>
      {element}
      {below ? <p>What the page shows below.</p> : null}
    </InWorld>,
  )
  await frame()
  await frame()
  const watch = watchLayoutShifts()
  const root = () => document.querySelector(`[data-ck-slot="${slot}"]`)
  const before = root()?.getAttribute('data-state')
  answer()
  await waitFor(() => expect(root()?.getAttribute('data-state')).not.toBe(before))
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull())
  await frame()
  await frame()
  watch.stop()
  return watch
}

const all = Object.entries<DrawnComponent>(everyComponent)

describe.each([1000, 375])('%i px wide', (width) => {
  test.each(all)('%s moves nothing that is on the page while it loads', async (_, shown) => {
    await page.viewport(width, 900)
    const watch = await shiftOf(shown, false)
    expect({ score: watch.score(), moved: watch.moved() }).toEqual({ score: 0, moved: [] })
  })

  test.each(all.filter(([, { keepsSize }]) => keepsSize))(
    '%s does not even move what stands below it',
    async (_, shown) => {
      await page.viewport(width, 900)
      const watch = await shiftOf(shown, true)
      expect({ score: watch.score(), moved: watch.moved() }).toEqual({ score: 0, moved: [] })
    },
  )
})

test('what does move is seen', async () => {
  await page.viewport(1000, 900)
  document.body.innerHTML = '<div id="above"></div><p>What is on the page.</p>'
  await frame()
  const watch = watchLayoutShifts()
  document.querySelector('#above')?.setAttribute('style', 'height: 200px')
  await frame()
  await frame()
  watch.stop()
  expect(watch.score()).toBeGreaterThan(0)
  expect(watch.moved().join()).toContain('What is on the page.')
})
