import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { useSlot } from '../provider/kit-context'
import { useFieldControl } from './field'

const box =
  'ck:flex ck:w-full ck:items-center ck:gap-2 ck:rounded-md ck:border ck:border-control ck:bg-background ck:text-base ck:transition-colors ck:coarse:text-[16px] ck:outline-transparent ck:focus-within:border-focus ck:focus-within:outline-2 ck:focus-within:-outline-offset-1 ck:focus-within:outline-focus ck:has-disabled:opacity-55 ck:invalid:border-danger'
const inner =
  'ck:w-full ck:min-w-0 ck:flex-1 ck:bg-transparent ck:outline-none ck:placeholder:text-muted ck:disabled:cursor-not-allowed'

/** What an input takes besides what HTML's does. */
export interface InputProps
  extends Omit<ComponentPropsWithoutRef<'input'>, 'className' | 'style' | 'prefix'> {
  /** Stands before what is typed: an icon, a currency. */
  readonly start?: ReactNode
  /** Stands after it: a unit. */
  readonly end?: ReactNode
}

/** A line to type in, 40 px high. Inside a `Field` it is tied to the label, hint and error by itself. */
export const Input = /* @__PURE__ */ forwardRef<HTMLInputElement, InputProps>(function Input(
  { start, end, ...rest },
  ref,
) {
  const slot = useSlot()
  const field = useFieldControl()
  const data = { invalid: field['aria-invalid'] ?? false, disabled: rest.disabled ?? false }
  return (
    <div {...slot('input', `${box} ck:min-h-10 ck:px-3 ck:coarse:min-h-11`, data)}>
      {start ? <span className="ck:flex ck:shrink-0 ck:items-center ck:text-muted">{start}</span> : null}
      <input ref={ref} {...field} {...rest} className={`${inner} ck:py-2`} />
      {end ? <span className="ck:flex ck:shrink-0 ck:items-center ck:text-muted">{end}</span> : null}
    </div>
  )
})

/** What a text area takes besides what HTML's does. */
export type TextAreaProps = Omit<ComponentPropsWithoutRef<'textarea'>, 'className' | 'style'>

/** Several lines to type in, three at first. */
export const TextArea = /* @__PURE__ */ forwardRef<HTMLTextAreaElement, TextAreaProps>(
  function TextArea(props, ref) {
    const slot = useSlot()
    const field = useFieldControl()
    const data = { invalid: field['aria-invalid'] ?? false, disabled: props.disabled ?? false }
    return (
      <div {...slot('input', box, data)}>
        <textarea
          ref={ref}
          rows={3}
          {...field}
          {...props}
          className={`${inner} ck:resize-y ck:px-3 ck:py-2`}
        />
      </div>
    )
  },
)
