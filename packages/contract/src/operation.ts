import type * as v from 'valibot'
import type { Role } from './config/index'
import type { ProblemCode } from './problems/index'

/** What an operation answers with: validated JSON, nothing, a CSV file, or a stream of server-sent events. */
export type ResponseShape =
  | { readonly kind: 'json'; readonly schema: v.GenericSchema }
  | { readonly kind: 'empty' }
  | { readonly kind: 'csv' }
  | { readonly kind: 'event-stream'; readonly schema: v.GenericSchema }

/**
 * One row of the operations table.
 *
 * `roles` lists who may call it; the empty list marks a webhook, which a payment provider calls and signs. A `mutation`
 * needs an `Idempotency-Key`. `problems` lists the codes of its own; `problemsOf` adds those that it shares with others.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly path: `/api/${string}`
  readonly summary: string
  readonly roles: readonly Role[]
  readonly mutation: boolean
  readonly params?: v.GenericSchema<Record<string, string>>
  readonly query?: v.GenericSchema
  readonly body?: v.GenericSchema
  readonly status: 200 | 201 | 202
  readonly response: ResponseShape
  readonly problems: readonly ProblemCode[]
}

/** Problems that any operation can answer with. */
export const COMMON_PROBLEMS = [
  'unauthenticated',
  'forbidden',
  'rate_limited',
  'internal',
] as const satisfies ProblemCode[]

/** Problems that any mutation can answer with. */
export const MUTATION_PROBLEMS = [
  'validation_failed',
  'idempotency_in_progress',
  'idempotency_key_reused',
] as const satisfies ProblemCode[]
