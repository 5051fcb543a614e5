import { expect, test } from 'vitest'
import { type Asset, assetCode, assetScale, isAsset, MAX_SCALE } from './asset'

test.each([
  ['USD/2', 'USD', 2],
  ['JPY/0', 'JPY', 0],
  ['KWD/3', 'KWD', 3],
  ['CREDIT/0', 'CREDIT', 0],
  ['SKY_TOKEN/15', 'SKY_TOKEN', MAX_SCALE],
] as const)('%s is the code %s with %i decimals', (asset, code, scale) => {
  expect(isAsset(asset)).toBe(true)
  expect(assetCode(asset)).toBe(code)
  expect(assetScale(asset)).toBe(scale)
})

test('a malformed asset has neither code nor scale', () => {
  const malformed = 'USD' as Asset
  expect(() => assetCode(malformed)).toThrow(RangeError)
  expect(() => assetScale(malformed)).toThrow(RangeError)
})
