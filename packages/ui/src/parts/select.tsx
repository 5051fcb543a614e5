import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { useSlot } from '../provider/kit-context'
import { useFieldControl } from './field'
import { Icon } from './icon'

/** What a select takes besides what HTML's does; its options are HTML's. */
export interface SelectProps
  extends Omit<ComponentPropsWithoutRef<'select'>, 'className' | 'style' | 'multiple' | 'size'> {
  /** 32 px high instead of 40, for rows of filters. */
  readonly dense?: boolean | undefined
}

/** The system's own select, dressed: it works with every keyboard, phone and reader of screens there is. */
export const Select = /* @__PURE__ */ forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { dense, children, ...rest },
  ref,
) {
  const slot = useSlot()
  const field = useFieldControl()
  const data = { invalid: field['aria-invalid'] ?? false, disabled: rest.disabled ?? false }
  const height = dense ? 'ck:min-h-8' : 'ck:min-h-10'
  const look = `${height} ck:coarse:min-h-11 ck:relative ck:flex ck:w-full ck:items-center ck:rounded-md ck:border ck:border-control ck:bg-background ck:transition-colors ck:outline-transparent ck:focus-within:border-focus ck:focus-within:outline-2 ck:focus-within:-outline-offset-1 ck:focus-within:outline-focus ck:has-disabled:opacity-55 ck:invalid:border-danger`
  return (
    <div {...slot('select', look, data)}>
      <select
        ref={ref}
        {...field}
        {...rest}
        className={`ck:w-full ck:cursor-pointer ck:appearance-none ck:truncate ck:bg-background ck:rounded-md ck:ps-3 ck:pe-9 ck:outline-none ck:self-stretch ck:coarse:text-[16px] ${dense ? 'ck:text-sm' : ''}`}
      >
        {children}
      </select>
      <Icon
        className="ck:pointer-events-none ck:absolute ck:end-3 ck:size-4 ck:text-muted"
        name="chevron-down"
      />
    </div>
  )
})
