// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { drawOnServer, elsewhere, farAway } from './testing/machine'
import type { VisitName } from './testing/pages'

const server = await drawOnServer(farAway)
const visitNames: VisitName[] = ['bare', 'German', 'Arabic']
/** What is drawn over a page. */
const overlays = ['PurchaseDialog', 'ReceiptDialog']
const names = Object.keys(server.pages.bare).filter((name) => !overlays.includes(name))

/** The state that a page is drawn in; undefined where nothing of it is drawn. */
function stateOf(visit: VisitName, name: string): string | undefined {
  const { html = '', slot } = server.pages[visit][name] ?? {}
  const tag = html.match(new RegExp(`<[^<>]*data-ck-slot="${slot}"[^<>]*>`))?.[0]
  return tag?.match(/data-state="([^"]*)"/)?.[1]
}

/** Where two texts part, with what stands around it; null where they are the same. */
function parting(one = '', other = ''): readonly string[] | null {
  if (one === other) return null
  let at = 0
  while (one[at] === other[at]) at += 1
  return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 60))
}

/** What components call it when they load, where that is not plainly `loading`. */
const FIRST_STATES: Readonly<Record<string, string>> = { PurchaseReturn: 'finding' }

/** Prices and days that are asked for by what is known of the wallet or the meter only, and a receipt that is not there. */
const NOT_AHEAD = ['CreditGate', 'PurchaseReceipt', 'UsageChart']

test('it is drawn by the React that this project is about', () => {
  expect(server.react.split('.')[0]).toBe(process.env.REACT_MAJOR)
})

test('nothing is complained about, in any way of drawing', () => {
  expect(server.complaints).toEqual([])
})

describe.each(names)('%s', (name) => {
  test('is drawn as it loads', () => {
    expect(stateOf('bare', name)).toBe(FIRST_STATES[name] ?? 'loading')
  })

  test.each(visitNames)('is the same streamed as in one piece, for the %s visit', (visit) => {
    const page = server.pages[visit][name]
    expect(page?.html).toContain(`data-ck-slot="${page?.slot}"`)
    // React 18 puts NULs where a character of several bytes does not fit its buffer (facebook/react#24985).
    expect(parting(page?.html, page?.piped.replaceAll('\0', ''))).toBeNull()
    expect(parting(page?.html, page?.streamed)).toBeNull()
  })
})

test.each(overlays)('%s leaves its place to the browser', (name) => {
  for (const visit of visitNames) expect(server.pages[visit][name]?.html).not.toContain('data-ck-slot')
})

test('with what was loaded ahead, the first HTML has the balance in it', () => {
  expect(server.pages.German['CreditBalance compact']?.html).toContain('27,50')
  expect(server.pages.German.DualBalance?.html).toContain('27,50')
  expect(server.pages.Arabic.BillingPage?.html).toContain('dir="rtl"')
})

test('with everything loaded ahead, only what cannot be is still on its way', () => {
  expect(names.filter((name) => stateOf('Arabic', name) === 'loading')).toEqual(NOT_AHEAD)
})

describe('on another machine, at another time, in another zone and another language', async () => {
  const other = await drawOnServer(elsewhere)

  test.each(names)('%s is drawn the same', (name) => {
    for (const visit of visitNames) {
      expect(parting(other.pages[visit][name]?.html, server.pages[visit][name]?.html)).toBeNull()
    }
  })

  test.each(Object.keys(server.mistakes))('what reads %s is seen to differ', (name) => {
    expect(other.mistakes[name]).not.toBe(server.mistakes[name])
  })
})

test('there is something to draw, in every way of visiting', () => {
  expect(names.length).toBeGreaterThan(20)
  expect(Object.keys(server.pages)).toEqual(visitNames)
})
