import * as v from 'valibot'
import { AmountSchema } from '../amount/index'
import { IdSchema } from '../wire/identifier'
import { type ProblemCode, problemCatalogue } from './catalogue'
import { FieldErrorSchema } from './field-error'

const base = {
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: v.string(),
  requestId: v.string(),
}
const errors = v.array(FieldErrorSchema)

function problem<const Code extends ProblemCode, const Extensions extends v.ObjectEntries>(
  code: Code,
  extensions: Extensions,
) {
  return v.object({ ...base, code: v.literal(code), errors: v.optional(errors), ...extensions })
}

/**
 * RFC 9457 problem details, discriminated by `code`. `errors`, where there is any, names the fields at fault, also on
 * problems of state and money (`insufficient_credits` on an adjustment points at `amount`).
 */
export const ProblemSchema = v.variant('code', [
  v.object({ ...base, code: v.literal('validation_failed'), errors }),
  problem('amount_out_of_range', { min: AmountSchema, max: AmountSchema }),
  problem('unauthenticated', {}),
  problem('insufficient_credits', { required: AmountSchema, available: AmountSchema, walletId: IdSchema }),
  problem('payment_declined', { declineCode: v.string(), retryable: v.boolean() }),
  problem('forbidden', {}),
  problem('not_found', {}),
  problem('invalid_state', { from: v.string(), to: v.string() }),
  problem('idempotency_in_progress', {}),
  problem('already_subscribed', {}),
  problem('plan_unavailable', {}),
  problem('version_conflict', { version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
  problem('code_already_redeemed', {}),
  problem('idempotency_key_reused', {}),
  problem('rate_limited', { retryAfterSeconds: v.pipe(v.number(), v.finite(), v.minValue(0)) }),
  problem('internal', {}),
  problem('wallet_unavailable', { walletId: IdSchema }),
])
/** RFC 9457 problem details, discriminated by `code`. */
export type Problem = v.InferOutput<typeof ProblemSchema>

/** What a problem of one code carries besides the fields that all problems have. */
export type ProblemExtensions<Code extends ProblemCode> = Omit<
  Extract<Problem, { code: Code }>,
  'type' | 'title' | 'status' | 'detail' | 'requestId' | 'code'
>

/**
 * Makes the body of a problem answer. `detail` is one English sentence that says what to do; `requestId` finds the
 * request in the logs.
 */
export function toProblem<Code extends ProblemCode>(
  code: Code,
  detail: string,
  requestId: string,
  extensions: ProblemExtensions<Code>,
) {
  const { status, title } = problemCatalogue[code]
  return { type: `urn:creditkit:problem:${code}`, title, status, code, detail, requestId, ...extensions }
}
