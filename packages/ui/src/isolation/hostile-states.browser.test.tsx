import { cleanup, render, screen } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button, Root } from '../parts/index'
import { createWorld, InWorld } from '../testing/world'
import { ofEachKind, showGuest } from './testing/guest'
import { attach, become, hosts } from './testing/hosts'
import { differences, type Look, looksOf } from './testing/looks'
import {
  everyHost,
  harmless,
  kit,
  looksOn,
  ofHost,
  openPage,
  prepareWindow,
  statefulHosts,
} from './testing/stage'
import { everyState, heldStates, type State } from './testing/states'

/** How each host's own elements look at rest, and in each state, before there is anything of the kit. */
const alone = new Map<string, readonly Look[]>()
let closePage: () => void
beforeAll(async () => {
  await prepareWindow()
  closePage = openPage()
  for (const [name, look] of statefulHosts)
    for (const state of everyState) alone.set(`${name} ${state}`, looksOn(look, ofHost(), { state }))
  await showGuest()
})
afterAll(() => {
  cleanup()
  closePage()
})

test('every page with a stylesheet has rules for states, but the one whose rem is its only fault', () => {
  const without = everyHost.filter((each) => !statefulHosts.includes(each)).map(([name]) => name)
  expect(without).toEqual(['whose rem is 10 px', 'that runs from right to left'])
})

// What comes last wins where two rules count the same, so each is compared with the other's stylesheet after its own. At
// rest all elements are compared; here one of each kind is, four times as often.
describe.each(heldStates)('what is %s', (state) => {
  let clean: readonly Look[]
  beforeAll(() => {
    clean = looksOn(harmless, ofEachKind(), { before: [kit], state })
  })

  test.each(statefulHosts)('looks on a page %s as it does on a clean one', (_, look) => {
    expect(differences(clean, looksOn(look, ofEachKind(), { before: [kit], state }))).toEqual([])
  })

  test.each(statefulHosts)(
    'and is the host’s looks on a page %s as it does without the kit',
    (name, look) => {
      expect(
        differences(alone.get(`${name} ${state}`) ?? [], looksOn(look, ofHost(), { after: [kit], state })),
      ).toEqual([])
    },
  )

  test.each(statefulHosts)('and there are rules for it on a page %s', (name) => {
    expect(
      differences(alone.get(`${name} null`) ?? [], alone.get(`${name} ${state}`) ?? []).length,
    ).toBeGreaterThan(0)
  })
})

describe('the comparison sees', () => {
  test.each([
    ['under the pointer', 'a:hover { letter-spacing: 1px }', 'letter-spacing: normal → 1px'],
    ['pressed by the pointer', ':active > svg { opacity: 0.5 }', 'opacity: 1 → 0.5'],
    ['focused by the pointer', 'form:focus-within { color: red }', 'color: rgb(0, 0, 0) → rgb(255, 0, 0)'],
    ['focused by the keyboard', ':focus-visible { outline: 1px solid red }', 'outline-style: none → solid'],
  ] as const)('what is the host’s, %s, in a rule of the kit’s: %s', (state, rule, difference) => {
    const before = looksOn(harmless, ofHost(), { state })
    const after = (css: string) => differences(before, looksOn(harmless, ofHost(), { after: [css], state }))
    expect(after(kit)).toEqual([])
    expect(after(kit + rule).join('\n')).toContain(difference)
  })

  test('a kit without its strength', () => {
    const weak = kit.replaceAll(':not(a b i)', '')
    const state = 'pressed by the pointer'
    const clean = looksOn(harmless, ofEachKind(), { before: [weak], state })
    const look = hosts['with rules for its articles']
    expect(differences(clean, looksOn(look, ofEachKind(), { before: [weak], state })).length).toBeGreaterThan(
      1000,
    )
  })
})

describe('what a stylesheet says of everything in a state, it says of the one element that is', () => {
  const look = hosts['with rules for bare elements']
  const kits = () => screen.getByRole('button', { name: 'Of the kit' })
  const theirs = () => screen.getByRole('link', { name: 'Of the host' })
  beforeAll(() => {
    cleanup()
    closePage()
    render(
      <div style={{ all: 'initial', position: 'fixed', inset: 0 }}>
        <InWorld world={createWorld()}>
          <Root>
            <Button>Of the kit</Button>
          </Root>
        </InWorld>
        <a href="#host">Of the host</a>
      </div>,
    )
  })

  /** How an element looks with stylesheets as they are, once somebody has done something. */
  async function looksAfter(element: Element, act: () => Promise<void>) {
    const undo = [attach(kit), become(look)]
    await act()
    const looks = looksOf([element])
    for (const leave of undo) leave()
    return looks
  }

  test.each([
    ['the kit’s', kits],
    ['the host’s', theirs],
  ])('by a pointer and a keyboard: %s', async (_, find) => {
    const at = (state: State) => looksOn(look, [find()], { before: [kit], state })
    const hovered = await looksAfter(find(), () => userEvent.hover(find(), { force: true }))
    expect(differences(at('under the pointer'), hovered)).toEqual([])
    expect(differences(at(null), hovered)).not.toEqual([])

    await userEvent.unhover(find())
    const focused = await looksAfter(find(), async () => {
      kits().focus()
      await userEvent.keyboard(find() === kits() ? '{Tab}{Shift>}{Tab}{/Shift}' : '{Tab}')
      expect(find()).toHaveFocus()
    })
    expect(differences(at('focused by the keyboard'), focused)).toEqual([])
    expect(differences(at(null), focused)).not.toEqual([])
  })
})
