import { cleanup, render, waitFor } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { Button, Root, Skeleton, Spinner } from './parts/index'
import { everyComponent } from './testing/every-component'
import { everyOpening, type OpenedComponent } from './testing/every-opening'
import { createInstantPayment } from './testing/instant-payment'
import { loadStyles } from './testing/load-styles'
import { cutOff, movingParts, smallTargets } from './testing/reach'
import { createWorld, InWorld } from './testing/world'

beforeAll(loadStyles)

type Shown = Omit<OpenedComponent, 'open'> & Partial<Pick<OpenedComponent, 'open'>>
const all = Object.entries<Shown>({ ...everyComponent, ...everyOpening })

/** A window of 1280 px, the same at 200 % zoom, and at 400 %, which is a narrow phone. */
const WIDTHS = [1280, 640, 320]

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

async function show({ element, slot, world: options = {}, open }: Shown) {
  const world = createWorld(options)
  const payment = createInstantPayment({ mock: () => world.mock })
  render(
    <InWorld payments={[payment]} world={world}>
      {element}
    </InWorld>,
  )
  const root = () => document.querySelector(`[data-ck-slot="${slot}"]`)
  await waitFor(() => expect(root()).not.toBeNull())
  await waitFor(() => expect(document.querySelector('[data-state="loading"], [aria-busy="true"]')).toBeNull())
  await open?.()
}

/** What is found, with the width before it: as it is drawn, and when a reader spaces the text. */
async function findAtEveryWidth() {
  const found = { cut: [] as string[], spaced: [] as string[], small: [] as string[] }
  for (const width of WIDTHS) {
    await page.viewport(width, 800)
    await frame()
    const at = (faults: readonly string[]) => faults.map((fault) => `${width} px: ${fault}`)
    found.cut.push(...at(cutOff()))
    found.small.push(...at(smallTargets()))
    const restore = spaceText()
    await frame()
    found.spaced.push(...at(cutOff()))
    restore()
  }
  return found
}

/** The spacing of text that WCAG 1.4.12 lets a reader set. */
function spaceText(): () => void {
  const style = document.createElement('style')
  style.textContent =
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'
  document.head.append(style)
  return () => style.remove()
}

async function wantMotion(wanted: boolean) {
  const value = wanted ? 'no-preference' : 'reduce'
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] })
}

describe.each(all)('%s', (_, shown) => {
  let found: Awaited<ReturnType<typeof findAtEveryWidth>>
  beforeAll(async () => {
    await page.viewport(1280, 800)
    await show(shown)
    found = await findAtEveryWidth()
  })
  afterAll(cleanup)

  test('fits 320 px and 200 % zoom, and nothing is cut off', () => {
    expect(found.cut).toEqual([])
  })

  test('has no target smaller than 24 px', () => {
    expect(found.small).toEqual([])
  })

  test('keeps all of its text when a reader spaces it', () => {
    expect(found.spaced).toEqual([])
  })

  test('stands still where the reader wants no motion', async () => {
    await wantMotion(false)
    const faults = movingParts()
    await wantMotion(true)
    expect(faults).toEqual([])
  })
})

test('what loads stands still where the reader wants no motion', async () => {
  await wantMotion(false)
  render(
    <InWorld world={createWorld()}>
      <Root>
        <Skeleton />
        <Spinner />
        <Button loading>Pay</Button>
      </Root>
    </InWorld>,
  )
  const faults = movingParts()
  await wantMotion(true)
  expect(movingParts().join()).toMatch(/ck-pulse.*ck-spin/)
  cleanup()
  expect(faults).toEqual([])
})

describe('what is wrong is found:', () => {
  afterEach(() => document.body.replaceChildren())

  const put = (html: string) => {
    document.body.innerHTML = html
  }

  test('a small button, and a small link that is no part of a sentence', () => {
    put('<button style="width: 20px; height: 40px; padding: 0">x</button><p>Read <a href="#a">this</a></p>')
    expect(smallTargets()).toEqual(['button “x”: 20 × 40 px'])
    put('<p><a href="#a">this</a></p>')
    expect(smallTargets()).toHaveLength(1)
  })

  test('a small box, unless it is pressed by a large label', () => {
    put('<label style="display: block; height: 30px">All <input type="checkbox"></label>')
    expect(smallTargets()).toEqual([])
    put('<input aria-label="All" type="checkbox">')
    expect(smallTargets()).toHaveLength(1)
  })

  test('what is wider than the page, and what scrolls sideways and is no table', async () => {
    await page.viewport(320, 800)
    put('<div style="width: 400px">Wide</div>')
    expect(cutOff()[0]).toMatch(/the page is 4\d\d px wide on 320 px/)
    put('<div style="width: 100px; overflow-x: auto"><div style="width: 200px">Wide</div></div>')
    expect(cutOff()).toEqual(['div “Wide”: scrolls sideways'])
    put('<div style="width: 100px; overflow-x: auto"><table style="width: 200px"><td>Wide</td></table></div>')
    expect(cutOff()).toEqual([])
  })

  test('text that is cut off, that leaves the page, and that lies over other text', async () => {
    await page.viewport(320, 800)
    put('<p style="width: 50px; overflow: hidden; white-space: nowrap">A long sentence</p>')
    expect(cutOff()).toEqual(['p “A long sentence”: is cut off at its side'])
    put('<p style="height: 20px; overflow: hidden">A long<br>sentence<br>of three</p>')
    expect(cutOff()).toEqual(['p “A longsentenceof three”: is cut off below'])
    put('<p style="position: absolute; left: -60px; margin: 0; white-space: nowrap">A long sentence</p>')
    expect(cutOff()[0]).toContain('“A long sentence” goes from -60')
    put('<p style="margin: 0">Above</p><p style="margin: -12px 0 0">Below</p>')
    expect(cutOff()).toEqual(['“Above” lies over “Below”'])
  })

  test('what moves, and what would', () => {
    put('<p style="animation: ck-spin 1s">Turns</p><p style="transition: color 90ms">Fades</p>')
    expect(movingParts()).toEqual(['p “Turns” runs ck-spin', 'p “Fades” takes 0.09s for color'])
  })
})
