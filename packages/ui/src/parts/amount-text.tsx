import type { Amount, UnitName } from '@creditkit/contract'
import type { MoneyStyle, NumberStyle } from '../format/index'
import { useFormat } from '../provider/kit-context'

/** Money in the reader's locale, in figures of one width. */
export function MoneyText({ value, ...style }: { readonly value: Amount } & MoneyStyle) {
  const format = useFormat()
  return <span className="ck:whitespace-nowrap ck:tabular-nums">{format.money(value, style)}</span>
}

/** Credits with their name in the right plural, in figures of one width. */
export function CreditsText({
  value,
  name,
  ...style
}: { readonly value: Amount; readonly name: UnitName } & NumberStyle) {
  const format = useFormat()
  return <span className="ck:tabular-nums">{format.credits(value, name, style)}</span>
}
