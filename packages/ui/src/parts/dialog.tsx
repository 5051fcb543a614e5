import * as RadixDialog from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'
import { useKit, useSlot } from '../provider/kit-context'
import { focusRing } from './focus-ring'
import { Icon } from './icon'
import { Root } from './root'

/** What a dialog takes. */
export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  /** One sentence under the title; read out when the dialog opens. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** The buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  /** Keeps the dialog open on Escape and on clicks beside it, while something that must not be lost is under way. */
  readonly busy?: boolean | undefined
  readonly size?: 'sm' | 'md' | 'lg' | undefined
  /** Puts the dialog into this element instead of the provider's. */
  readonly container?: HTMLElement | null | undefined
}

const sizes = { sm: 'ck:max-w-[420px]', md: 'ck:max-w-[520px]', lg: 'ck:max-w-[720px]' }

/**
 * A modal dialog: focus moves in, stays in, and returns to where it was. It is put into the provider's
 * `portalContainer`, in a scope of its own, so that the host's styles and a host's own dialog leave it alone.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, container, busy } = props
  const { portalContainer } = useKit()
  return (
    <RadixDialog.Root onOpenChange={(next) => (busy && !next ? undefined : onOpenChange(next))} open={open}>
      <RadixDialog.Portal container={container ?? portalContainer}>
        <Root>
          <DialogPanel {...props} />
        </Root>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

function DialogPanel({ title, description, children, actions, busy, size = 'sm' }: DialogProps) {
  const { t } = useKit()
  const slot = useSlot()
  const panel =
    'ck:pointer-events-auto ck:relative ck:flex ck:max-h-full ck:w-full ck:flex-col ck:overflow-y-auto ck:rounded-t-xl ck:border ck:border-transparent ck:@sm:rounded-xl ck:bg-background ck:text-base ck:text-foreground ck:shadow-lg ck:outline-none ck:motion-safe:animate-rise-in'
  return (
    <RadixDialog.Overlay
      {...slot(
        'dialogOverlay',
        'ck:@container ck:fixed ck:inset-0 ck:z-[1000] ck:bg-overlay ck:motion-safe:animate-fade-in',
      )}
    >
      <div className="ck:flex ck:size-full ck:items-end ck:justify-center ck:@sm:items-center ck:@sm:p-6">
        <RadixDialog.Content
          {...slot('dialog', `${panel} ${sizes[size]}`)}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="ck:flex ck:flex-col ck:gap-1 ck:p-6 ck:pe-14 ck:pb-0">
            <RadixDialog.Title {...slot('dialogTitle', 'ck:text-lg ck:font-semibold ck:tracking-tight')}>
              {title}
            </RadixDialog.Title>
            {description ? (
              <RadixDialog.Description {...slot('dialogDescription', 'ck:text-muted')}>
                {description}
              </RadixDialog.Description>
            ) : null}
          </div>
          <div className="ck:p-6">{children}</div>
          {actions ? (
            <div className="ck:flex ck:flex-col-reverse ck:gap-2 ck:rounded-b-xl ck:border-t ck:border-border ck:bg-subtle ck:px-6 ck:py-4 ck:@sm:flex-row ck:@sm:justify-end">
              {actions}
            </div>
          ) : null}
          <RadixDialog.Close
            aria-label={t('common.close')}
            className={`ck:absolute ck:end-4 ck:top-4 ck:flex ck:size-8 ck:items-center ck:justify-center ck:rounded-sm ck:text-muted ck:hover:bg-hover ck:hover:text-foreground ck:disabled:opacity-55 ${focusRing}`}
            disabled={busy}
          >
            <Icon name="close" />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </div>
    </RadixDialog.Overlay>
  )
}
