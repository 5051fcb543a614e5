import type { MouseEvent } from 'react'
import { Button, focusRing } from '../../parts/index'
import { useSlot } from '../../provider/index'

/** Where the buyer goes on to: an address, or what the host does instead of following it. */
export interface WayOn {
  readonly url: string | undefined
  readonly onContinue: (() => void) | undefined
}

/** What the way on takes. */
export interface WayOnProps {
  readonly way: WayOn
  /** Whether it is the one thing to do. */
  readonly isMain?: boolean
  readonly children: string
}

const looks = {
  main: 'ck:border-transparent ck:bg-primary ck:text-on-primary ck:hover:bg-primary-hover',
  aside: 'ck:border-border ck:bg-background ck:text-foreground ck:hover:bg-hover ck:active:bg-active',
}

/** Leads on from here: a link where there is an address, so that it opens in a new tab as links do; else a button. */
export function WayOnLink({ way: { url, onContinue }, isMain = false, children }: WayOnProps) {
  const slot = useSlot()
  if (url === undefined) {
    return (
      <Button
        block
        onClick={onContinue}
        slot="purchaseReturnContinue"
        variant={isMain ? 'primary' : 'secondary'}
      >
        {children}
      </Button>
    )
  }
  return (
    <a
      href={url}
      onClick={(event) => {
        if (!onContinue || opensElsewhere(event)) return
        event.preventDefault()
        onContinue()
      }}
      {...slot(
        'purchaseReturnContinue',
        `ck:inline-flex ck:min-h-10 ck:w-full ck:items-center ck:justify-center ck:rounded-md ck:border ck:px-4 ck:text-base ck:font-medium ck:no-underline ck:shadow-xs ck:transition-colors ck:coarse:min-h-11 ${looks[isMain ? 'main' : 'aside']} ${focusRing}`,
        { variant: isMain ? 'primary' : 'secondary', size: 'md', loading: false, disabled: false },
      )}
    >
      {children}
    </a>
  )
}

function opensElsewhere({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}
