import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { cardBehaviour } from './cards'
import { type CardTrouble, trouble } from './declines'
import { emit } from './events'
import { saveMethod } from './method-save'
import { docUrl, StripeRefusal } from './refusal'
import { idOf, type MethodRow, setups } from './tables'

/** Tries to set a way to pay up; answers with the refusal when its bank does not want it, and keeps what was written. */
export function attemptSetup(
  work: StripeWork,
  setup: Stripe.SetupIntent,
  method: MethodRow,
  { usesSdk = false, isAuthenticated = false }: { usesSdk?: boolean; isAuthenticated?: boolean } = {},
): StripeRefusal | undefined {
  const { challenge, decline, isSavable = false } = cardBehaviour(method.account)
  const asked = work.takeDecline()
  if (asked) return failSetup(work, setup, method, asked)
  if (challenge !== undefined && !isAuthenticated) {
    const returnUrl = work.tx.get(setups, setup.id)?.returnUrl ?? null
    const page = work.pageUrl(`/stripe/challenge/${setup.id}`)
    const waiting: Stripe.SetupIntent = {
      ...setup,
      status: 'requires_action',
      payment_method: method.id,
      next_action:
        returnUrl !== null && !usesSdk
          ? { type: 'redirect_to_url', redirect_to_url: { url: page, return_url: returnUrl } }
          : { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: page } },
    }
    changeSetup(work, waiting)
    emit(work, 'setup_intent.requires_action', waiting)
    return undefined
  }
  if (decline !== undefined && !isSavable) return failSetup(work, setup, method, trouble(decline))
  const done: Stripe.SetupIntent = {
    ...setup,
    status: 'succeeded',
    payment_method: method.id,
    last_setup_error: null,
    next_action: null,
  }
  changeSetup(work, done)
  saveMethod(work, method.id, idOf(setup.customer), setup.usage)
  emit(work, 'setup_intent.succeeded', done)
  return undefined
}

/** Puts a set-up back to where a way to pay is chosen, and says why. */
export function failSetup(
  work: StripeWork,
  setup: Stripe.SetupIntent,
  method: MethodRow,
  why: CardTrouble,
  type: 'card_error' | 'invalid_request_error' = 'card_error',
): StripeRefusal {
  const error = {
    code: why.code,
    ...(why.declineCode !== null && { decline_code: why.declineCode }),
    doc_url: docUrl(why.code),
    message: why.message,
  }
  const failed: Stripe.SetupIntent = {
    ...setup,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: { ...error, payment_method: method.object, type },
  }
  changeSetup(work, failed)
  emit(work, 'setup_intent.setup_failed', failed)
  return new StripeRefusal(402, { ...error, payment_method: method.object, setup_intent: failed, type }, true)
}

/** Puts a changed set-up in the place of the old one. */
export function changeSetup(work: StripeWork, object: Stripe.SetupIntent): void {
  const row = work.tx.get(setups, object.id)
  if (row) work.tx.put(setups, { ...row, object })
}
