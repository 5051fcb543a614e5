import { type Adjustment, type AdjustmentResult, negate, type UnitName } from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** What is sent to undo an adjustment, but for who it is about and why. */
export type Undoing = Required<Pick<Adjustment, 'walletId' | 'amount' | 'reverses'>>

/** What came of an adjustment, as far as the server has told. */
export interface AdjustOutcome {
  /** Whether it undid another one. */
  readonly isReversal: boolean
  /** What can be spent now, written out; null when it cannot be told. */
  readonly available: string | null
  /** The entry of the audit trail; null where the server hands out none. */
  readonly audit: { readonly actor: string; readonly reason: string } | null
  /** The line of the history; null where the server names none. */
  readonly transactionId: string | null
  /** How to undo it; null for an undoing, and for what has no line that could be named. */
  readonly undo: Undoing | null
}

/** Says what came of an adjustment. `isReversal` is what was asked for: an answer need not say it. Pure. */
export function toAdjustOutcome(
  { balance, transaction, audit }: AdjustmentResult,
  isReversal: boolean,
  { unit, format }: { readonly unit: UnitName; readonly format: Formatter },
): AdjustOutcome {
  return {
    isReversal,
    available: balance.status === 'ok' ? format.credits(balance.available, unit) : null,
    audit: audit ? { actor: audit.actor.name, reason: audit.reason } : null,
    transactionId: transaction?.id ?? null,
    undo: transaction && !isReversal ? undoingOf(transaction) : null,
  }
}

function undoingOf({ id, walletId, amount }: NonNullable<AdjustmentResult['transaction']>): Undoing {
  return { walletId, amount: negate(amount), reverses: id }
}
