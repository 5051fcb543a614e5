import type { PurchaseState } from '@creditkit/client'
import type { Amount } from '@creditkit/contract'
import { commonErrors, type ErrorMessages, type PlainMessageKey } from '../../i18n/index'
import { type DeclineText, declineText } from './purchase-decline.model'
import { fieldAtFault } from './purchase-form.model'

/** How the last attempt ended, or why there can be none now; shown where the next one begins. */
export type PurchaseNotice =
  | { readonly kind: 'declined'; readonly reason: DeclineText }
  /** With an `open` price the buyer has turned back, and the purchase that costs so much can still be paid. */
  | { readonly kind: 'canceled'; readonly open: Amount | null }
  /** The provider's page is at an address that nobody is sent to. */
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'expired' | 'not_approved' }
  /** Once the payment is approved there is nothing to be paid when the connection is back. */
  | { readonly kind: 'offline'; readonly isApproved: boolean }
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

/** The word of the kit's own for a buyer who was not sent on. */
const REDIRECT_REFUSED = 'redirect_refused'

const APPROVED: ReadonlySet<PurchaseState['status']> = new Set(['capturing', 'settling', 'unknown'])

/** What there is to say above the payment; null while there is nothing, and where a field says it already. */
export function toPurchaseNotice(
  flow: PurchaseState,
  { isOnline, wasRefused }: { readonly isOnline: boolean; readonly wasRefused: boolean },
): PurchaseNotice | null {
  if (!isOnline) return { kind: 'offline', isApproved: APPROVED.has(flow.status) }
  switch (flow.status) {
    case 'declined':
      return flow.failure.declineCode === REDIRECT_REFUSED
        ? { kind: 'unsafe' }
        : { kind: 'declined', reason: declineText(flow.failure.declineCode) }
    case 'canceled':
      return flow.confirming
        ? null
        : { kind: 'canceled', open: (flow.canRetry && flow.purchase?.price) || null }
    case 'expired':
      return { kind: 'expired' }
    case 'resumable':
      return { kind: 'not_approved' }
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
