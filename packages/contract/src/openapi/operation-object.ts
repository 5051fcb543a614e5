import type * as v from 'valibot'
import type { Operation, ResponseShape } from '../operation'
import { problemsOf } from '../operation-problems'
import { operations } from '../operations'
import { pathParameters } from '../path'
import { type ProblemCode, problemCatalogue } from '../problems/index'
import type { OperationName } from '../types'
import { namedSchemas, pascal } from './components'
import { eventExample, inputExamples, outputExamples } from './examples'
import { jsonSchema, objectFields, reference } from './json-schema'

/** A piece of the document. */
export type Piece = Record<string, unknown>

/** The Operation Object of one row of the table. */
export function operationObject(name: OperationName): Piece {
  const operation: Operation = operations[name]
  const parameters = parametersOf(name, operation)
  return {
    operationId: name,
    summary: operation.summary,
    tags: [tagOf(operation.path)],
    'x-roles': operation.roles,
    ...(operation.roles.length === 0 && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body && { requestBody: requestBody(name, operation, operation.body) }),
    responses: { [operation.status]: success(name, operation), ...problemResponses(problemsOf(name)) },
  }
}

/** The group that an operation is listed in: what its path begins with. */
export function tagOf(path: string): string {
  return path.split('/')[2] ?? ''
}

function parametersOf(name: OperationName, operation: Operation): Piece[] {
  const examples = new Map(Object.entries(inputOf(name)))
  const from = (place: 'path' | 'query', schema: v.GenericSchema | undefined) => {
    const { fields, required } = objectFields(schema)
    return fields.map(([field, schema]) => ({
      name: field,
      in: place,
      required: required.includes(field),
      schema,
      ...(examples.has(field) && { example: examples.get(field) }),
    }))
  }
  const headers = [
    ...(operation.mutation ? ['IdempotencyKey'] : []),
    ...(operation.response.kind === 'event-stream' ? ['LastEventId'] : []),
  ]
  return [
    ...from('path', operation.params),
    ...from('query', operation.query),
    ...headers.map((header) => ({ $ref: `#/components/parameters/${header}` })),
  ]
}

function requestBody(name: OperationName, { path, roles }: Operation, body: v.GenericSchema): Piece {
  const inPath = pathParameters(path)
  const example = Object.fromEntries(
    Object.entries(inputOf(name)).filter(([field]) => !inPath.includes(field)),
  )
  const content = { schema: schemaOf(body), ...(roles.length > 0 && { example }) }
  return { required: objectFields(body).required.length > 0, content: { 'application/json': content } }
}

function success(name: OperationName, { response, mutation, summary }: Operation): Piece {
  const content = contentOf(name, response)
  const headers = mutation && {
    headers: { 'Idempotent-Replayed': { $ref: '#/components/headers/IdempotentReplayed' } },
  }
  return { description: summary, ...headers, ...(content && { content }) }
}

function contentOf(name: OperationName, response: ResponseShape): Piece | null {
  switch (response.kind) {
    case 'json': {
      const schema = schemaOf(response.schema)
      const example = Object.entries(outputExamples).find(([key]) => key === name)?.[1]
      // A named schema has its example with it.
      return { 'application/json': '$ref' in schema ? { schema } : { schema, example } }
    }
    case 'csv':
      return { 'text/csv': { schema: { type: 'string' } } }
    case 'event-stream': {
      const { id, type } = eventExample
      const example = `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(eventExample)}\n\n`
      const schema = {
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: schemaOf(response.schema),
      }
      return { 'text/event-stream': { schema, example } }
    }
    case 'empty':
      return null
  }
}

function problemResponses(codes: readonly ProblemCode[]): Piece {
  return Object.fromEntries(
    byStatus(codes).map(([status, group]) => [
      status,
      { $ref: `#/components/responses/${responseName(group)}` },
    ]),
  )
}

/** Every way that problems of one status come together in an operation, as a Response Object, by name. */
export function sharedResponses(names: readonly OperationName[]): Record<string, Piece> {
  const groups = names.flatMap((name) => byStatus(problemsOf(name)))
  const responses = groups.map(([, codes]) => [responseName(codes), problemResponse(codes)] as const)
  return Object.fromEntries(responses.sort(([left], [right]) => (left < right ? -1 : 1)))
}

function byStatus(codes: readonly ProblemCode[]): [number, ProblemCode[]][] {
  const groups = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problemCatalogue[code]
    groups.set(status, [...(groups.get(status) ?? []), code])
  }
  return [...groups]
}

function responseName(codes: readonly ProblemCode[]): string {
  return codes.map(pascal).join('Or')
}

/** Problems that pass: their answers say after how long. */
const WORTH_WAITING: readonly ProblemCode[] = [
  'rate_limited',
  'idempotency_in_progress',
  'wallet_unavailable',
]

function problemResponse(codes: readonly ProblemCode[]): Piece {
  const references = codes.map((code) => ({ $ref: reference(`${pascal(code)}Problem`) }))
  return {
    description: codes.map((code) => `\`${code}\`: ${problemCatalogue[code].title}`).join('. '),
    ...(codes.some((code) => WORTH_WAITING.includes(code)) && {
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    }),
    content: {
      'application/problem+json': { schema: references.length === 1 ? references[0] : { oneOf: references } },
    },
  }
}

/** A named schema by its name, any other in place. */
function schemaOf(schema: v.GenericSchema): Piece {
  const name = named.get(schema)
  return name ? { $ref: reference(name) } : { ...jsonSchema(schema) }
}

function inputOf(name: OperationName): object {
  return Object.entries(inputExamples).find(([key]) => key === name)?.[1] ?? {}
}

const named = namedSchemas()
