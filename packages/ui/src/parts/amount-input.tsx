import { type Asset, assetCode, assetScale } from '@creditkit/contract'
import { forwardRef, type ReactNode } from 'react'
import type { AmountInputResult } from '../format/index'
import { useFormat } from '../provider/kit-context'
import { Input } from './input'

/** What an amount input takes. The text is the caller's state; what it means comes along with each change. */
export interface AmountInputProps {
  readonly asset: Asset
  /** What is typed, as it is typed. */
  readonly value: string
  /** Called on every change with the text and with what it means in the reader's locale. */
  readonly onValueChange: (text: string, parsed: AmountInputResult) => void
  /** Stands after the number in place of the currency, as the name of the credits does. */
  readonly unit?: ReactNode
  readonly name?: string | undefined
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly onBlur?: (() => void) | undefined
}

/** A field for money or credits. Inside a `Field`; the currency's symbol stands where the locale puts it. */
export const AmountInput = forwardRef<HTMLInputElement, AmountInputProps>(function AmountInput(props, ref) {
  const { asset, value, onValueChange, unit, ...rest } = props
  const format = useFormat()
  const currency = unit === undefined ? format.currencySymbol(assetCode(asset)) : null
  return (
    <Input
      ref={ref}
      autoComplete="off"
      end={currency?.side === 'end' ? currency.symbol : unit}
      inputMode={assetScale(asset) === 0 ? 'numeric' : 'decimal'}
      onChange={(event) => {
        const text = event.currentTarget.value
        onValueChange(text, format.parseAmount(text, asset))
      }}
      start={currency?.side === 'start' ? currency.symbol : undefined}
      value={value}
      {...rest}
    />
  )
})
