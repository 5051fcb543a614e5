import * as RadixDialog from '@radix-ui/react-dialog'
import { type MouseEvent, type ReactNode, useRef } from 'react'
import { useKit, useSlot } from '../provider/kit-context'
import { isFirstPress, keepFirstPress } from './first-press'
import { focusRing } from './focus-ring'
import { Icon } from './icon'
import { OverlayRoot } from './overlay-root'
import { SurfaceContext } from './surface'
import { useInertOutside } from './use-inert-outside'

/** What a dialog takes. */
export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  /** Keeps the title for readers of screens, where what is inside shows one of its own, and leaves the padding to it. */
  readonly hideTitle?: boolean | undefined
  /** What is inside may still load: the dialog itself takes the focus, the same whether it is there already or not. Else its first control does. */
  readonly loads?: boolean | undefined
  /** One sentence under the title; read out when the dialog opens. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** The buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  /** Keeps the dialog open on Escape and on presses beside it, while something that must not be lost is under way. */
  readonly busy?: boolean | undefined
  /** Keeps the dialog open on presses beside it: what was typed would be lost by a slip of the hand. */
  readonly keepOpen?: boolean | undefined
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | undefined
  /** Puts the dialog into this element instead of the provider's. */
  readonly container?: HTMLElement | null | undefined
}

const sizes = {
  sm: 'ck:max-w-[420px]',
  md: 'ck:max-w-[520px]',
  lg: 'ck:max-w-[720px]',
  xl: 'ck:max-w-[880px]',
}

/**
 * A modal dialog: the page behind is out of reach, and gets the focus back. What comes over the page while the dialog is
 * open, a bank's window for example, can be used. It is put into the provider's `portalContainer`, in a scope of its own.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, container, busy, keepOpen } = props
  const { portalContainer } = useKit()
  const change = (next: boolean) => (busy && !next ? undefined : onOpenChange(next))
  return (
    // Radix's own modality would take pointer and focus from whatever comes over the page later.
    <RadixDialog.Root modal={false} onOpenChange={change} open={open}>
      <RadixDialog.Portal container={container ?? portalContainer}>
        <OverlayRoot>
          <DialogOverlay {...props} onPressBeside={() => (keepOpen ? undefined : change(false))} />
        </OverlayRoot>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

/** Whether it is the overlay that was pressed, and nothing in the dialog. */
const isBeside = ({ target, currentTarget }: MouseEvent) =>
  target === currentTarget || target === currentTarget.firstChild

function DialogOverlay(props: DialogProps & { readonly onPressBeside: () => void }) {
  const slot = useSlot()
  const overlay = useRef<HTMLDivElement>(null)
  const opener = useInertOutside(overlay)
  const beganBeside = useRef(false)
  return (
    // biome-ignore lint/a11y: for who has a pointer; the keyboard has Escape, and all have the button that closes.
    <div
      ref={overlay}
      onClick={(event) => {
        if (beganBeside.current && isBeside(event)) props.onPressBeside()
      }}
      onMouseDown={(event) => {
        // It does not take the focus out of the dialog. A second press belongs to a double click on what has opened it, and
        // one that began inside, to a text that is being selected.
        if (isBeside(event)) event.preventDefault()
        beganBeside.current = isBeside(event) && isFirstPress(event)
      }}
      {...slot(
        'dialogOverlay',
        'ck:@container ck:pointer-events-auto ck:fixed ck:inset-0 ck:z-[1000] ck:overflow-hidden ck:overscroll-contain ck:bg-overlay ck:motion-safe:animate-fade-in',
      )}
    >
      <div className="ck:flex ck:size-full ck:items-end ck:justify-center ck:@sm:items-center ck:@sm:p-6">
        <RadixDialog.Content
          aria-modal="true"
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            if (!props.loads || !(event.target instanceof HTMLElement)) return
            event.preventDefault()
            event.target.focus()
          }}
          {...slot('dialog', `${panelLook} ${sizes[props.size ?? 'sm']}`)}
          {...(props.description ? {} : { 'aria-describedby': undefined })}
        >
          <DialogPanel {...props} />
        </RadixDialog.Content>
      </div>
    </div>
  )
}

const panelLook =
  'ck:relative ck:flex ck:max-h-full ck:w-full ck:flex-col ck:overflow-y-auto ck:overscroll-contain ck:rounded-t-xl ck:border ck:border-transparent ck:@sm:rounded-xl ck:bg-background ck:text-base ck:text-foreground ck:shadow-lg ck:outline-none ck:motion-safe:animate-rise-in'

function DialogPanel({ title, hideTitle, description, children, actions, busy }: DialogProps) {
  const { t } = useKit()
  const slot = useSlot()
  return (
    <>
      <div className={hideTitle ? 'ck:sr-only' : 'ck:flex ck:flex-col ck:gap-1 ck:p-6 ck:pe-14 ck:pb-0'}>
        <RadixDialog.Title {...slot('dialogTitle', 'ck:text-lg ck:font-semibold ck:tracking-tight')}>
          {title}
        </RadixDialog.Title>
        {description ? (
          <RadixDialog.Description {...slot('dialogDescription', 'ck:text-muted')}>
            {description}
          </RadixDialog.Description>
        ) : null}
      </div>
      <SurfaceContext.Provider value="dialog">
        <div className={hideTitle ? 'ck:block' : 'ck:p-6'}>{children}</div>
      </SurfaceContext.Provider>
      {actions ? (
        <div className="ck:flex ck:flex-col ck:gap-2 ck:@sm:rounded-b-xl ck:border-t ck:border-border ck:bg-subtle ck:px-6 ck:py-4 ck:@sm:flex-row ck:@sm:justify-end">
          {actions}
        </div>
      ) : null}
      <RadixDialog.Close
        aria-label={t('common.close')}
        className={`ck:absolute ck:end-4 ck:top-4 ck:flex ck:size-8 ck:items-center ck:justify-center ck:rounded-sm ck:text-muted ck:hover:bg-hover ck:hover:text-foreground ck:disabled:opacity-55 ${focusRing}`}
        disabled={busy}
        onClick={keepFirstPress}
      >
        <Icon name="close" />
      </RadixDialog.Close>
    </>
  )
}
