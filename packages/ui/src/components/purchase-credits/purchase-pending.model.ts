import type { Amount, Purchase, PurchaseStatus, UnitName } from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** A payment that settles beside the form. Of credits that are on their way, nobody need know for what money. */
export type PurchasePendingModel =
  | { readonly status: 'settling'; readonly credits: string }
  | { readonly status: 'credited' | 'failed'; readonly credits: string; readonly price: string }

interface Words {
  readonly unit: UnitName
  readonly format: Formatter
}

/** Without the money that was on its way there are no credits: open again, it is failed for whoever waits. */
const STATUS = {
  processing: 'settling',
  created: 'failed',
  requires_action: 'failed',
  failed: 'failed',
  canceled: 'failed',
  expired: 'failed',
  succeeded: 'credited',
  partially_refunded: 'credited',
  refunded: 'credited',
  disputed: 'credited',
} as const satisfies Record<PurchaseStatus, PurchasePendingModel['status']>

/** Says what has become of a purchase that was left to settle. */
export function toPurchasePending({ status, credits, price }: Purchase, words: Words): PurchasePendingModel {
  const becomes = STATUS[status]
  const pending = toCreditsPending(credits, words)
  return becomes === 'settling' ? pending : { ...pending, status: becomes, price: words.format.money(price) }
}

/** Says that credits are on their way, from whatever purchase. */
export function toCreditsPending(credits: Amount, { unit, format }: Words) {
  return {
    status: 'settling',
    credits: format.credits(credits, unit),
  } as const satisfies PurchasePendingModel
}
