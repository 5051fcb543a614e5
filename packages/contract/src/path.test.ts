import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillPath, matchPath, pathParameters } from './path'

const path = '/api/credits/purchase/:purchaseId/capture'
const identifier = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 128 })
  .filter((text) => text !== '.' && text !== '..')

describe('fillPath', () => {
  test('keeps every identifier inside its segment, and matchPath reads it back', () => {
    fc.assert(
      fc.property(identifier, (purchaseId) => {
        const { pathname } = new URL(fillPath(path, { purchaseId }), 'https://host.example')
        expect(matchPath(path, pathname)).toEqual({ purchaseId })
      }),
      { examples: [['../../admin'], ['a/b?c#d'], ['%2e%2e'], ['a b'], ['…']] },
    )
  })

  test.each([undefined, null, '', '.', '..', 7, '\ud800'])(
    'refuses %j, which no address can carry',
    (purchaseId) => {
      expect(() => fillPath(path, { purchaseId })).toThrow(RangeError)
    },
  )

  test('leaves a path without parameters alone', () => {
    expect(fillPath('/api/credits/transactions.csv', {})).toBe('/api/credits/transactions.csv')
  })
})

describe('matchPath', () => {
  test.each([
    '/api/credits/purchase/p1',
    '/api/credits/purchase//capture',
    '/api/credits/purchase/p1/capture/',
    '/api/credits/purchase/p1/cancel',
    '/api/credits/purchase/p1/x/capture',
    '/api/credits/purchase/%E0%A4%A/capture',
    '/API/credits/purchase/p1/capture',
    '',
  ])('finds no parameters in %j', (pathname) => {
    expect(matchPath(path, pathname)).toBeNull()
  })

  test('names the parameters of a path in order', () => {
    expect(pathParameters('/a/:first/b/:second')).toEqual(['first', 'second'])
    expect(pathParameters('/api/usage')).toEqual([])
  })
})
