import type { CreditsError } from '@creditkit/client'
import type { ReadHandle } from '@creditkit/client/react'
import type { FieldError, Wallet } from '@creditkit/contract'
import { commonErrors, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** What the screen is before anybody is chosen: it shows a form to administrators only. */
export type AdminAdjustModel =
  | { readonly status: 'loading' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | { readonly status: 'forbidden' }
  | { readonly status: 'ready'; readonly wallets: readonly Wallet[] }

/** Says what there is to draw: a form for administrators, a clear refusal for everybody else. */
export function toAdminAdjustModel(
  viewer: Pick<ReadHandle<{ readonly role: string }>, 'data' | 'error'>,
  wallets: Pick<ReadHandle<readonly Wallet[]>, 'data' | 'error'>,
): AdminAdjustModel {
  if (viewer.data && viewer.data.role !== 'admin') return { status: 'forbidden' }
  if (viewer.data && wallets.data) return { status: 'ready', wallets: wallets.data }
  const error = viewer.error ?? wallets.error
  if (!error) return { status: 'loading' }
  return error.code === 'forbidden' ? { status: 'forbidden' } : toLoadFault(error)
}

/** What to say about something that could not be loaded. */
export function toLoadFault(error: CreditsError): Extract<AdminAdjustModel, { status: 'error' }> {
  return {
    status: 'error',
    message: commonErrors[error.code],
    requestId: error.requestId ?? null,
    canRetry: mayRetry(error.code),
  }
}

/** Where a refusal of the server belongs: at a field of the form, or over all of it. */
export interface Refusal {
  readonly amount: PlainMessageKey | null
  readonly reason: PlainMessageKey | null
  readonly form: PlainMessageKey | null
}

/** Puts a definite refusal where it can be mended. A version conflict belongs to no field: it has a notice of its own. */
export function toRefusal(error: CreditsError): Refusal {
  const message = commonErrors[error.code]
  const at = (field: string) => error.errors.some((fault) => isAt(fault, field))
  const amount = at('amount') ? message : null
  const reason = at('reason') ? message : null
  return { amount, reason, form: amount || reason ? null : message }
}

function isAt({ path }: FieldError, field: string): boolean {
  return path === field || path.startsWith(`${field}.`)
}
