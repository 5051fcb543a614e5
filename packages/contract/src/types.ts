import type * as v from 'valibot'
import type { Operation } from './operation'
import type { operations } from './operations'

/** The operations table as a type. */
export type Operations = typeof operations

/** The name of an operation. */
export type OperationName = keyof Operations

/** An operation that a client calls: every one that is not a provider's webhook. */
export type ClientOperationName = {
  [Name in OperationName]: Operations[Name]['roles'] extends readonly [] ? never : Name
}[OperationName]

type Part<
  Op extends Operation,
  Key extends 'params' | 'query' | 'body',
  Side extends 'in' | 'out',
> = Op extends {
  [key in Key]: infer Schema extends v.GenericSchema
}
  ? Side extends 'in'
    ? v.InferInput<Schema>
    : v.InferOutput<Schema>
  : unknown

type Flat<Type> = unknown extends Type ? Record<never, never> : { [Key in keyof Type]: Type[Key] }

type Merged<Op extends Operation, Side extends 'in' | 'out'> = Flat<
  Part<Op, 'params', Side> & Part<Op, 'query', Side> & Part<Op, 'body', Side>
>

/** What a caller passes: path, query and body fields in one flat object. */
export type OperationInput<Name extends OperationName> = Merged<Operations[Name], 'in'>

/** What a server works with once the input is validated. */
export type ValidInput<Name extends OperationName> = Merged<Operations[Name], 'out'>

/** What an operation answers with: its JSON, text for CSV, an event of the stream, or nothing. */
export type OperationOutput<Name extends OperationName> = Operations[Name]['response'] extends {
  schema: infer Schema extends v.GenericSchema
}
  ? v.InferOutput<Schema>
  : Operations[Name]['response'] extends { kind: 'csv' }
    ? string
    : undefined

/** Operations that answer with JSON. */
export type JsonOperationName = {
  [Name in OperationName]: Operations[Name]['response'] extends { kind: 'json' } ? Name : never
}[OperationName]

/** Operations that change something and so need an `Idempotency-Key`. */
export type MutationName = {
  [Name in OperationName]: Operations[Name]['mutation'] extends true ? Name : never
}[OperationName]
