import type { ReadHandle } from '@creditkit/client/react'
import {
  assetCode,
  isPositive,
  negate,
  type ProviderId,
  type PurchaseStatus,
  type Receipt,
  subtract,
} from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, type ErrorMessages, isProblem, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** What has become of the money of a receipt, as the server says. */
export type ReceiptStanding = 'paid' | 'partially_refunded' | 'refunded' | 'disputed'

/** A line of what was bought, written out. */
export interface ReceiptLine {
  readonly description: string
  readonly credits: string
  readonly price: string
}

/** A receipt, written out. Everything in it was said by the server; nothing is filled in. */
export interface ReceiptText {
  readonly number: string
  readonly date: string
  /** Null where the server says something of the purchase that no receipt should have. */
  readonly standing: ReceiptStanding | null
  readonly seller: {
    readonly name: string
    readonly address: readonly string[]
    readonly taxId: string | null
  }
  readonly buyer: { readonly name: string; readonly email: string | null }
  readonly lines: readonly ReceiptLine[]
  readonly currency: string
  readonly total: string
  /** Below zero, as it is taken off; null while nothing was refunded. */
  readonly refunded: string | null
  /** What is left of the total; null while nothing was refunded. */
  readonly remaining: string | null
  readonly provider: ProviderId
  readonly purchaseId: string
}

/** Everything that a receipt can be. */
export type PurchaseReceiptModel =
  | { readonly status: 'loading' }
  /** The credits are not there yet. */
  | { readonly status: 'waiting' }
  /** There will never be one: the purchase ended without credits. */
  | { readonly status: 'none' }
  | { readonly status: 'missing' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | {
      readonly status: 'ready'
      readonly receipt: ReceiptText
      /** When it was last heard of, where it could not be refreshed since; null while it is current. */
      readonly staleSince: string | null
    }

const errorTexts: ErrorMessages = {
  ...commonErrors,
  internal: 'purchaseReceipt.error.internal',
  forbidden: 'purchaseReceipt.error.forbidden',
}

/** A purchase that stands so never becomes credited. */
const ENDED: ReadonlySet<string> = new Set<PurchaseStatus>(['failed', 'canceled', 'expired'])

const STANDINGS: ReadonlyMap<PurchaseStatus, ReceiptStanding> = new Map([
  ['succeeded', 'paid'],
  ['partially_refunded', 'partially_refunded'],
  ['refunded', 'refunded'],
  ['disputed', 'disputed'],
])

/** Says what there is to draw. Pure: the same handle gives an equal model. */
export function toPurchaseReceiptModel(
  { data, error, isStale, updatedAt }: Pick<ReadHandle<Receipt>, 'data' | 'error' | 'isStale' | 'updatedAt'>,
  format: Formatter,
): PurchaseReceiptModel {
  if (data) {
    const staleSince = isStale && updatedAt !== null ? format.time(updatedAt) : null
    return { status: 'ready', receipt: toReceiptText(data, format), staleSince }
  }
  if (!error) return { status: 'loading' }
  if (isProblem(error, 'invalid_state')) {
    return { status: ENDED.has(error.problem.from) ? 'none' : 'waiting' }
  }
  if (error.code === 'not_found') return { status: 'missing' }
  return {
    status: 'error',
    message: errorTexts[error.code],
    requestId: error.requestId ?? null,
    canRetry: mayRetry(error.code),
  }
}

function toReceiptText(receipt: Receipt, format: Formatter): ReceiptText {
  const { number, issuedAt, seller, buyer, lines, total, refunded, purchase } = receipt
  const isRefunded = isPositive(refunded)
  return {
    number,
    date: format.date(issuedAt),
    standing: STANDINGS.get(purchase.status) ?? null,
    seller: { ...seller, taxId: seller.taxId ?? null },
    buyer: { name: buyer.name, email: buyer.email ?? null },
    lines: lines.map(({ description, credits, price }) => ({
      description,
      credits: format.quantity(credits, { allDecimals: true }),
      price: format.money(price),
    })),
    currency: assetCode(total.asset),
    total: format.money(total),
    refunded: isRefunded ? format.money(negate(refunded)) : null,
    remaining: isRefunded && refunded.asset === total.asset ? format.money(subtract(total, refunded)) : null,
    provider: purchase.provider,
    purchaseId: purchase.id,
  }
}
