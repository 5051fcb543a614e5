import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { loadStyles } from '../testing/load-styles'
import { edgesOfSeeds, pairs, tooClose } from './testing/contrast'
import { everyLook } from './testing/looks'
import { readColors } from './testing/read-colors'
import { showLook } from './testing/show-look'

beforeAll(loadStyles)
afterEach(cleanup)

test.each(everyLook)('what stands on what can be read in $name, $mode', ({ name, mode }) => {
  const colors = readColors(showLook(name, mode))
  expect(tooClose(colors, [...pairs, ...edgesOfSeeds])).toEqual([])
})
