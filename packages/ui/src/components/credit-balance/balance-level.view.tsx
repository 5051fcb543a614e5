import { Badge } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { BalanceLevel } from './credit-balance.model'

const tones = { low: 'warning', zero: 'danger', owed: 'danger' } as const

/** Says in a word that a balance is low, empty or owed; nothing is said of one that is well. */
export function LevelBadge({ level }: { readonly level: BalanceLevel }) {
  const t = useMessages()
  return level === 'normal' ? null : <Badge tone={tones[level]}>{t(`creditBalance.${level}`)}</Badge>
}
