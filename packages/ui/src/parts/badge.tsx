import type { ReactNode } from 'react'
import { useSlot } from '../provider/kit-context'
import type { ToneSlot } from '../theme/index'

const tones = {
  neutral: 'ck:border-border ck:bg-subtle ck:text-muted',
  info: 'ck:border-primary-line ck:bg-primary-soft ck:text-primary-text',
  success: 'ck:border-success-line ck:bg-success-soft ck:text-success-text',
  warning: 'ck:border-warning-line ck:bg-warning-soft ck:text-warning-text',
  danger: 'ck:border-danger-line ck:bg-danger-soft ck:text-danger-text',
}

/** A word or two that say what state something is in. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: ToneSlot['tone']
  readonly children: ReactNode
}) {
  const slot = useSlot()
  const look =
    'ck:inline-flex ck:items-center ck:gap-1 ck:rounded-pill ck:border ck:px-2 ck:text-xs ck:leading-5 ck:font-medium ck:whitespace-nowrap'
  return (
    <span {...slot('badge', `${look} ${tones[tone]}`, { tone })} data-state={tone}>
      {children}
    </span>
  )
}
