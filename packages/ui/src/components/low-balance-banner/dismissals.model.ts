import type { BalanceLevel } from '../../parts/index'
import type { LowBalance, ShortLevel } from './low-balance-banner.model'

const severity: Readonly<Record<BalanceLevel, number>> = { normal: 0, low: 1, zero: 2, owed: 3 }

/** Reads what was stored; anything but a level is nothing. */
export function toShortLevel(stored: string | null): ShortLevel | null {
  return stored === 'low' || stored === 'zero' || stored === 'owed' ? stored : null
}

/** Whether a banner was dismissed: at this level, or at a worse one. */
export function isDismissed({ level }: Pick<LowBalance, 'level'>, dismissed: ShortLevel | null): boolean {
  return dismissed !== null && severity[level] <= severity[dismissed]
}

/**
 * What is left of a dismissal once the balance is better: it holds for the level there is now, so that the banner comes
 * back as soon as that gets worse again; null where all is well.
 */
export function afterChange(level: BalanceLevel, dismissed: ShortLevel | null): ShortLevel | null {
  if (dismissed === null || severity[level] >= severity[dismissed]) return dismissed
  return level === 'normal' ? null : level
}
