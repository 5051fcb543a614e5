import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { css as kit } from '../styles.css?shipped'
import { Guest } from './testing/guest'
import { hostPage } from './testing/host-page'
import { attach, become, type Host, hosts } from './testing/hosts'
import important from './testing/hosts/important.css?inline'
import { differences, looksOf } from './testing/looks'
import { css as planted } from './testing/planted.css?shipped'

// Neither the size of the page, nor where it has its content, nor what stands on a line with it is what is compared.
const PAGE = 'position: absolute !important; inset: 0 auto auto 0 !important; width: 1000px !important;'
const GUEST = `${PAGE} all: revert !important; position: absolute !important; width: 900px !important; height: 9000px !important; writing-mode: horizontal-tb !important; font: 16px/24px monospace !important; white-space: normal !important;`

const FRAME = `#guest > div::before, #guest > div::after { content: none !important }
  html, body { padding: 0 !important; border: 0 !important }`

const all = Object.entries<Host>(hosts)
const host = document.createElement('div')
host.innerHTML = hostPage
host.style.cssText = PAGE
const mount = document.createElement('div')
mount.style.cssText = GUEST

const ofHost = () => [document.documentElement, document.body, ...host.querySelectorAll('*:not(#guest *)')]
/** Without the system's options, and without what stands in a sentence of the page's, in the page's font, size and colour. */
const ofKit = () => [
  ...document.querySelectorAll(
    '.ck-scope:not([data-ck-inline]), .ck-scope *:not(option, [data-ck-inline], [data-ck-inline] *)',
  ),
]

/** How elements look on a page of a host's, with the given stylesheets before and after the host's own. */
function looksOn(
  look: Host,
  elements: readonly Element[],
  before: readonly string[],
  after: readonly string[] = [],
) {
  const stylesBefore = before.map(attach)
  const leave = become(look)
  const stylesAfter = after.map(attach)
  try {
    return looksOf(elements)
  } finally {
    for (const undo of [...stylesBefore, leave, ...stylesAfter]) undo()
  }
}

/** How each host's own elements look before there is anything of the kit. */
const alone = new Map<string, ReturnType<typeof looksOf>>()
/** How the kit's elements look where there is nothing but them. */
let clean: ReturnType<typeof looksOf>

beforeAll(async () => {
  await page.viewport(1100, 900)
  document.body.append(host)
  attach(FRAME)
  for (const [name, look] of all) alone.set(name, looksOn(look, ofHost(), []))

  host.querySelector('#guest')?.append(mount)
  const detach = attach(kit)
  render(<Guest />, { container: mount })
  await waitFor(() => expect(mount.querySelectorAll('[data-state="ready"]').length).toBeGreaterThan(10))
  await waitFor(() => expect(mount.querySelector('[aria-busy="true"], [data-state="loading"]')).toBeNull())
  await userEvent.click(screen.getAllByRole('button', { name: /27\.50/ }).at(-1) ?? mount)
  await screen.findByRole('dialog')
  detach()
  clean = looksOn({ css: '' }, ofKit(), [kit])
})
afterAll(() => {
  cleanup()
  host.remove()
})

describe.each(all)('on a page %s', (name, look) => {
  test('the kit looks as it does on a clean one, whichever stylesheet comes first', () => {
    expect(differences(clean, looksOn(look, ofKit(), [kit]))).toEqual([])
    expect(differences(clean, looksOn(look, ofKit(), [], [kit]))).toEqual([])
  })

  test('all that is the host’s looks as it does without the kit', () => {
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), [kit]))).toEqual([])
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), [], [kit]))).toEqual([])
  })
})

test.each([
  ['with rules for bare elements', hosts['with rules for bare elements']],
  ['with Tailwind 4', hosts['with Tailwind 4']],
  ['of the kit alone', { css: '' }],
])('two copies of the kit look like one on a page %s', (_, look: Host) => {
  expect(differences(clean, looksOn(look, ofKit(), [kit], [kit]))).toEqual([])
})

describe('the comparison sees', () => {
  const harmless: Host = { css: '' }

  test('one rule of the kit’s that is not kept to the kit', () => {
    const before = looksOn(harmless, ofHost(), [])
    expect(differences(before, looksOn(harmless, ofHost(), [planted])).join()).toContain('letter-spacing')
  })

  test.each([
    ['li::before { content: "•" }', 'li.nav-item::before is drawn'],
    [':root { color: red }', 'html. color: rgb(0, 0, 0) → rgb(255, 0, 0)'],
    ['input::placeholder { color: red }', '::placeholder color'],
    ['[class*="btn"] { transition: all 9s; border-radius: 3px }', 'border-top-left-radius'],
  ])('also %s', (rule, difference) => {
    const before = looksOn(harmless, ofHost(), [])
    expect(differences(before, looksOn(harmless, ofHost(), [kit + rule])).join('\n')).toContain(difference)
  })

  test('a host that insists: its `!important` wins, on what it names and nothing else', () => {
    const changed = differences(clean, looksOn({ css: important }, ofKit(), [kit]))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter((line) => !/^button\.\S* border-\S+-radius: /.test(line))).toEqual([])
  })

  test('a kit without its reset', () => {
    const bare = kit.replaceAll('all:revert', '')
    expect(
      differences(clean, looksOn(hosts['with rules for bare elements'], ofKit(), [bare])).length,
    ).toBeGreaterThan(1000)
  })
})
