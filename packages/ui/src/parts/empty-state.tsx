import type { ReactNode } from 'react'
import { useSlot } from '../provider/kit-context'
import { Icon, type IconName } from './icon'

/** What an empty place takes. */
export interface EmptyStateProps {
  readonly icon: IconName
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Says that there is nothing, why, and what can be done. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  const slot = useSlot()
  return (
    <div
      {...slot(
        'emptyState',
        'ck:flex ck:flex-col ck:items-center ck:gap-1.5 ck:px-6 ck:py-12 ck:text-center ck:wrap-anywhere',
      )}
    >
      <span className="ck:mb-2 ck:flex ck:size-11 ck:items-center ck:justify-center ck:rounded-pill ck:border ck:border-border ck:bg-subtle ck:text-muted">
        <Icon className="ck:size-5" name={icon} />
      </span>
      <p className="ck:font-medium">{title}</p>
      {children ? <div className="ck:max-w-[44ch] ck:text-muted">{children}</div> : null}
      {actions ? (
        <div className="ck:mt-3 ck:flex ck:flex-wrap ck:justify-center ck:gap-2">{actions}</div>
      ) : null}
    </div>
  )
}
