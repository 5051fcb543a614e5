import { cleanup } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ofKit, showGuest } from './testing/guest'
import { differences, type Look } from './testing/looks'
import { everyHost, harmless, kit, looksOn, ofHost, openPage, prepareWindow } from './testing/stage'
import { everyState } from './testing/states'

const heldStates = everyState.filter((state) => state !== null)

/** How each host's own elements look in each state before there is anything of the kit. */
const alone = new Map<string, readonly Look[]>()
let closePage: () => void
beforeAll(async () => {
  await prepareWindow()
  closePage = openPage()
  for (const [name, look] of everyHost)
    for (const state of heldStates) alone.set(name + state, looksOn(look, ofHost(), { state }))
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
      differences(alone.get(name + state) ?? [], looksOn(look, ofHost(), { after: [kit], state })),
    ).toEqual([])
  })
})
