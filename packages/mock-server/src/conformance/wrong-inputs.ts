import { type OperationName, operations, parseInput, pathParameters } from '@creditkit/contract'

/** An input that the contract's table refuses, and the fields that it names. */
export interface WrongInput {
  readonly input: Readonly<Record<string, unknown>>
  readonly paths: readonly string[]
}

const LONG = 'x'.repeat(129)
const amountLike = { minor: 1, asset: 'USD/2' }
/** What is wrong with some field or other; the table says with which. */
const VALUES: readonly unknown[] = [
  undefined,
  null,
  7,
  'text',
  ' ',
  LONG,
  'x'.repeat(501),
  true,
  [],
  {},
  { ...amountLike, minor: 0 },
  { ...amountLike, minor: -1 },
  { ...amountLike, minor: 0.5 },
  { ...amountLike, minor: '1' },
  { ...amountLike, minor: Number.MAX_SAFE_INTEGER + 1 },
  { ...amountLike, asset: 'dollars' },
  { minor: 1 },
]
/** What is wrong with the fields of lists and filters, which are texts in any case. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  limit: ['0', '101', '-1', '1.5', 'many', ''],
  cursor: [''],
  walletId: ['', LONG],
  meterId: ['', LONG],
  userId: ['', LONG],
  type: ['Not Snake'],
  status: ['nearly'],
  granularity: ['week'],
  from: ['yesterday', '2026-02-30T00:00:00.000Z', '2026-11-21T15:04:05Z'],
  to: ['2026-11-21'],
  q: ['x'.repeat(201)],
}

/** Every way to spoil one field of a good input that the contract's table refuses. */
export function wrongInputs(name: OperationName, good: Readonly<Record<string, unknown>>): WrongInput[] {
  const { method, path } = operations[name]
  const inPath = pathParameters(path)
  const spoilt = (field: string, values: readonly unknown[]) =>
    values.map((value) => ({ ...good, [field]: value }))
  const inputs = [
    ...inPath.flatMap((field) => spoilt(field, [LONG])),
    ...(method === 'GET'
      ? Object.entries(QUERIES)
          .filter(([field]) => !inPath.includes(field))
          .flatMap(([field, values]) => spoilt(field, values))
      : Object.keys(good)
          .filter((field) => !inPath.includes(field))
          .flatMap((field) => spoilt(field, VALUES))),
  ]
  return inputs.flatMap((input) => {
    const parsed = parseInput(name, rawOf(input, inPath, method === 'GET'))
    return parsed.ok ? [] : [{ input, paths: parsed.errors.map((error) => error.path) }]
  })
}

/** The input as it arrives, so that the table is asked what the backend will be. */
function rawOf(input: Readonly<Record<string, unknown>>, inPath: readonly string[], isQuery: boolean) {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const texts = given.map(([field, value]): [string, string] => [field, String(value)])
  const rest = given.filter(([field]) => !inPath.includes(field))
  return {
    params: Object.fromEntries(texts.filter(([field]) => inPath.includes(field))),
    query: isQuery ? Object.fromEntries(texts.filter(([field]) => !inPath.includes(field))) : {},
    body: isQuery ? undefined : JSON.parse(JSON.stringify(Object.fromEntries(rest))),
  }
}
