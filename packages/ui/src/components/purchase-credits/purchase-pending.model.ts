import type { Amount, Purchase, PurchaseStatus, UnitName } from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** A payment that settles beside the form: `price` is null where only the credits to come are known. */
export type PurchasePendingModel = {
  readonly status: 'settling' | 'credited' | 'failed'
  readonly credits: string
  readonly price: string | null
}

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
export function toPurchasePending(
  { status, credits, price }: Purchase,
  { unit, format }: Words,
): PurchasePendingModel {
  return { status: STATUS[status], credits: format.credits(credits, unit), price: format.money(price) }
}

/** Says that credits are on their way, from whatever purchase. */
export function toCreditsPending(credits: Amount, { unit, format }: Words): PurchasePendingModel {
  return { status: 'settling', credits: format.credits(credits, unit), price: null }
}
