import { attemptPayment } from './attempt'
import { failIntent } from './attempt-fail'
import type { StripeWork } from './call'
import type { CardTrouble } from './declines'
import { requireMethod } from './method-create'
import { followIntent } from './session-follow'
import { successUrl } from './session-pay'
import { attemptSetup, failSetup } from './setup-confirm'
import { idOf, intents, sessions, setups } from './tables'

const NOT_AUTHENTICATED: CardTrouble = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

/** Where a challenge has led: the status of the intent now, where the buyer goes on, and why it failed. */
export interface ChallengeResult {
  readonly status: string
  /** Null when nobody has said where. */
  readonly url: string | null
  readonly error: { readonly code: string; readonly message: string } | null
}

/** The buyer passes the challenge of their bank, or does not. RangeError when no challenge waits. */
export function answerChallenge(work: StripeWork, id: string, outcome: 'pass' | 'fail'): ChallengeResult {
  return id.startsWith('seti_') ? challengeOfSetup(work, id, outcome) : challengeOfIntent(work, id, outcome)
}

function challengeOfIntent(work: StripeWork, id: string, outcome: 'pass' | 'fail'): ChallengeResult {
  const row = work.tx.get(intents, id)
  if (row?.object.status !== 'requires_action') throw new RangeError(`No challenge waits for ${id}.`)
  const method = requireMethod(work, idOf(row.object.payment_method) ?? '', 'payment_method')
  const refusal =
    outcome === 'fail'
      ? failIntent(work, row, method, NOT_AUTHENTICATED, null, 'invalid_request_error')
      : attemptPayment(work, row, method, {
          isOffSession: false,
          failsOnAction: false,
          usesSdk: false,
          isAuthenticated: true,
        })
  followIntent(work, id)
  const session = row.sessionId === null ? undefined : work.tx.get(sessions, row.sessionId)
  const url = session
    ? refusal
      ? session.object.url
      : successUrl(session)
    : withOutcome(row.returnUrl, 'payment_intent', row.object, !refusal)
  return {
    status: work.tx.get(intents, id)?.object.status ?? row.object.status,
    url,
    error: refusal ? { code: refusal.body.code ?? '', message: refusal.body.message } : null,
  }
}

function challengeOfSetup(work: StripeWork, id: string, outcome: 'pass' | 'fail'): ChallengeResult {
  const row = work.tx.get(setups, id)
  if (row?.object.status !== 'requires_action') throw new RangeError(`No challenge waits for ${id}.`)
  const method = requireMethod(work, idOf(row.object.payment_method) ?? '', 'payment_method')
  const why: CardTrouble = { ...NOT_AUTHENTICATED, code: 'setup_intent_authentication_failure' }
  const refusal =
    outcome === 'fail'
      ? failSetup(work, row.object, method, why, 'invalid_request_error')
      : attemptSetup(work, row.object, method, { isAuthenticated: true })
  return {
    status: work.tx.get(setups, id)?.object.status ?? row.object.status,
    url: withOutcome(row.returnUrl, 'setup_intent', row.object, !refusal),
    error: refusal ? { code: refusal.body.code ?? '', message: refusal.body.message } : null,
  }
}

function withOutcome(
  returnUrl: string | null,
  name: 'payment_intent' | 'setup_intent',
  intent: { readonly id: string; readonly client_secret: string | null },
  hasSucceeded: boolean,
): string | null {
  if (returnUrl === null) return null
  const url = new URL(returnUrl)
  url.searchParams.set(name, intent.id)
  url.searchParams.set(`${name}_client_secret`, intent.client_secret ?? '')
  url.searchParams.set('redirect_status', hasSucceeded ? 'succeeded' : 'failed')
  return url.href
}
