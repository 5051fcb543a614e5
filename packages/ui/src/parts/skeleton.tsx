import { useSlot } from '../provider/kit-context'

/** What a placeholder takes. */
export interface SkeletonProps {
  readonly className?: string | undefined
  /** For icons and avatars. */
  readonly round?: boolean | undefined
}

/**
 * The place of something that is still loading. `className` gives it the size of what will stand there; a text inside
 * a line takes the line's own height, so that nothing moves when it comes.
 */
export function Skeleton({ className = 'ck:w-full', round }: SkeletonProps) {
  const slot = useSlot()
  const look =
    'ck:inline-block ck:min-h-[0.9em] ck:bg-active ck:align-middle ck:motion-safe:animate-pulse ck:forced-colors:border'
  return (
    <span
      aria-hidden="true"
      {...slot('skeleton', `${look} ${round ? 'ck:rounded-pill' : 'ck:rounded-xs'} ${className}`)}
    />
  )
}
