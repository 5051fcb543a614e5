import { cleanup, render, screen } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button, Root } from '../parts/index'
import { createWorld, InWorld } from '../testing/world'
import { ofKit, showGuest } from './testing/guest'
import { attach, become, hosts } from './testing/hosts'
import { differences, type Look, looksOf } from './testing/looks'
import { everyHost, harmless, kit, looksOn, ofHost, openPage, prepareWindow } from './testing/stage'
import { everyState, type State } from './testing/states'

const heldStates = everyState.filter((state) => state !== null)

/** The hosts that have rules for states; the others have next to no rules at all. */
const rude = everyHost.filter(([, { css }]) => css.includes(':hover'))

/** How each host's own elements look at rest, and in each state, before there is anything of the kit. */
const alone = new Map<string, readonly Look[]>()
let closePage: () => void
beforeAll(async () => {
  await prepareWindow()
  closePage = openPage()
  for (const [name, look] of everyHost)
    for (const state of everyState) alone.set(`${name} ${state}`, looksOn(look, ofHost(), { state }))
  await showGuest()
})
afterAll(() => {
  cleanup()
  closePage()
})

// What comes last wins where two rules count the same, so each is compared with the other's stylesheet after its own.
describe.each(heldStates)('what is %s', (state) => {
  let clean: readonly Look[]
  beforeAll(() => {
    clean = looksOn(harmless, ofKit(), { before: [kit], state })
  })

  test.each(everyHost)('looks on a page %s as it does on a clean one', (_, look) => {
    expect(differences(clean, looksOn(look, ofKit(), { before: [kit], state }))).toEqual([])
  })

  test.each(everyHost)('and is the host’s looks on a page %s as it does without the kit', (name, look) => {
    expect(
      differences(alone.get(`${name} ${state}`) ?? [], looksOn(look, ofHost(), { after: [kit], state })),
    ).toEqual([])
  })

  test.each(rude)('and there are rules for it on a page %s', (name) => {
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
    const clean = looksOn(harmless, ofKit(), { before: [weak], state })
    const look = hosts['with rules for its articles']
    expect(differences(clean, looksOn(look, ofKit(), { before: [weak], state })).length).toBeGreaterThan(1000)
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
    const hovered = await looksAfter(find(), () => userEvent.hover(find()))
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
