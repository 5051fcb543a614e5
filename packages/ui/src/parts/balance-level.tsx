import { type Amount, compare, isNegative, isZero, type KnownBalance } from '@creditkit/contract'
import { useMessages } from '../provider/kit-context'
import { Badge } from './badge'

/** How well a wallet is filled: `owed` is below zero, which only a lost dispute makes it. */
export type BalanceLevel = 'normal' | 'low' | 'zero' | 'owed'

/**
 * How well a wallet is filled. It is low at or below `lowBalanceAt`, or where the server says so when that is absent or
 * counts other credits. Only a balance that is known has a level.
 */
export function balanceLevel(
  { available, lowBalance }: Pick<KnownBalance, 'available' | 'lowBalance'>,
  lowBalanceAt?: Amount | undefined,
): BalanceLevel {
  if (isNegative(available)) return 'owed'
  if (isZero(available)) return 'zero'
  const isLow = lowBalanceAt?.asset === available.asset ? compare(available, lowBalanceAt) <= 0 : lowBalance
  return isLow ? 'low' : 'normal'
}

const tones = { low: 'warning', zero: 'danger', owed: 'danger' } as const

/** Says in a word that a balance is low, empty or owed; nothing is said of one that is well. */
export function LevelBadge({ level }: { readonly level: BalanceLevel }) {
  const t = useMessages()
  return level === 'normal' ? null : <Badge tone={tones[level]}>{t(`creditBalance.${level}`)}</Badge>
}
