import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { loadStyles } from '../testing/load-styles'
import { edgesOfSeeds, pairs, tooClose } from './testing/contrast'
import { everyLook, modes } from './testing/looks'
import { readColors } from './testing/read-colors'
import { showLook } from './testing/show-look'

beforeAll(loadStyles)
afterEach(cleanup)

test.each(everyLook)('what stands on what can be read in $name, $mode', ({ name, mode }) => {
  const colors = readColors(showLook(name, mode))
  expect(tooClose(colors, [...pairs, ...edgesOfSeeds])).toEqual([])
})

// The lightest, the darkest, and what lies in the middle of both.
const seeds = ['#facc15', '#22c55e', '#ffffff', '#000000', '#0f172a', '#777777', '#ff00ff', '#0000ff']

test.each(seeds.flatMap((colorPrimary) => modes.map((mode) => ({ colorPrimary, mode }))))(
  'what stands on what can be read with $colorPrimary for primary, $mode',
  ({ colorPrimary, mode }) => {
    const colors = readColors(showLook('default', mode, { colorPrimary }))
    expect(tooClose(colors, pairs)).toEqual([])
  },
)
