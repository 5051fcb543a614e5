import type * as v from 'valibot'
import * as admin from '../admin/index'
import * as amounts from '../amount/index'
import * as balances from '../balances/index'
import * as config from '../config/index'
import * as events from '../events/index'
import * as holds from '../holds/index'
import * as plans from '../plans/index'
import * as problems from '../problems/index'
import * as purchases from '../purchases/index'
import * as transactions from '../transactions/index'
import * as usage from '../usage/index'
import { IdSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

const nouns = [
  { IdSchema, InstantSchema },
  amounts,
  config,
  balances,
  transactions,
  purchases,
  holds,
  usage,
  plans,
  admin,
  events,
  problems,
]

/** One case of a variant: the `word` that its `key` has, and its schema. */
export interface VariantCase {
  readonly key: string
  readonly word: string
  readonly schema: v.GenericSchema
}

/**
 * The schemas that have a name of their own in the document: every exported `…Schema` of the contract's nouns, without
 * the suffix, and every case of a variant, named after the word that tells it apart (`OkBalance`, `NotFoundProblem`).
 */
export function namedSchemas(): Map<v.GenericSchema, string> {
  const names = new Map<v.GenericSchema, string>()
  for (const [key, value] of nouns.flatMap((noun) => Object.entries(noun))) {
    // A query is a list of parameters, not a schema of the document.
    if (!key.endsWith('Schema') || key.endsWith('QuerySchema') || !isSchema(value)) continue
    const name = key.slice(0, -'Schema'.length)
    names.set(value, name)
    for (const { word, schema } of casesOf(value)) names.set(schema, `${pascal(word)}${name}`)
  }
  return names
}

/** The cases of a variant; none when the schema is no variant. */
export function casesOf(schema: object): VariantCase[] {
  if (!('options' in schema && 'key' in schema && typeof schema.key === 'string')) return []
  const { key, options } = schema
  if (!Array.isArray(options)) return []
  return options.filter(isSchema).map((option) => ({ key, word: wordOf(option, key), schema: option }))
}

function wordOf(option: v.GenericSchema, key: string): string {
  const entries = 'entries' in option ? Object.entries(option.entries ?? {}) : []
  const discriminator: unknown = entries.find(([name]) => name === key)?.[1]
  if (isSchema(discriminator) && 'literal' in discriminator) return String(discriminator.literal)
  throw new Error(`A case of a variant is told apart by a literal \`${key}\`.`)
}

function isSchema(value: unknown): value is v.GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'
}

/** A word of the wire as part of a schema's name (`balance.updated` → `BalanceUpdated`, `not_found` → `NotFound`). */
export function pascal(word: string): string {
  return word.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
