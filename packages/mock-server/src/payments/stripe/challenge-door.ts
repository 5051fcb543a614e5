import type { StripeCall, StripeReply } from './call'
import { answerChallenge } from './challenge'
import { openParams, required } from './params'
import { invalid, StripeRefusal } from './refusal'
import { intents, setups } from './tables'

/** What the page of a bank's challenge shows. The amount is in minor units; null for a set-up, which takes no money. */
export interface ChallengeView {
  readonly id: string
  readonly status: string
  /** Whether the challenge still waits for its answer. */
  readonly is_waiting: boolean
  readonly amount: number | null
  readonly currency: string | null
  readonly description: string | null
}

/** `GET /mock/challenge/:paymentIntent`, of a SetupIntent too */
export function viewChallenge(call: StripeCall): ChallengeView {
  const id = call.params.paymentIntent ?? ''
  const intent = call.tx.get(intents, id)?.object
  const setup = call.tx.get(setups, id)?.object
  const either = intent ?? setup
  if (!either)
    throw new StripeRefusal(404, { type: 'invalid_request_error', message: 'There is no such intent.' })
  return {
    id,
    status: either.status,
    is_waiting: either.status === 'requires_action',
    amount: intent?.amount ?? null,
    currency: intent?.currency ?? null,
    description: either.description,
  }
}

/** `POST /mock/challenge/:paymentIntent` */
export function answerChallengeCall(call: StripeCall): StripeReply {
  const id = call.params.paymentIntent ?? ''
  const outcome = required(openParams(call.form, undefined).oneOf('outcome', ['pass', 'fail']), 'outcome')
  if (!viewChallenge(call).is_waiting) throw invalid('No challenge waits for an answer.')
  const { status, url, error } = answerChallenge(call, id, outcome)
  return { status, url, ...(error && { error: { ...error } }) }
}
