import { type Amount, equals, toDecimal } from '@creditkit/contract'
import type { Formatter } from './formatter'

/** An amount as a field of the locale writes it, which reads back as itself; empty for none. */
export function typedText(value: Amount | null | undefined, format: Formatter): string {
  if (!value) return ''
  const text = format.quantity(value)
  const read = format.parseAmount(text, value.asset)
  return read.ok && equals(read.amount, value) ? text : toDecimal(value)
}
