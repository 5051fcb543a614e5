import { type Operation, operations } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinUrl, toWireRequest, unusableParameters } from './request'

/** Any text at all, halves of characters included. */
const anyText = fc.array(fc.nat(0x10ffff), { minLength: 1 }).map((points) => String.fromCodePoint(...points))

describe('splitting a flat input by the operations table', () => {
  test('what the path names goes into the path, the rest into the query of a read', () => {
    expect(
      toWireRequest('listTransactions', { walletId: 'w 1', limit: 50, q: 'a&b', cursor: undefined }),
    ).toEqual({
      method: 'GET',
      path: '/api/credits/transactions?walletId=w+1&limit=50&q=a%26b',
      body: undefined,
    })
  })

  test('what the path names goes into the path, the rest into the body of a mutation', () => {
    const wire = toWireRequest('subscribe', { planId: 'dns/pro', autoRenew: true })
    expect(wire).toEqual({
      method: 'POST',
      path: '/api/plans/dns%2Fpro/subscribe',
      body: '{"autoRenew":true}',
    })
  })

  test('an operation with a body sends one even where every field is left out', () => {
    expect(toWireRequest('captureHold', { holdId: 'h1' }).body).toBe('{}')
  })

  test('an operation without a body sends none, whatever it is given', () => {
    expect(toWireRequest('capturePurchase', { purchaseId: 'p1', stray: 1 }).body).toBeUndefined()
  })

  test('no operation of the table has both a query and a body, so that the split has one answer', () => {
    const both = Object.values<Operation>(operations).filter((operation) => operation.query && operation.body)
    expect(both).toEqual([])
  })

  test('an identifier never leaves its segment, or is refused', () => {
    fc.assert(
      fc.property(anyText, (purchaseId) => {
        if (unusableParameters('getPurchase', { purchaseId }).length > 0) return
        const { pathname } = new URL(toWireRequest('getPurchase', { purchaseId }).path, 'https://api.test')
        expect(pathname.split('/')).toHaveLength(5)
        expect(decodeURIComponent(pathname.split('/')[4] ?? '')).toBe(purchaseId)
      }),
    )
  })

  test('an identifier that is missing, a dot segment or malformed is refused', () => {
    for (const purchaseId of ['', '.', '..', undefined, 7, '\ud800']) {
      expect(unusableParameters('capturePurchase', { purchaseId })).toEqual(['purchaseId'])
    }
  })
})

describe('joining the base address', () => {
  test.each([
    ['', '/api/plans'],
    ['/proxy', '/proxy/api/plans'],
    ['https://api.example.com', 'https://api.example.com/api/plans'],
    ['https://api.example.com/', 'https://api.example.com/api/plans'],
    ['https://example.com/billing//', 'https://example.com/billing/api/plans'],
  ])('%j gives %s', (baseUrl, url) => {
    expect(joinUrl(baseUrl, '/api/plans')).toBe(url)
  })
})
