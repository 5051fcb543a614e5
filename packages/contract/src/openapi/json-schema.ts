import {
  type ConversionConfig,
  type JsonSchema,
  type OverrideActionContext,
  type OverrideSchemaContext,
  toJsonSchema,
  toJsonSchemaDefs,
} from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { UncheckedAdjustmentSchema } from '../admin/admin'
import { ASSET_PATTERN, AssetSchema } from '../amount/asset'
import { pageQuery } from '../wire/page'
import { casesOf, namedSchemas } from './components'

const names = namedSchemas()
const definitions = Object.fromEntries([...names].map(([schema, name]) => [name, schema]))

const config: ConversionConfig = {
  target: 'draft-2020-12',
  // What goes over the wire, before anything is made of it.
  typeMode: 'input',
  // No keyword stands for these; the descriptions say what they mean.
  ignoreActions: ['check', 'finite', 'trim'],
  overrideRef: ({ referenceId }) => reference(referenceId),
  overrideSchema,
  overrideAction: eitherOr,
}

/** Every named schema of the contract as a JSON Schema, in the order of the alphabet. */
export function componentSchemas(): [name: string, schema: JsonSchema][] {
  return Object.entries(toJsonSchemaDefs(definitions, config)).sort(([left], [right]) =>
    left < right ? -1 : 1,
  )
}

/** One schema as a JSON Schema that refers to the named ones. */
export function jsonSchema(schema: v.GenericSchema): JsonSchema {
  const { $schema, $defs, ...converted } = toJsonSchema(schema, { ...config, definitions })
  return converted
}

/** The fields of an object as JSON Schemas, and which of them have to be there; none where there is no object. */
export function objectFields(schema: v.GenericSchema | undefined): {
  fields: [string, object][]
  required: string[]
} {
  if (schema === undefined) return { fields: [], required: [] }
  const others = Object.entries(definitions).filter(([, other]) => other !== schema)
  const { properties = {}, required = [] } = toJsonSchema(schema, {
    ...config,
    definitions: Object.fromEntries(others),
  })
  const fields = Object.entries(properties)
  return {
    fields: fields.flatMap(([name, field]) => (typeof field === 'boolean' ? [] : [[name, field]])),
    required,
  }
}

/** The address of a named schema inside the document. */
export function reference(name: string): string {
  return `#/components/schemas/${name}`
}

function overrideSchema({ valibotSchema, jsonSchema: converted }: OverrideSchemaContext): JsonSchema | null {
  if (valibotSchema === AssetSchema) return { type: 'string', pattern: ASSET_PATTERN.source }
  if (valibotSchema === UncheckedAdjustmentSchema.pipe[0]) return { $ref: reference('Adjustment') }
  // A row limit is a number, which an address can only write as text.
  if (valibotSchema === pageQuery.limit.wrapped.pipe[0]) return { type: 'integer' }
  const cases = casesOf(valibotSchema).flatMap(({ key, word, schema }) => {
    const name = names.get(schema)
    return name ? [{ key, word, name }] : []
  })
  const propertyName = cases[0]?.key
  if (propertyName === undefined) return null
  const mapping = Object.fromEntries(cases.map(({ word, name }) => [word, reference(name)]))
  return Object.assign(converted, { type: 'object', discriminator: { propertyName, mapping } })
}

/** The contract checks fields together for one reason only: exactly one of them is there. */
function eitherOr({ valibotAction, jsonSchema: converted }: OverrideActionContext): JsonSchema | null {
  if (!('paths' in valibotAction) || !Array.isArray(valibotAction.paths)) return null
  return { ...converted, oneOf: valibotAction.paths.map((path) => ({ required: [String(path)] })) }
}
