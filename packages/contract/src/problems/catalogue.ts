/**
 * Every problem that the API can answer with: its HTTP status and a title in plain English. The title is for
 * developers and logs; what a customer reads comes from the message catalogue of the components.
 */
export const problemCatalogue = {
  validation_failed: { status: 400, title: 'The request is not valid' },
  amount_out_of_range: { status: 400, title: 'The amount is outside the limits' },
  unauthenticated: { status: 401, title: 'There is no session' },
  insufficient_credits: { status: 402, title: 'There are not enough credits' },
  payment_declined: { status: 402, title: 'The payment was declined' },
  forbidden: { status: 403, title: 'The role does not allow this' },
  not_found: { status: 404, title: 'There is nothing by this name' },
  invalid_state: { status: 409, title: 'This cannot be done any more, or not yet' },
  idempotency_in_progress: { status: 409, title: 'The same request is still being worked on' },
  already_subscribed: { status: 409, title: 'The plan is subscribed already' },
  plan_unavailable: { status: 409, title: 'The plan is not on offer' },
  version_conflict: { status: 409, title: 'It was changed in the meantime' },
  code_already_redeemed: { status: 409, title: 'The code was redeemed before' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key belongs to another request' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on the server' },
  wallet_unavailable: { status: 503, title: 'The wallet cannot be reached' },
} as const satisfies Record<string, { status: number; title: string }>

/** A stable name for what went wrong, safe to switch on. */
export type ProblemCode = keyof typeof problemCatalogue

/** Tells whether a text is the code of a problem. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemCatalogue, text)
}
