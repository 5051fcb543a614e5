import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loadStyles } from '../testing/load-styles'
import { everyLook } from './testing/looks'
import { readTokens } from './testing/read-tokens'
import { showLook } from './testing/show-look'
import { faultsOf } from './testing/token-format'

beforeAll(loadStyles)
afterEach(cleanup)

describe.each(everyLook)('the tokens of $name in $mode', ({ name, mode, file }) => {
  const read = () =>
    readTokens(
      showLook(name, mode),
      `CreditKit, ${name}, ${mode}. Written by \`pnpm --filter @creditkit/ui tokens\` from the stylesheet.`,
    )

  // With `-u` the file is written anew: that is what `pnpm --filter @creditkit/ui tokens` runs.
  test('are what the stylesheet says', async () => {
    await expect(`${JSON.stringify(read(), null, 2)}\n`).toMatchFileSnapshot(`../../tokens/${file}`)
  })

  test('keep the rules of the format', () => {
    expect(faultsOf(read())).toEqual([])
  })
})

test.each([
  [
    'a colour outside of its space',
    { $type: 'color', $value: { colorSpace: 'srgb', components: [1.2, 0, 0], alpha: 1, hex: '#ff0000' } },
  ],
  [
    'a colour with its opacity in the hex',
    { $type: 'color', $value: { colorSpace: 'srgb', components: [1, 0, 0], alpha: 1, hex: '#ff0000ff' } },
  ],
  ['a length without a unit', { $type: 'dimension', $value: { value: 4 } }],
  ['a length as a text', { $type: 'dimension', $value: '4px' }],
  ['a type that does not exist', { $type: 'colour', $value: 1 }],
  ['a member that tokens do not have', { $type: 'number', $value: 1, unit: 'px' }],
])('%s is found out', (_, token) => {
  expect(faultsOf({ $schema: '', color: { primary: token } })).toHaveLength(1)
})

test.each(['$primary', 'primary.hover', '{primary}'])('%s is no name', (name) => {
  expect(faultsOf({ $schema: '', [name]: { $type: 'number', $value: 1 } })).toHaveLength(1)
})
