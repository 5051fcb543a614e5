import { type JsonOperationName, type Operation, operations, pathParameters } from '@creditkit/contract'
import openapi from '@creditkit/contract/openapi.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { createCreditsClient } from './create-client'
import { isCreditsError } from './problem'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Path = readonly (string | number)[]

const names = Object.keys(operations).filter((name): name is JsonOperationName => {
  const { roles, response }: Operation = operations[name as JsonOperationName]
  return roles.length > 0 && response.kind === 'json'
})

/** The example of an operation's answer, as openapi.json has it. */
function exampleOf(name: JsonOperationName): Json {
  for (const methods of Object.values<Record<string, unknown>>(openapi.paths)) {
    for (const found of Object.values(methods)) {
      const { operationId, responses } = found as { operationId: string; responses: Record<string, unknown> }
      if (operationId === name) return exampleIn(responses[operations[name].status])
    }
  }
  throw new Error(`${name} has no example`)
}

interface Schema {
  readonly $ref?: string
  readonly examples?: readonly Json[]
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
}

function exampleIn(response: unknown): Json {
  const { content } = response as { content: Record<string, { example?: Json; schema: Schema }> }
  const { example, schema } = content['application/json'] ?? { schema: {} }
  return example ?? exampleFor(schema)
}

/** The example of a schema; where it has none, one put together from its parts. */
function exampleFor(schema: Schema): Json {
  const { $ref, examples, type, properties = {}, items, oneOf, anyOf = oneOf, pattern } = schema
  if ($ref) return exampleFor(Reflect.get(openapi.components.schemas, $ref.split('/').at(-1) ?? ''))
  const [first = schema.const ?? schema.enum?.[0]] = examples ?? []
  if (first !== undefined) return first
  if (anyOf?.[0]) return exampleFor(anyOf[0])
  if (type === 'array') return items ? [exampleFor(items)] : []
  if (type === 'integer' || type === 'number') return 1
  if (type === 'boolean') return true
  if (type === 'string') return pattern?.includes('T') ? '2026-11-01T09:00:00.000Z' : 'id_1'
  return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, exampleFor(inner)]))
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every place in a value, the value itself not among them. */
function placesIn(value: Json, at: Path = []): Path[] {
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isObject(value)
      ? Object.entries(value)
      : []
  return entries.flatMap(([key, inner]) => [[...at, key], ...placesIn(inner, [...at, key])])
}

/** The value with one place changed; undefined removes it. */
function change(value: Json, [key, ...rest]: Path, to: (before: Json) => Json | undefined): Json {
  if (key === undefined) return to(value) ?? null
  const before: Json = Reflect.get(Object(value), key)
  const after = rest.length > 0 ? change(before, rest, to) : to(before)
  if (Array.isArray(value)) return value.flatMap((item, index) => (index === key ? (after ?? []) : [item]))
  const entries = Object.entries(Object(value) as Record<string, Json>)
  return Object.fromEntries(
    entries.flatMap(([name, inner]) =>
      name !== key ? [[name, inner]] : after === undefined ? [] : [[name, after]],
    ),
  )
}

/** A value of another type than the one that stood there. */
const ofAnotherType = (before: Json): Json => {
  if (typeof before === 'number') return String(before)
  if (Array.isArray(before)) return { 0: 'x' }
  return typeof before === 'object' && before !== null ? 'x' : 7.5
}

async function ask(name: JsonOperationName, answer: Json) {
  const client = createCreditsClient({
    retry: false,
    fetch: async () => Response.json(answer, { status: operations[name].status }),
  })
  const input = Object.fromEntries(pathParameters(operations[name].path).map((key) => [key, 'id_1']))
  const call = client[name] as (input: object) => Promise<Json>
  return call(input).catch((error: unknown) => error)
}

/** Fields whose type is the host's own business. */
const FREE = /(^|\.)(metadata|providerRefs)\./

describe.each(names)('an answer of %s', (name) => {
  const example = exampleOf(name)

  test('as the contract shows it is taken', async () => {
    expect(isCreditsError(await ask(name, example))).toBe(false)
  })

  test('is a contract violation that names operation, route and place wherever a type is wrong', async () => {
    const places = placesIn(example)
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) {
      const path = place.join('.')
      if (FREE.test(path)) continue
      const error = await ask(name, change(example, place, ofAnotherType))
      if (!isCreditsError(error)) throw new Error(`${path} of another type went through`)
      expect(error).toMatchObject({ code: 'contract_violation', operation: name })
      expect(error.message).toContain(`${name} (${operations[name].method} ${operations[name].path})`)
      const named = error.errors.map((field) => field.path)
      const isNamed = named.some(
        (other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
      )
      expect([path, named, isNamed]).toEqual([path, named, true])
    }
  })

  test('without a field is a violation, or says less: never undefined where a value is promised, never NaN', async () => {
    for (const place of placesIn(example)) {
      if (typeof place.at(-1) === 'number') continue
      const answer = await ask(
        name,
        change(example, place, () => undefined),
      )
      if (isCreditsError(answer)) {
        expect(answer.code).toBe('contract_violation')
        expect(answer.errors.length).toBeGreaterThan(0)
        continue
      }
      expect(answer).toEqual(change(example, place, () => undefined))
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }
  })
})
