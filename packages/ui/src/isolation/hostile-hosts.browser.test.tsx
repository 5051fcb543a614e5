import { cleanup } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inSentences, ofKit, showGuest } from './testing/guest'
import { type Host, hosts } from './testing/hosts'
import important from './testing/hosts/important.css?inline'
import sentence from './testing/hosts/sentence.css?inline'
import { differences, type Look } from './testing/looks'
import { css as planted } from './testing/planted.css?shipped'
import { everyHost, harmless, kit, looksOn, ofHost, openPage, prepareWindow } from './testing/stage'

/** How each host's own elements look before there is anything of the kit. */
const alone = new Map<string, readonly Look[]>()
/** How the kit's elements look where there is nothing but them. */
let clean: readonly Look[]

let closePage: () => void
beforeAll(async () => {
  await prepareWindow()
  closePage = openPage()
  for (const [name, look] of everyHost) alone.set(name, looksOn(look, ofHost(), {}))
  await showGuest()
  clean = looksOn(harmless, ofKit(), { before: [kit] })
})
afterAll(() => {
  cleanup()
  closePage()
})

describe.each(everyHost)('on a page %s', (name, look) => {
  test('the kit looks as it does on a clean one, whichever stylesheet comes first', () => {
    expect(differences(clean, looksOn(look, ofKit(), { before: [kit] }))).toEqual([])
    expect(differences(clean, looksOn(look, ofKit(), { after: [kit] }))).toEqual([])
  })

  test('all that is the host’s looks as it does without the kit', () => {
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), { before: [kit] }))).toEqual([])
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), { after: [kit] }))).toEqual([])
  })
})

test.each([
  ['with rules for bare elements', hosts['with rules for bare elements']],
  ['with Tailwind 4', hosts['with Tailwind 4']],
  ['of the kit alone', harmless],
])('two copies of the kit look like one on a page %s', (_, look: Host) => {
  expect(differences(clean, looksOn(look, ofKit(), { before: [kit], after: [kit] }))).toEqual([])
})

const ofSentence = (kitStyles: string) =>
  differences(
    looksOn(harmless, inSentences(), { before: [kitStyles] }),
    looksOn({ css: sentence }, inSentences(), { before: [kitStyles] }),
  )

test('what stands in a sentence takes nothing over from it but font, spacing of letters, and colour', () => {
  expect(inSentences().length).toBeGreaterThan(30)
  expect(ofSentence(kit)).toEqual([])
})

describe('the comparison sees', () => {
  test('one inherited property that comes into what stands in a sentence', () => {
    const planted = `${kit}${'.ck-scope'.repeat(4)}[data-ck-inline] { word-spacing: inherit }`
    expect(ofSentence(planted).join('\n')).toContain('span.ck-scope word-spacing: 0px → 9px')
    expect(ofSentence(kit.replaceAll('all:initial', 'all:revert')).length).toBeGreaterThan(100)
  })

  test('one rule of the kit’s that is not kept to the kit', () => {
    const before = looksOn(harmless, ofHost(), {})
    expect(differences(before, looksOn(harmless, ofHost(), { before: [planted] })).join()).toContain(
      'letter-spacing',
    )
  })

  test.each([
    ['li::before { content: "•" }', 'li.nav-item::before is drawn'],
    [':root { color: red }', 'html. color: rgb(0, 0, 0) → rgb(255, 0, 0)'],
    ['input::placeholder { color: red }', '::placeholder color'],
    ['[class*="btn"] { transition: all 9s; border-radius: 3px }', 'border-top-left-radius'],
  ])('also %s', (rule, difference) => {
    const before = looksOn(harmless, ofHost(), {})
    expect(differences(before, looksOn(harmless, ofHost(), { before: [kit + rule] })).join('\n')).toContain(
      difference,
    )
  })

  test('a host that insists: its `!important` wins, on what it names and nothing else', () => {
    const changed = differences(clean, looksOn({ css: important }, ofKit(), { before: [kit] }))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter((line) => !/^button\.\S* border-\S+-radius: /.test(line))).toEqual([])
  })

  test('a kit without its reset', () => {
    const bare = kit.replaceAll('all:revert', '')
    expect(
      differences(clean, looksOn(hosts['with rules for bare elements'], ofKit(), { before: [bare] })).length,
    ).toBeGreaterThan(1000)
  })
})
