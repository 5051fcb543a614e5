import type { UsageMeter } from '@creditkit/contract'
import type { Formatter } from './formatter'
import type { NumberStyle } from './number'

type NamedMeter = Pick<UsageMeter, 'name' | 'unit'>

/** Units shorter than this are symbols, which a name contains by chance. */
const SHORTEST_WORD = 3

/**
 * Writes units of a meter, or of several that count the same: "312 GB", and only the number where the meters' names say
 * what they count ("API calls" counts calls), since the contract knows one form of a unit's name.
 */
export function formatMetered(
  format: Formatter,
  value: number | bigint,
  meters: readonly NamedMeter[],
  style?: NumberStyle,
): string {
  const quantity = format.number(value, style)
  const unit = meters[0]?.unit ?? ''
  return unit === '' || meters.every(isUnitSaid) ? quantity : `${quantity}\u00a0${unit}`
}

function isUnitSaid({ name, unit }: NamedMeter): boolean {
  return unit.length >= SHORTEST_WORD && name.toLowerCase().includes(unit.toLowerCase())
}
