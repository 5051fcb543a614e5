import type { PurchaseState } from '@creditkit/client'
import { commonErrors, type ErrorMessages, type MessageKey, type PlainMessageKey } from '../../i18n/index'
import { fieldAtFault } from './purchase-form.model'

/** The name of a text that says why a payment was declined. */
export type DeclineText = Extract<MessageKey, `purchaseCredits.decline.${string}`>

/** How the last attempt ended, or why there can be none now; shown where the next one begins. */
export type PurchaseNotice =
  | { readonly kind: 'declined'; readonly reason: DeclineText }
  /** With `isOpen` the buyer has turned back, and the purchase can still be paid. */
  | { readonly kind: 'canceled'; readonly isOpen: boolean }
  /** The provider's page is at an address that nobody is sent to. */
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'expired' | 'not_approved' | 'offline' }
  | {
      readonly kind: 'failed'
      /** Null when the provider's form has failed and the server has said nothing. */
      readonly message: PlainMessageKey | null
      /** Finds the request in the server's logs; null when no answer came. */
      readonly requestId: string | null
    }
  /** An earlier purchase could not be looked up; nothing is known of money. */
  | {
      readonly kind: 'resume_failed'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }

const errorTexts: ErrorMessages = {
  ...commonErrors,
  wallet_unavailable: 'purchaseCredits.error.wallet_unavailable',
}

/** The providers' own words, in lower_snake_case, as the contract has them. */
const DECLINES: ReadonlyMap<string, DeclineText> = new Map([
  ['instrument_declined', 'purchaseCredits.decline.instrument'],
  ['insufficient_funds', 'purchaseCredits.decline.funds'],
  ['card_declined', 'purchaseCredits.decline.card'],
  ['generic_decline', 'purchaseCredits.decline.card'],
  ['do_not_honor', 'purchaseCredits.decline.card'],
  ['lost_card', 'purchaseCredits.decline.card'],
  ['stolen_card', 'purchaseCredits.decline.card'],
  ['expired_card', 'purchaseCredits.decline.expired'],
  ['incorrect_cvc', 'purchaseCredits.decline.check'],
  ['incorrect_number', 'purchaseCredits.decline.check'],
  ['authentication_failure', 'purchaseCredits.decline.authentication'],
  ['authentication_required', 'purchaseCredits.decline.authentication'],
  ['payment_intent_authentication_failure', 'purchaseCredits.decline.authentication'],
  ['payer_cannot_pay', 'purchaseCredits.decline.payer'],
  ['payer_action_required', 'purchaseCredits.decline.payer'],
  ['redirect_payer_for_alternate_funding', 'purchaseCredits.decline.payer'],
  ['max_number_of_payment_attempts_exceeded', 'purchaseCredits.decline.attempts'],
  ['transaction_refused', 'purchaseCredits.decline.refused'],
  ['compliance_violation', 'purchaseCredits.decline.refused'],
  ['decimals_not_supported', 'purchaseCredits.decline.refused'],
  ['processing_error', 'purchaseCredits.decline.processing'],
  ['amount_mismatch', 'purchaseCredits.decline.mismatch'],
] as const)

/** Why a payment was declined, in a reader's words; a word that the kit does not know is not shown. */
export function declineText(declineCode: string): DeclineText {
  return DECLINES.get(declineCode) ?? 'purchaseCredits.decline.other'
}

/** The word of the kit's own for a buyer who was not sent on. */
const REDIRECT_REFUSED = 'redirect_refused'

/** What there is to say above the payment; null while there is nothing, and where a field says it already. */
export function toPurchaseNotice(
  flow: PurchaseState,
  { isOnline, wasRefused }: { readonly isOnline: boolean; readonly wasRefused: boolean },
): PurchaseNotice | null {
  if (!isOnline) return { kind: 'offline' }
  switch (flow.status) {
    case 'declined':
      return flow.failure.declineCode === REDIRECT_REFUSED
        ? { kind: 'unsafe' }
        : { kind: 'declined', reason: declineText(flow.failure.declineCode) }
    case 'canceled':
      return flow.confirming ? null : { kind: 'canceled', isOpen: flow.canRetry }
    case 'expired':
      return { kind: 'expired' }
    case 'awaiting_approval':
      return wasRefused ? { kind: 'not_approved' } : null
    case 'unknown':
      return flow.error && MENDABLE.has(flow.error.code) ? failure(flow) : null
    case 'failed': {
      if (fieldAtFault(flow)) return null
      if (flow.step !== 'resume') return failure(flow)
      const { message, requestId } = failure(flow)
      return {
        kind: 'resume_failed',
        message: message ?? errorTexts.internal,
        requestId,
        canRetry: flow.canRetry,
      }
    }
    default:
      return null
  }
}

/** While the server is being asked, only what the buyer can mend is worth saying. */
const MENDABLE: ReadonlySet<string> = new Set(['unauthenticated', 'forbidden'])

function failure({ error }: Extract<PurchaseState, { status: 'failed' | 'unknown' }>) {
  return {
    kind: 'failed',
    message: error ? errorTexts[error.code] : null,
    requestId: error?.requestId ?? null,
  } as const
}
