import * as RadixPopover from '@radix-ui/react-popover'
import { type ReactNode, useRef, useState } from 'react'
import { useKit, useSlot } from '../provider/kit-context'
import { keepFirstPress } from './first-press'
import { OverlayRoot } from './overlay-root'

/** What a popover takes. */
export interface PopoverProps {
  /** Names the panel for readers of screens. */
  readonly label: string
  /** What is inside the button that opens it. */
  readonly trigger: ReactNode
  /** The look of that button. */
  readonly triggerClassName: string
  /** Names the button where what is inside it does not do so by itself. */
  readonly triggerLabel?: string | undefined
  /** The panel; `close` shuts it. */
  readonly children: (close: () => void) => ReactNode
}

/** A button with a small panel below it. Escape and a click elsewhere shut it; focus returns to the button. */
export function Popover({ label, trigger, triggerClassName, triggerLabel, children }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { portalContainer } = useKit()
  // The button has the focus before the panel goes: a dialog that opens in the same moment finds it there, to give back.
  const close = () => {
    button.current?.focus()
    setOpen(false)
  }
  return (
    <RadixPopover.Root onOpenChange={setOpen} open={open}>
      <RadixPopover.Trigger
        ref={button}
        aria-label={triggerLabel}
        className={triggerClassName}
        onClick={keepFirstPress}
      >
        {trigger}
      </RadixPopover.Trigger>
      <RadixPopover.Portal container={portalContainer}>
        <OverlayRoot>
          <PopoverPanel label={label}>{children(close)}</PopoverPanel>
        </OverlayRoot>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}

function PopoverPanel({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const slot = useSlot()
  const look =
    'ck:pointer-events-auto ck:z-[1000] ck:w-[300px] ck:max-w-[calc(100vw-24px)] ck:rounded-lg ck:border ck:border-transparent ck:bg-background ck:text-base ck:text-foreground ck:shadow-lg ck:outline-none ck:motion-safe:animate-rise-in'
  return (
    <RadixPopover.Content
      align="end"
      aria-label={label}
      collisionPadding={12}
      sideOffset={6}
      {...slot('popover', look)}
    >
      {children}
    </RadixPopover.Content>
  )
}
