import { type Amount, type Asset, assetCode, assetScale, equals } from '@creditkit/contract'
import { forwardRef, type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { AmountInputResult } from '../format/index'
import { useFormat } from '../provider/kit-context'
import { type AmountSteps, stepAmount, stepsOfKey } from './amount-steps'
import { Input } from './input'

/** What an amount input takes. The text is the caller's state; what it means comes along with each change. */
export interface AmountInputProps {
  readonly asset: Asset
  /** What is typed, as it is typed. */
  readonly value: string
  /** Called on every change with the text and with what it means in the reader's locale. */
  readonly onValueChange: (text: string, parsed: AmountInputResult) => void
  /** How far the arrow keys go; without it they do what they do in any text. */
  readonly steps?: AmountSteps | undefined
  /** Stands after the number in place of the currency, as the name of the credits does. */
  readonly unit?: ReactNode
  readonly name?: string | undefined
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly onBlur?: (() => void) | undefined
}

/**
 * A field for money or credits. Inside a `Field`; the currency's symbol stands where the locale puts it. What is typed
 * stays as it is until the field is left; an amount is then written as the locale writes it, and undoing brings the
 * typed text back, as it does after a step.
 */
export const AmountInput = /* @__PURE__ */ forwardRef<HTMLInputElement, AmountInputProps>(
  function AmountInput(props, ref) {
    const { asset, value, onValueChange, steps, unit, onBlur, ...rest } = props
    const format = useFormat()
    const typed = useRef(value)
    const currency = unit === undefined ? format.currencySymbol(assetCode(asset)) : null

    const change = (text: string) => onValueChange(text, format.parseAmount(text, asset))

    function write(amount: Amount) {
      const text = format.quantity(amount)
      const back = format.parseAmount(text, asset)
      if (text !== value && back.ok && equals(back.amount, amount)) onValueChange(text, back)
    }

    function onKeyDown(event: KeyboardEvent) {
      if (event.nativeEvent.isComposing) return
      if (isUndo(event) && typed.current !== value) {
        event.preventDefault()
        change(typed.current)
        return
      }
      const count = steps ? stepsOfKey(event) : 0
      if (!steps || count === 0) return
      const read = format.parseAmount(value, asset)
      if (!read.ok && read.fault !== 'empty') return
      event.preventDefault()
      write(read.ok ? stepAmount(read.amount, steps, count) : steps.min)
    }

    return (
      <Input
        ref={ref}
        autoComplete="off"
        end={currency?.side === 'end' ? currency.symbol : unit}
        inputMode={assetScale(asset) === 0 ? 'numeric' : 'decimal'}
        onBlur={() => {
          const read = format.parseAmount(value, asset)
          if (read.ok) write(read.amount)
          onBlur?.()
        }}
        onChange={(event) => {
          typed.current = event.currentTarget.value
          change(typed.current)
        }}
        onKeyDown={onKeyDown}
        start={currency?.side === 'start' ? currency.symbol : undefined}
        value={value}
        {...rest}
      />
    )
  },
)

/** The browser's own undoing ends where a text was written by a script. */
function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey
}
