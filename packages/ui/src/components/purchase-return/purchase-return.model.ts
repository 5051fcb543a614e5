import type { CreditsError, PurchaseState } from '@creditkit/client'
import type { PurchaseReturnSearch, ReadHandle } from '@creditkit/client/react'
import type { Balance, Config, UnitName, Wallet } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, mayRetry, type PlainMessageKey } from '../../i18n/index'
import type { ApprovalPlace } from '../../providers/payment-provider'
import {
  type Checkout,
  type PurchaseReceipt,
  type PurchaseSubject,
  purchaseOf,
  toPurchaseReceipt,
  toStandalone,
} from '../purchase-credits/index'

/** Everything that coming back from a payment page can be. */
export type PurchaseReturnModel =
  | { readonly status: 'finding' }
  /** There is no purchase that the buyer could come back from; `balance` is null while it is asked for. */
  | { readonly status: 'nothing'; readonly balance: string | 'unknown' | null }
  | { readonly status: 'signed_out' | 'forbidden' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      /** Finds the request in the server's logs; null when no answer came. */
      readonly requestId: string | null
      readonly isOffline: boolean
      /** Whether asking again may help. */
      readonly canRetry: boolean
    }
  | ({ readonly status: 'succeeded' } & PurchaseReceipt)
  /** The purchase was found and is not credited: it goes on, can be gone on with, or is over. */
  | ({ readonly status: 'found' } & PurchaseSubject & Checkout)

/** A state of coming back, by name. */
export type PurchaseReturnModelOf<Status extends PurchaseReturnModel['status']> = Extract<
  PurchaseReturnModel,
  { status: Status }
>

/** What the model is made of. */
export interface PurchaseReturnInput {
  readonly search: PurchaseReturnSearch
  readonly flow: PurchaseState
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  /** The wallet of the purchase, or the one that is asked for; undefined while loading, null when there is none. */
  readonly wallet: Wallet | null | undefined
  /** Undefined while it is not known, null where it cannot be. */
  readonly balance: Balance | null | undefined
  readonly approving: ApprovalPlace | null
  readonly leavingTo: string | null
  readonly wasRefused: boolean
  readonly isOnline: boolean
  readonly format: Formatter
}

/** Says what there is to draw. Pure: the same input gives an equal model. */
export function toPurchaseReturnModel(input: PurchaseReturnInput): PurchaseReturnModel {
  const { search, flow, config, wallet, balance, format } = input
  if (search.status === 'failed') return errorModel(search.error)
  if (search.status === 'finding') return { status: 'finding' }
  if (flow.status === 'failed' && flow.step === 'resume' && flow.error) return errorModel(flow.error)
  if (!config.data || wallet === undefined) {
    return config.error ? errorModel(config.error) : { status: 'finding' }
  }
  const unit = wallet ? walletUnit(config.data.branding, wallet) : config.data.branding.name
  const words = { unit, format }
  const purchase = purchaseOf(flow)
  if (!purchase) {
    // A purchase that was found is asked about anew when its page is come back to.
    if (search.status === 'found') return { status: 'finding' }
    return { status: 'nothing', balance: balanceText(balance, words) }
  }
  if (flow.status === 'succeeded')
    return { status: 'succeeded', ...toPurchaseReceipt(purchase, balance, words) }
  return {
    status: 'found',
    walletId: purchase.walletId,
    description: wallet?.description ?? '',
    unit,
    ...toStandalone({ ...input, isOwn: false }, purchase, words),
  }
}

function balanceText(
  balance: Balance | null | undefined,
  { unit, format }: { readonly unit: UnitName; readonly format: Formatter },
): string | 'unknown' | null {
  if (balance === undefined) return null
  return balance?.status === 'ok' ? format.credits(balance.available, unit) : 'unknown'
}

function errorModel({ code, requestId }: CreditsError): PurchaseReturnModel {
  if (code === 'unauthenticated') return { status: 'signed_out' }
  if (code === 'forbidden') return { status: 'forbidden' }
  return {
    status: 'error',
    message: commonErrors[code],
    requestId: requestId ?? null,
    isOffline: code === 'network',
    canRetry: mayRetry(code),
  }
}
