import { settleDebit } from './attempt'
import type { StripeWork } from './call'
import { answerChallenge } from './challenge'
import { openDispute } from './dispute-open'
import { decideDispute } from './disputes'
import { createMethod, requireMethod } from './method-create'
import { openParams } from './params'
import { settleRefund } from './refund-make'
import type { StripeRefusal } from './refusal'
import { followIntent } from './session-follow'
import { paySession, successUrl } from './session-pay'
import { idOf, intents, sessions } from './tables'

/** What tests and scenarios do in the place of buyers, banks and time. Each rejects when there is nothing to do it to. */
export interface StripeHooks {
  /**
   * The buyer pays on the page of a session, with a card number or a test token (`pm_card_visa` unless named), and
   * passes a challenge. Answers with where they go on, '' when nowhere. Rejects with the bank's words on a decline.
   */
  completeCheckout(sessionId: string, buyer?: { card?: number | string; email?: string }): Promise<string>
  /** The buyer turns back: the session stays open. Answers with `cancel_url`, null when there is none. */
  cancelCheckout(sessionId: string): Promise<string | null>
  /** The buyer passes the challenge of their bank or fails it; answers with where they go on, null when nowhere. */
  completeChallenge(intentId: string, outcome: 'pass' | 'fail'): Promise<string | null>
  /** The bank moves the money of a processing payment, or does not. */
  settle(paymentIntentId: string, outcome: 'succeeded' | 'failed'): Promise<void>
  /** A refund comes back: the money is the merchant's again. */
  failRefund(refundId: string): Promise<void>
  /** A pending refund goes through. */
  completeRefund(refundId: string): Promise<void>
  /** The owner of a card disputes a charge, all of it and as fraud unless named; answers with the dispute's identifier. */
  dispute(chargeOrPaymentIntentId: string, draft?: { amount?: number; reason?: string }): Promise<string>
  closeDispute(disputeId: string, outcome: 'won' | 'lost'): Promise<void>
}

/** The hooks of one fake, each in a transaction of its own. */
export function createHooks(transact: <T>(fn: (work: StripeWork) => T) => Promise<T>): StripeHooks {
  return {
    async completeCheckout(sessionId, { card = 'pm_card_visa', email } = {}) {
      const { refusal, url } = await transact((work) =>
        checkOut(work, sessionId, String(card), email ?? null),
      )
      if (refusal) throw new Error(refusal.message)
      return url ?? ''
    },
    cancelCheckout: (sessionId) =>
      transact(({ tx }) => {
        const row = tx.get(sessions, sessionId)
        if (!row) throw new RangeError(`No such session: ${sessionId}`)
        return row.object.cancel_url
      }),
    completeChallenge: (intentId, outcome) =>
      transact((work) => answerChallenge(work, intentId, outcome).url),
    settle: (intentId, outcome) => transact((work) => settle(work, intentId, outcome)),
    failRefund: (refundId) => transact((work) => settleRefund(work, refundId, 'failed')),
    completeRefund: (refundId) => transact((work) => settleRefund(work, refundId, 'succeeded')),
    dispute: (id, draft = {}) =>
      transact((work) => {
        const charge = idOf(work.tx.get(intents, id)?.object.latest_charge) ?? id
        return openDispute(work, charge, draft).id
      }),
    closeDispute: (disputeId, outcome) => transact((work) => decideDispute(work, disputeId, outcome)),
  }
}

function checkOut(
  work: StripeWork,
  sessionId: string,
  card: string,
  email: string | null,
): { refusal?: StripeRefusal; url: string | null } {
  const method = /^\d/.test(card) ? methodOf(work, card) : requireMethod(work, card, 'card')
  const refusal = paySession(work, sessionId, method, { email, name: null })
  if (refusal) return { refusal, url: null }
  const row = work.tx.get(sessions, sessionId)
  const intent = work.tx.get(intents, row?.intentId ?? '')
  if (intent?.object.status === 'requires_action') {
    const { error, url } = answerChallenge(work, intent.id, 'pass')
    if (error) throw new RangeError(error.message)
    return { url }
  }
  return { url: row ? successUrl(row) : null }
}

function methodOf(work: StripeWork, number: string) {
  const card = { number, exp_month: '12', exp_year: String(new Date(work.now).getUTCFullYear() + 1) }
  return createMethod(work, openParams({ type: 'card', card }, undefined))
}

function settle(work: StripeWork, intentId: string, outcome: 'succeeded' | 'failed'): void {
  const row = work.tx.get(intents, intentId)
  if (!row) throw new RangeError(`No such payment: ${intentId}`)
  settleDebit(
    work,
    row,
    requireMethod(work, idOf(row.object.payment_method) ?? '', 'payment_method'),
    outcome,
  )
  followIntent(work, intentId)
}
