import type * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { COMMON_PROBLEMS, MUTATION_PROBLEMS, type Operation } from './operation'
import { problemsOf } from './operation-problems'
import { operations } from './operations'
import { pathParameters } from './path'
import { problemCatalogue } from './problems/index'
import type { OperationName } from './types'

const names = Object.keys(operations).filter((name): name is OperationName => name in operations)
const rows = names.map((name): [OperationName, Operation] => [name, operations[name]])

/** The field names of a part of the input, looking through pipes and defaults. */
function fieldsOf(schema: v.GenericSchema | undefined): string[] {
  if (schema === undefined) return []
  if ('entries' in schema && schema.entries) return Object.keys(schema.entries)
  throw new Error('Every part of an input is an object.')
}

/** Whether one address could mean both rows, with neither saying it more exactly. */
function ambiguous(left: Operation, right: Operation): boolean {
  const [one, other] = [left.path.split('/'), right.path.split('/')]
  if (left.method !== right.method || one.length !== other.length) return false
  return one.every(
    (part, index) => part === other[index] || part.startsWith(':') || other[index]?.startsWith(':'),
  )
}

describe('the operations table', () => {
  test('names each method and path once, and no path shadows another', () => {
    for (const [name, row] of rows) {
      for (const [otherName, other] of rows) {
        if (name !== otherName)
          expect([name, otherName, ambiguous(row, other)]).toEqual([name, otherName, false])
      }
    }
  })

  test('tells two rows apart that could mean one address', () => {
    const row = (path: Operation['path']): Operation => ({ ...operations.getPurchase, path })
    expect(ambiguous(row('/api/credits/:id'), row('/api/credits/purchases'))).toBe(true)
    expect(ambiguous(row('/api/credits/purchase/:id'), row('/api/credits/purchases'))).toBe(false)
  })

  describe.each(rows)('%s', (name, row) => {
    test('has a schema for exactly the parameters of its path', () => {
      expect(fieldsOf(row.params)).toEqual(pathParameters(row.path))
    })

    test('keeps every input name to one part of the request', () => {
      const fields = [row.params, row.query, row.body].flatMap(fieldsOf)
      expect(new Set(fields).size).toBe(fields.length)
    })

    test('changes something only with a method that may', () => {
      if (row.mutation) expect(row.method).not.toBe('GET')
      if (row.method === 'GET') expect(row.body).toBeUndefined()
      if (row.method === 'PUT' || row.method === 'PATCH') expect(row.mutation).toBe(true)
    })

    test('lists known problems, each once and none that it has anyway', () => {
      for (const code of row.problems) expect(problemCatalogue).toHaveProperty(code)
      expect(new Set(row.problems).size).toBe(row.problems.length)
      const shared: readonly string[] = [...COMMON_PROBLEMS, ...MUTATION_PROBLEMS]
      expect(row.problems.filter((code) => shared.includes(code))).toEqual([])
    })

    test('is described in a line without a full stop', () => {
      expect(row.summary).toMatch(/^\S.{10,120}[^.\s]$/)
      expect(name).toMatch(/^[a-z]+[A-Za-z]*$/)
    })
  })

  test('is open to nobody but providers without a role, and only providers’ rows are without one', () => {
    const open = rows.filter(([, row]) => row.roles.length === 0).map(([name]) => name)
    expect(open).toEqual(['receivePaypalWebhook', 'receiveStripeWebhook', 'receiveDodoWebhook'])
    for (const [, row] of rows) expect(row.path.startsWith('/api/webhooks/')).toBe(row.roles.length === 0)
  })

  test('lets no customer name raw amounts of credits', () => {
    for (const name of ['spend', 'createTransaction', 'updateTransactionStatus', 'recordUsage'] as const) {
      expect(operations[name].roles).not.toContain('customer')
    }
    for (const [, row] of rows.filter(([, { path }]) => path.startsWith('/api/admin/'))) {
      expect(row.roles).toEqual(['admin'])
    }
  })
})

describe('problemsOf', () => {
  test('adds what an operation shares with others, in the order of the catalogue', () => {
    expect(problemsOf('getConfig')).toEqual(['unauthenticated', 'forbidden', 'rate_limited', 'internal'])
    expect(problemsOf('capturePurchase')).toEqual([
      'validation_failed',
      'unauthenticated',
      'payment_declined',
      'forbidden',
      'not_found',
      'invalid_state',
      'idempotency_in_progress',
      'idempotency_key_reused',
      'rate_limited',
      'internal',
      'wallet_unavailable',
    ])
  })

  test('expects no session of a webhook', () => {
    expect(problemsOf('receivePaypalWebhook')).toEqual(['validation_failed', 'rate_limited', 'internal'])
  })
})
