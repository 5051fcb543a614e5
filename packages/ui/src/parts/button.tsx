import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { useSlot } from '../provider/kit-context'
import { type ButtonSlot, mergeSlots, type SlotWith } from '../theme/index'
import { isLeftOver, keepFirstStroke } from './first-press'
import { focusRing } from './focus-ring'
import { Spinner } from './spinner'

/** What a button takes besides what HTML's does. An icon button needs an `aria-label`. */
export interface ButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'style' | 'slot'> {
  readonly variant?: ButtonSlot['variant'] | undefined
  /** `md` is 40 px high, `sm` 32 px; `icon` is a 32 px square around one icon. */
  readonly size?: ButtonSlot['size'] | undefined
  /** Shows a spinner in the place of the label, at the same width, and lets clicks pass without effect. */
  readonly loading?: boolean | undefined
  /** Fills the line. */
  readonly block?: boolean | undefined
  /** The name under which a component's button can be restyled; `button` restyles all of them. */
  readonly slot?: SlotWith<ButtonSlot> | undefined
  readonly children: ReactNode
}

const shape =
  'ck:relative ck:inline-flex ck:items-center ck:justify-center ck:gap-2 ck:border ck:font-medium ck:select-none ck:transition-colors ck:disabled:cursor-not-allowed ck:disabled:opacity-55'
// What fills the line cannot become wider than it: a long label takes a second line.
const wide = 'ck:w-full ck:py-1 ck:text-center ck:whitespace-normal'
const narrow = 'ck:whitespace-nowrap'
const sizes = {
  sm: 'ck:min-h-8 ck:px-3 ck:text-sm ck:rounded-sm',
  md: 'ck:min-h-10 ck:px-4 ck:text-base ck:rounded-md ck:coarse:min-h-11',
  icon: 'ck:size-8 ck:rounded-sm ck:coarse:size-11',
}
const variants = {
  primary:
    'ck:border-transparent ck:bg-primary ck:text-on-primary ck:shadow-xs ck:enabled:hover:bg-primary-hover ck:enabled:active:bg-primary-hover',
  secondary:
    'ck:border-border ck:bg-background ck:text-foreground ck:shadow-xs ck:enabled:hover:bg-hover ck:enabled:active:bg-active',
  ghost:
    'ck:border-transparent ck:text-muted ck:enabled:hover:bg-hover ck:enabled:hover:text-foreground ck:enabled:active:bg-active',
  danger:
    'ck:border-transparent ck:bg-danger ck:text-on-danger ck:shadow-xs ck:enabled:hover:bg-danger-hover ck:enabled:active:bg-danger-hover',
}

/**
 * A button. While it loads it keeps its width and its focus, says that it is busy, and does nothing when pressed. Neither
 * the second press of a double click nor a key that is held reaches what the first press has put in its place.
 */
export const Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const {
    variant = 'secondary',
    size = 'md',
    loading = false,
    block,
    slot: name,
    children,
    onClick,
    onKeyDown,
    ...rest
  } = props
  const slot = useSlot()
  const disabled = rest.disabled ?? false
  const { 'aria-disabled': isRefused } = rest
  const refused = isRefused ? ' ck:cursor-not-allowed ck:opacity-55' : ''
  const look = `${shape} ${sizes[size]} ${variants[variant]} ${focusRing} ${block ? wide : narrow}${refused}`
  const data = { variant, size, loading, disabled }
  const dressed = slot('button', look, data)
  return (
    <button
      ref={ref}
      type="button"
      {...rest}
      {...(name ? mergeSlots(dressed, slot(name, '', data)) : dressed)}
      aria-busy={loading || undefined}
      aria-disabled={loading || isRefused || undefined}
      onClick={(event) => {
        if (loading || isLeftOver(event)) event.preventDefault()
        else onClick?.(event)
      }}
      onKeyDown={(event) => {
        keepFirstStroke(event)
        if (!event.isDefaultPrevented()) onKeyDown?.(event)
      }}
    >
      {loading ? (
        <span className="ck:absolute ck:inset-0 ck:flex ck:items-center ck:justify-center">
          <Spinner />
        </span>
      ) : null}
      <span className={`ck:inline-flex ck:items-center ck:gap-2${loading ? ' ck:opacity-0' : ''}`}>
        {children}
      </span>
    </button>
  )
})
