import { operations } from '../operations'
import { problemCatalogue } from '../problems/index'
import type { OperationName } from '../types'
import { pascal } from './components'
import { componentSchemas } from './json-schema'
import { operationObject, type Piece, sharedResponses, tagOf } from './operation-object'
import { samples } from './samples'

const TAGS: Record<string, string> = {
  billing: 'What a billing page starts from',
  credits: 'Buying, holding and spending credits, and their history',
  transactions: 'Single transactions',
  usage: 'Monthly allowances and what is used of them',
  plans: 'Services bought with credits',
  subscriptions: 'Plans that run',
  admin: 'What an administrator of the product does',
  webhooks:
    'What payment providers call; each event is verified and takes effect once, in whatever order they come',
}

/** What the document is generated from besides the operations table. */
export interface DocumentSource {
  /** The version of the contract package. */
  readonly version: string
  /** What the docstring of each named schema says, by the schema's name. */
  readonly descriptions: Readonly<Record<string, string>>
}

/** The OpenAPI 3.1 document of the whole API, derived from the operations table. The same source gives the same document. */
export function openApiDocument({ version, descriptions }: DocumentSource): Piece {
  const names = Object.keys(operations).filter((name): name is OperationName => name in operations)
  const paths: Record<string, Piece> = {}
  for (const name of names) {
    const { path, method } = operations[name]
    const template = path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationObject(name) }
  }
  const used = new Set(names.map((name) => tagOf(operations[name].path)))
  return {
    openapi: '3.1.0',
    info: {
      title: 'CreditKit',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: INTRODUCTION,
    },
    servers: [{ url: '/', description: 'The host that serves the product' }],
    security: [{ session: [] }],
    tags: [...used].map((name) => ({ name, description: TAGS[name] })),
    paths,
    components: {
      schemas: Object.fromEntries(
        componentSchemas().map(([name, schema]) => [
          name,
          { ...describe(name, descriptions), ...schema, ...exampleOf(name) },
        ]),
      ),
      responses: sharedResponses(names),
      parameters: PARAMETERS,
      headers: HEADERS,
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The session is the host’s own, by bearer token, cookie or whatever else it signs its users in with. ' +
            '`x-roles` lists the roles that may call an operation: `customer`, `admin`, or `service` for the host’s own server.',
        },
      },
    },
  }
}

const INTRODUCTION = [
  'Prepaid credits: balances, purchases, history, usage, plans and administration.',
  'Amounts are whole numbers of an asset’s smallest unit. Times are ISO 8601 UTC with milliseconds.',
  'Every change takes an `Idempotency-Key`: the same key with the same body gets the first answer again.',
  'Problems are RFC 9457 `application/problem+json` with a stable `code`.',
  'Readers ignore fields that they do not know.',
].join('\n\n')

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Names the attempt. The same key with the same body gets the first answer again for 24 hours; with another body ' +
      'it is refused. A request that fails validation does not use its key up.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: '0b7d3c1e-6d2f-4a57-9f0e-2c8f3b1d9a44',
  },
  LastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    required: false,
    description: 'The `id` of the last event seen; the stream goes on after it.',
    schema: { type: 'string' },
    example: samples.event.id,
  },
}

const HEADERS = {
  IdempotentReplayed: {
    description: '`true` when this is the first answer again and nothing was done anew; absent otherwise.',
    schema: { type: 'string', const: 'true' },
  },
  RetryAfter: {
    description: 'Seconds to wait before the next request.',
    schema: { type: 'integer', minimum: 0 },
  },
}

function describe(name: string, descriptions: DocumentSource['descriptions']): Piece {
  const code = Object.entries(problemCatalogue).find(([word]) => name === `${pascal(word)}Problem`)
  const description = descriptions[name] ?? (code ? `${code[1].title} (${code[1].status}).` : undefined)
  return description ? { description } : {}
}

function exampleOf(name: string): Piece {
  const example =
    name === 'Amount'
      ? samples.purchase.price
      : Object.entries(samples).find(([key]) => pascal(key) === name)?.[1]
  return example ? { examples: [example] } : {}
}
