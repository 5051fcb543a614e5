import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { currentDocument, documentPath } from '../../scripts/current-document'
import type { Operation } from '../operation'
import { problemsOf } from '../operation-problems'
import { operations } from '../operations'
import { problemCatalogue } from '../problems/index'
import type { OperationName } from '../types'
import { print, staleness } from './freshness'

const ResponseSchema = v.looseObject({ $ref: v.optional(v.string()), headers: v.optional(v.looseObject({})) })
const OperationObjectSchema = v.looseObject({
  operationId: v.string(),
  'x-roles': v.array(v.string()),
  security: v.optional(v.array(v.unknown())),
  parameters: v.optional(v.array(v.looseObject({})), []),
  responses: v.record(v.string(), ResponseSchema),
})
const DocumentSchema = v.looseObject({
  paths: v.record(v.string(), v.record(v.string(), OperationObjectSchema)),
  components: v.looseObject({
    schemas: v.record(v.string(), v.looseObject({ description: v.optional(v.string()) })),
    responses: v.record(
      v.string(),
      v.looseObject({ description: v.string(), headers: v.optional(v.looseObject({})) }),
    ),
  }),
})

const text = print(currentDocument())
const document = v.parse(DocumentSchema, JSON.parse(text))
const names = Object.keys(operations).filter((name): name is OperationName => name in operations)

/** The Operation Object of an operation, found the way a reader of the document finds it. */
function objectOf(name: OperationName) {
  const { path, method }: Operation = operations[name]
  const found = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!found) throw new Error(`${name} is not in the document`)
  return found
}

/** What the validator finds wrong with a text; null when nothing. */
async function faultsOf(text: string): Promise<unknown> {
  const result = await new Validator().validate(JSON.parse(text))
  return result.valid ? null : result.errors
}

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    expect(await faultsOf(text)).toBeNull()
    expect(document.openapi).toBe('3.1.0')
  })

  test.each([
    ['a parameter that is nowhere', '"in": "query"', '"in": "nowhere"'],
    ['a response without a description', '"description": "`not_found`', '"x-description": "`not_found`'],
    ['a path without a leading slash', '"/api/usage": {', '"api/usage": {'],
    ['a document without a title', '"title": "CreditKit",', ''],
    ['a field that OpenAPI does not know', '"x-roles"', '"roles"'],
  ])('would be found invalid with %s', async (_, sound, faulty) => {
    expect(text).toContain(sound)
    expect(await faultsOf(text.replace(sound, faulty))).not.toBeNull()
  })

  test('refers only to what it contains, and names nothing that is never referred to', () => {
    const referred = new Set(
      [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
    )
    const contained = Object.entries(document.components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, members]) => Object.keys(Object(members)).map((name) => `${kind}/${name}`))
    expect([...referred].sort()).toEqual(contained.sort())
  })

  test('comes out the same every time', () => {
    expect(print(currentDocument())).toBe(text)
  })

  test('has every operation of the table, and no other', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
    expect(ids.sort()).toEqual([...names].sort())
  })

  test.each(names)('tells of %s who may call it, what it needs and how it can go wrong', (name) => {
    const operation: Operation = operations[name]
    const object = objectOf(name)
    expect(object.operationId).toBe(name)
    expect(object['x-roles']).toEqual(operation.roles)
    expect(object.security).toEqual(operation.roles.length === 0 ? [] : undefined)

    const key = { $ref: '#/components/parameters/IdempotencyKey' }
    if (operation.mutation) expect(object.parameters).toContainEqual(key)
    else expect(object.parameters).not.toContainEqual(key)
    const replayed = object.responses[operation.status]?.headers?.['Idempotent-Replayed']
    expect(replayed !== undefined).toBe(operation.mutation)

    const codes = Object.entries(object.responses).flatMap(([status, { $ref }]) => {
      const shared = document.components.responses[$ref?.split('/').at(-1) ?? '']
      const listed = [...(shared?.description ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '')
      for (const code of listed) {
        expect(Object.entries(problemCatalogue).find(([word]) => word === code)?.[1].status).toBe(
          Number(status),
        )
      }
      return listed
    })
    expect(codes.sort()).toEqual([...problemsOf(name)].sort())
  })

  test('says how long to wait wherever waiting helps', () => {
    expect(document.components.responses.RateLimited?.headers).toHaveProperty('Retry-After')
    expect(document.components.responses.InvalidStateOrIdempotencyInProgress?.headers).toHaveProperty(
      'Retry-After',
    )
    expect(document.components.responses.WalletUnavailable?.headers).toHaveProperty('Retry-After')
    expect(document.components.responses.NotFound?.headers).toBeUndefined()
  })

  test('says of amounts what the validators say', () => {
    const { Amount, PositiveAmount, NonZeroAmount } = document.components.schemas
    const { MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum } = Number
    const minor = (rule: object) => ({
      properties: { minor: { type: 'integer', ...rule } },
      required: ['minor', 'asset'],
    })
    expect(Amount).toMatchObject(minor({ minimum, maximum }))
    expect(PositiveAmount).toMatchObject(minor({ minimum: 1, maximum }))
    expect(NonZeroAmount).toMatchObject(minor({ minimum, maximum, not: { const: 0 } }))
  })

  test('says that a purchase names a package or money, one of the two', () => {
    const { PurchaseDraft } = document.components.schemas
    expect(PurchaseDraft).toMatchObject({ oneOf: [{ required: ['packageId'] }, { required: ['money'] }] })
  })

  test('describes every resource and every problem', () => {
    const silent = Object.entries(document.components.schemas).filter(([, { description }]) => !description)
    const cases = /(Event|ProviderConfig|NextAction|Balance)$/
    expect(silent.filter(([name]) => !cases.test(name)).map(([name]) => name)).toEqual([])
  })
})

describe('the checked-in document', () => {
  test('is what the table gives now', () => {
    expect(staleness(readFileSync(documentPath, 'utf8'), currentDocument())).toBeNull()
  })

  test.each([
    ['missing', null],
    ['changed by a character', text.replace('"getConfig"', '"getConfigs"')],
    ['reformatted', JSON.stringify(JSON.parse(text))],
  ])('is called stale when it is %s, with the command that mends it', (_, checkedIn) => {
    expect(staleness(checkedIn, currentDocument())).toBe(
      'packages/contract/openapi.json is stale: run `pnpm --filter @creditkit/contract openapi` and commit the result.',
    )
  })
})
