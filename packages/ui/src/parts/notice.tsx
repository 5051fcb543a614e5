import type { ReactNode } from 'react'
import { useSlot } from '../provider/kit-context'
import type { ToneSlot } from '../theme/index'
import { Icon, type IconName } from './icon'

/** What a notice takes. */
export interface NoticeProps {
  /** What kind of news it is; `warning` and `danger` interrupt readers of screens, the others wait their turn. */
  readonly tone?: ToneSlot['tone'] | undefined
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** What can be done about it: one or two small buttons. */
  readonly actions?: ReactNode
  readonly icon?: IconName | undefined
  /** Set to `none` where the notice stands there from the start and has nothing new to announce. */
  readonly announce?: 'auto' | 'none' | undefined
}

const tones = {
  neutral: 'ck:border-border ck:bg-subtle ck:text-foreground',
  info: 'ck:border-primary-line ck:bg-primary-soft ck:text-foreground',
  success: 'ck:border-success-line ck:bg-success-soft ck:text-foreground',
  warning: 'ck:border-warning-line ck:bg-warning-soft ck:text-foreground',
  danger: 'ck:border-danger-line ck:bg-danger-soft ck:text-foreground',
}
const inks = {
  neutral: 'ck:text-muted',
  info: 'ck:text-primary-text',
  success: 'ck:text-success-text',
  warning: 'ck:text-warning-text',
  danger: 'ck:text-danger-text',
}
const icons = {
  neutral: 'info',
  info: 'info',
  success: 'check-circle',
  warning: 'alert',
  danger: 'alert',
} as const
const roles = {
  neutral: 'status',
  info: 'status',
  success: 'status',
  warning: 'alert',
  danger: 'alert',
} as const

/** Something the reader should know, with a way on. Colour never says it alone: there is an icon and a text. */
export function Notice({ tone = 'info', title, children, actions, icon, announce = 'auto' }: NoticeProps) {
  const slot = useSlot()
  const look = `ck:flex ck:gap-3 ck:rounded-md ck:border ck:p-3.5 ck:text-base ${tones[tone]}`
  return (
    <div
      {...slot('notice', look, { tone })}
      data-state={tone}
      role={announce === 'none' ? undefined : roles[tone]}
    >
      <Icon className={`ck:mt-0.5 ck:size-[18px] ${inks[tone]}`} name={icon ?? icons[tone]} />
      <div className="ck:flex ck:min-w-0 ck:flex-1 ck:flex-col ck:gap-1">
        {title ? <p className="ck:font-medium">{title}</p> : null}
        {children ? <div className={title ? 'ck:text-sm ck:text-muted' : 'ck:block'}>{children}</div> : null}
        {actions ? <div className="ck:mt-2 ck:flex ck:flex-wrap ck:gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
