import type { StoredRecord, Table } from '../../store/store'
import type { StripeCall, StripeReply } from './call'
import { readLimit } from './lists'
import { openParams, required } from './params'
import { invalid } from './refusal'
import { charges, customers, intents, prices, products } from './tables'

type Json = Readonly<Record<string, unknown>>

/** One condition of a query: `status:'succeeded'`, `-currency:"eur"`, `amount>1000`, `metadata['purchase']:'pur_1'`. */
interface Clause {
  readonly isNegated: boolean
  readonly path: readonly string[]
  readonly operator: ':' | '~' | '>' | '>=' | '<' | '<='
  readonly value: string | number | null
}

const CLAUSE =
  /^(-?)(\w+(?:\.\w+)*)(?:\[(?:'([^']*)'|"([^"]*)")\])?(:|~|>=|<=|>|<)(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(null|\d+))(?=\s|$)/

/** `GET /v1/payment_intents/search`: at once, where the real one lags behind by up to a minute. */
export function searchIntents(call: StripeCall): StripeReply {
  return search(call, intents, '/v1/payment_intents/search')
}

/** `GET /v1/charges/search` */
export function searchCharges(call: StripeCall): StripeReply {
  return search(call, charges, '/v1/charges/search')
}

/** `GET /v1/customers/search` */
export function searchCustomers(call: StripeCall): StripeReply {
  return search(call, customers, '/v1/customers/search')
}

/** `GET /v1/products/search` */
export function searchProducts(call: StripeCall): StripeReply {
  return search(call, products, '/v1/products/search')
}

/** `GET /v1/prices/search` */
export function searchPrices(call: StripeCall): StripeReply {
  return search(call, prices, '/v1/prices/search')
}

function search<Row extends StoredRecord & { readonly seq: number; readonly object: object }>(
  call: StripeCall,
  table: Table<Row, 'newest'>,
  url: string,
): StripeReply {
  const params = openParams(call.form, { expand: true, limit: true, page: true, query: true })
  const limit = readLimit(params)
  const fits = readQuery(required(params.text('query'), 'query'))
  const page = params.text('page')
  const after = page === undefined ? undefined : Number(/^\d+$/.exec(page)?.[0] ?? Number.NaN)
  if (Number.isNaN(after)) throw invalid('Invalid page token.', { param: 'page' })
  const found: Row[] = []
  const walk = { order: 'descending' as const, ...(after !== undefined && { after: [after] }) }
  for (const row of call.tx.walk(table, 'newest', walk)) {
    if (fits({ ...row.object })) found.push(row)
    if (found.length > limit) break
  }
  const data = found.slice(0, limit)
  const hasMore = found.length > limit
  return {
    object: 'search_result',
    data: data.map(({ object }) => object),
    has_more: hasMore,
    next_page: hasMore ? String(data.at(-1)?.seq ?? '') : null,
    url,
  }
}

/** Reads clauses that are joined all by AND or all by OR. */
function readQuery(query: string): (object: Json) => boolean {
  const clauses: Clause[] = []
  const joints = new Set<string>()
  let rest = query.trim()
  for (;;) {
    const clause = CLAUSE.exec(rest)
    if (!clause) throw invalid(`We were unable to parse your search query: ${query}`, { param: 'query' })
    clauses.push(clauseOf(clause))
    rest = rest.slice(clause[0].length).trim()
    if (rest === '') break
    const joint = /^(AND|OR)\s+/i.exec(rest)
    joints.add(joint?.[1]?.toUpperCase() ?? 'AND')
    rest = rest.slice(joint?.[0].length ?? 0)
  }
  if (joints.size > 1) throw invalid('You cannot combine AND and OR in one search query.', { param: 'query' })
  return joints.has('OR')
    ? (object) => clauses.some((clause) => matches(object, clause))
    : (object) => clauses.every((clause) => matches(object, clause))
}

function clauseOf([, minus, field = '', single, double, operator, one, two, bare]: RegExpExecArray): Clause {
  const key = single ?? double
  const text = one ?? two
  return {
    isNegated: minus === '-',
    path: [...field.split('.'), ...(key === undefined ? [] : [key])],
    operator: isOperator(operator) ? operator : ':',
    value: text !== undefined ? text.replace(/\\(.)/g, '$1') : bare === 'null' ? null : Number(bare),
  }
}

function isOperator(text: string | undefined): text is Clause['operator'] {
  return text === ':' || text === '~' || text === '>' || text === '>=' || text === '<' || text === '<='
}

function matches(object: Json, { isNegated, path, operator, value }: Clause): boolean {
  return compare(valueAt(object, path), operator, value) !== isNegated
}

function compare(actual: unknown, operator: Clause['operator'], wanted: Clause['value']): boolean {
  // `metadata['key']:null` asks for objects without the key.
  if (wanted === null) return (actual ?? null) === null
  if (operator === ':')
    return typeof actual === 'string' ? sameWords(actual, String(wanted)) : String(actual) === String(wanted)
  if (operator === '~')
    return typeof actual === 'string' && actual.toLowerCase().includes(String(wanted).toLowerCase())
  const [left, right] = [Number(actual), Number(wanted)]
  if (operator === '>') return left > right
  if (operator === '>=') return left >= right
  return operator === '<' ? left < right : left <= right
}

function sameWords(actual: string, wanted: string): boolean {
  return actual.toLowerCase() === wanted.toLowerCase()
}

function valueAt(object: Json, [name = '', ...rest]: readonly string[]): unknown {
  const value = object[name]
  if (rest.length === 0) return value
  return typeof value === 'object' && value !== null ? valueAt({ ...value }, rest) : undefined
}
