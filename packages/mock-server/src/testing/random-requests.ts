import openapi from '@creditkit/contract/openapi.json' with { type: 'json' }
import fc from 'fast-check'
import { isRecord, type JsonRecord, recordAt, recordsAt, textAt } from '../wire/json'

/** A request as somebody might send it who has read the OpenAPI document, and as somebody might who has not. */
export interface RandomRequest {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The body as text; null for none. */
  readonly body: string | null
}

/**
 * Values that mean something in the hosting company's world, by the name of the field that takes them. `{createHold}`
 * stands for what that operation has made before.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  walletId: ['credits', 'credits', 'credits', 'virtfusion'],
  accountId: ['acct_ada', 'acct_ada', 'acct_ben'],
  userId: ['usr_ada', 'usr_ben', 'usr_grace'],
  asset: ['SKY/2', 'SKY/2', 'SKY/2', 'SKY/2', 'SKY/2', 'USD/2', 'USD/2', 'VFT/0'],
  description: ['A server', '=1+1'],
  reason: ['Because'],
  provider: ['paypal', 'paypal', 'stripe', 'stripe_checkout', 'dodo'],
  packageId: ['starter', 'team', 'fleet'],
  planId: ['dns-basic', 'dns-pro', 'dns-classic'],
  meterId: ['api-calls', 'traffic'],
  code: ['WELCOME10', 'summer26', ' welcome10 '],
  returnUrl: ['https://app.example.com/billing'],
  tool: ['text-generation'],
  purchaseId: ['{createPurchase}'],
  holdId: ['{createHold}'],
  transactionId: ['{spend}'],
  subscriptionId: ['{subscribe}'],
  from: ['2026-10-01T00:00:00.000Z', '2026-11-01'],
  to: ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
}

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u202eevil',
  '𝟙𝟚𝟛',
  'İ',
  '💳'.repeat(40),
  '\ud800',
  '__proto__',
  'constructor',
  '../../etc',
  '%00',
  '=1+1',
  'x'.repeat(5000),
]
const ODD_NUMBERS = [0, -0, -1, 0.1, 1e21, 2 ** 53, -(2 ** 53), Number.MAX_VALUE, 5e-324]

const oddText = fc.constantFrom(...ODD_TEXTS)
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, [[[[[[]]]]]], ...ODD_NUMBERS),
  oddText,
  fc.constant(deep(600)),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Mostly what the document asks for, one time in so many something else. */
function mostly<T>(
  arbitrary: fc.Arbitrary<T>,
  other: fc.Arbitrary<unknown>,
  times = 20,
): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: times, arbitrary }, { weight: 1, arbitrary: other })
}

/** Every request that the document describes, and others beside it. */
export function randomRequests(): fc.Arbitrary<RandomRequest> {
  const document: JsonRecord = openapi
  const operations = Object.entries(recordAt(document, 'paths')).flatMap(([path, item]) =>
    isRecord(item)
      ? Object.entries(item).flatMap(([method, operation]) =>
          isRecord(operation) && textAt(operation, 'operationId') !== null
            ? // What changes something is asked for more often than what only reads.
              [
                {
                  weight: method === 'get' ? 1 : 3,
                  arbitrary: requestOf(method.toUpperCase(), path, operation),
                },
              ]
            : [],
        )
      : [],
  )
  return fc.oneof(...operations)
}

function requestOf(method: string, path: string, operation: JsonRecord): fc.Arbitrary<RandomRequest> {
  const parameters = recordsAt(operation, 'parameters').map(resolved)
  const named = (where: string) => parameters.filter((parameter) => textAt(parameter, 'in') === where)
  const schemaOfBody = recordAt(
    recordAt(recordAt(recordAt(operation, 'requestBody'), 'content'), 'application/json'),
    'schema',
  )
  const takesBody = Object.keys(schemaOfBody).length > 0
  return fc
    .record({
      segments: fc.record(Object.fromEntries(named('path').map(parameterOf))),
      query: fc.record(Object.fromEntries(named('query').map(parameterOf).map(seldom))),
      headers: headersOf(method, operation['x-roles']),
      body: takesBody ? bodyOf(schemaOfBody) : mostly(fc.constant(null), bodyOf({})),
    })
    .map(({ segments, query, headers, body }) => ({
      operation: textAt(operation, 'operationId') ?? '',
      method,
      path: withQuery(
        path.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(wellFormed(asText(segments[name]))),
        ),
        query,
      ),
      headers,
      body: typeof body === 'string' ? body : null,
    }))
}

function parameterOf(parameter: JsonRecord): [string, fc.Arbitrary<unknown>] {
  const name = textAt(parameter, 'name') ?? ''
  return [name, mostly(arbitraryOf(recordAt(parameter, 'schema'), name), oddValue, 8)]
}

function seldom([name, value]: [string, fc.Arbitrary<unknown>]): [string, fc.Arbitrary<unknown>] {
  return [
    name,
    fc
      .option(value, { freq: 1, nil: undefined })
      .chain((made) =>
        made === undefined ? fc.constant(undefined) : fc.oneof(fc.constant(made), fc.constant(undefined)),
      ),
  ]
}

const TOKENS: Readonly<Record<string, string>> = {
  customer: 'mock_ada',
  admin: 'mock_grace',
  service: 'mock_service',
}

function headersOf(method: string, roles: unknown): fc.Arbitrary<Record<string, string>> {
  const keys = fc.oneof(
    { weight: 6, arbitrary: fc.uuid() },
    { weight: 2, arbitrary: fc.constantFrom('again', 'k', 'x'.repeat(255)) },
    { weight: 1, arbitrary: fc.constantFrom('', 'x'.repeat(256), 'ключ', ' ') },
  )
  const key = method === 'GET' ? fc.constant(null) : fc.option(keys, { freq: 12 })
  const fitting = Array.isArray(roles) ? roles.flatMap((role) => TOKENS[String(role)] ?? []) : []
  const token = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(fitting.length > 0 ? fitting : ['mock_ada'])) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('mock_ada', 'mock_grace', 'mock_service', 'mock_ben', 'nobody', null),
    },
  )
  const type = fc.oneof(
    { weight: 6, arbitrary: fc.constant('application/json') },
    { weight: 1, arbitrary: fc.constantFrom('text/plain', 'multipart/form-data') },
  )
  return fc
    .record({ key, token, type, junk: fc.option(fc.constantFrom('x', '\t', '999999999999')) })
    .map((made) => ({
      'content-type': made.type,
      ...(made.key !== null && { 'idempotency-key': encodeURI(made.key) }),
      ...(made.token !== null && { authorization: `Bearer ${made.token}` }),
      ...(made.junk !== null && { 'last-event-id': made.junk, 'stripe-signature': made.junk }),
    }))
}

function bodyOf(schema: JsonRecord): fc.Arbitrary<unknown> {
  const json = mostly(arbitraryOf(schema, ''), oddValue, 30).map((value) => JSON.stringify(value))
  return mostly(
    json,
    fc.constantFrom('', '{', '{"a":', 'null', '[]', '"', '\ufeff{}', 'undefined', '{"a":1e999}'),
    30,
  )
}

/** Values that fit a JSON Schema, with a wrong one among them now and then. `name` is the field's. */
function arbitraryOf(given: JsonRecord, name: string, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolved(given)
  const known = KNOWN[name]
  if (known)
    return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: oddText })
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return mostly(fc.constantFrom(...schema.enum), oddValue)
  if ('properties' in schema) return objectOf(schema, depth)
  for (const choice of ['anyOf', 'oneOf', 'allOf']) {
    const options = recordsAt(schema, choice)
    if (options.length > 0 && depth < 6)
      return fc.oneof(...options.map((option) => arbitraryOf(option, name, depth + 1)))
  }
  switch (textAt(schema, 'type')) {
    case 'object':
      return objectOf(schema, depth)
    case 'array':
      return mostly(
        fc.array(arbitraryOf(recordAt(schema, 'items'), '', depth + 1), { maxLength: 4 }),
        oddValue,
      )
    case 'integer':
    case 'number':
      return mostly(
        fc.oneof(
          fc.integer(boundsOf(schema)),
          fc.integer({ min: -5, max: 20_000 }),
          fc.constantFrom(100, 1000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
        ),
        oddValue,
        12,
      )
    case 'boolean':
      return mostly(fc.boolean(), oddValue)
    case 'string':
      return mostly(fc.string({ minLength: 1, maxLength: 12 }), oddText, 12)
    default:
      return oddValue
  }
}

function objectOf(schema: JsonRecord, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(recordAt(schema, 'properties'))
  const required = Array.isArray(schema.required) ? schema.required : []
  const values = Object.fromEntries(
    properties.map(([name, value]) => [
      name,
      mostly(arbitraryOf(isRecord(value) ? value : {}, name, depth + 1), oddValue, 40),
    ]),
  )
  const optional = properties.map(([name]) => name).filter((name) => !required.includes(name))
  const left = fc.subarray(optional, { maxLength: Math.min(1, optional.length) })
  const whole = fc
    .tuple(fc.record(values), left)
    .map(([made, kept]) =>
      Object.fromEntries(
        Object.entries(made).filter(([name]) => required.includes(name) || kept.includes(name)),
      ),
    )
  return mostly(whole, fc.record(values, { requiredKeys: [] }), 20)
}

/** What a number may be by its schema, as far as that is of a size that anybody would write. */
function boundsOf({ minimum, maximum }: JsonRecord): { min: number; max: number } {
  const min = typeof minimum === 'number' && minimum > -1000 ? Math.ceil(minimum) : 0
  const max = typeof maximum === 'number' && maximum < 100_000 ? Math.floor(maximum) : 5000
  return { min, max: Math.max(min, max) }
}

function resolved(schema: JsonRecord): JsonRecord {
  const reference = textAt(schema, '$ref')
  if (reference === null) return schema
  const document: JsonRecord = openapi
  return resolved(reference.slice(2).split('/').reduce(recordAt, document))
}

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.append(name, asText(value))
  return parameters.size > 0 ? `${path}?${parameters}` : path
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** What no address can carry becomes what everybody writes in its place. */
function wellFormed(text: string): string {
  return (
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd') ||
    'none'
  )
}

function deep(levels: number): unknown {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) value = { a: value }
  return value
}
