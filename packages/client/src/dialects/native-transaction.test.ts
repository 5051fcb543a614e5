import { parse } from '@creditkit/contract'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { nativeMetadata, nativeType } from './native-transaction'

describe('the type of a native transaction', () => {
  test.each([
    ['purchase', 'purchase'],
    ['service_purchase_dns_plan', 'service_purchase_dns_plan'],
    ['PURCHASE', 'purchase'],
    ['Credit Purchase', 'credit_purchase'],
    ['credit-purchase', 'credit_purchase'],
    [' refund! ', 'refund'],
  ])('%j reads as %s', (native, type) => {
    expect(parse(nativeType, native)).toEqual({ ok: true, value: type })
  })

  test.each(['', '!', '7days', 'x'.repeat(65), null, 1])('%j is none', (native) => {
    expect(parse(nativeType, native).ok).toBe(false)
  })
})

describe('native metadata', () => {
  const Schema = v.object({ metadata: nativeMetadata })
  const read = (metadata: unknown) => {
    const parsed = parse(Schema, metadata === undefined ? {} : { metadata })
    if (!parsed.ok) throw new Error('It is no metadata.')
    return parsed.value.metadata
  }

  test('is an object, or the JSON text of one', () => {
    const metadata = { serviceId: '4', trial: true, count: 3, note: null }
    expect(read(metadata)).toEqual(metadata)
    expect(read(JSON.stringify(metadata))).toEqual(metadata)
  })

  test('keeps what lies deeper as its JSON text', () => {
    expect(read({ plan: { id: 4 }, tags: ['a'] })).toEqual({ plan: '{"id":4}', tags: '["a"]' })
  })

  test.each([[undefined], [null], ['gift'], ['{'], ['"text"'], [7], [[1, 2]], ['[1]']])(
    'is none where it is %j',
    (metadata) => {
      expect(read(metadata)).toEqual({})
    },
  )

  test('of any JSON is what the contract takes', () => {
    const Contract = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(parse(Contract, read(json)).ok).toBe(true)
        expect(parse(Contract, read(JSON.stringify(json))).ok).toBe(true)
      }),
    )
  })
})
