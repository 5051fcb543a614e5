import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent, type ReactNode } from 'react'
import { useSlot } from '../provider/kit-context'
import { type ButtonSlot, mergeSlots, type SlotWith } from '../theme/index'
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
  'ck:relative ck:inline-flex ck:items-center ck:justify-center ck:gap-2 ck:border ck:font-medium ck:whitespace-nowrap ck:select-none ck:transition-colors ck:disabled:cursor-not-allowed ck:disabled:opacity-55'
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

// One for the page, as its pointer is.
let lastPress: { readonly on: WeakRef<HTMLButtonElement>; readonly name: string | null } | null = null

/**
 * A first press, wherever it is, ends the row of presses before it. The rest of a row that has begun on a button neither
 * takes the focus from where the first press has led, nor selects the text that is now there.
 */
function followRow(event: globalThis.MouseEvent) {
  const button = lastPress?.on.deref()
  if (event.detail < 2) lastPress = null
  else if (button && !event.composedPath().includes(button)) event.preventDefault()
}

/** Whether a press is the rest of a double click on something else: another button, or this one when it had another name. */
function isLeftOver({ detail, currentTarget }: MouseEvent<HTMLButtonElement>): boolean {
  const name = currentTarget.getAttribute('aria-label') ?? currentTarget.textContent
  const isSame = lastPress?.on.deref() === currentTarget && lastPress.name === name
  if (detail > 1 && !isSame) return true
  lastPress = { on: new WeakRef(currentTarget), name }
  // Adding it again changes nothing.
  currentTarget.ownerDocument.addEventListener('mousedown', followRow, true)
  return false
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
  const look = `${shape} ${sizes[size]} ${variants[variant]} ${focusRing}${block ? ' ck:w-full' : ''}${refused}`
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
        if (event.key === 'Enter' && event.repeat) event.preventDefault()
        else onKeyDown?.(event)
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
