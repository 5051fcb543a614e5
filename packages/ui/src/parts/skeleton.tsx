import { useSlot } from '../provider/kit-context'

/**
 * The place of something that is still loading. `className` gives it the size of what will stand there; a text inside
 * a line takes the line's own height, so that nothing moves when it comes.
 */
export function Skeleton({ className = 'ck:w-full' }: { readonly className?: string | undefined }) {
  const slot = useSlot()
  const look =
    'ck:inline-block ck:min-h-[0.9em] ck:rounded-xs ck:bg-active ck:align-middle ck:motion-safe:animate-pulse ck:forced-colors:border'
  return <span aria-hidden="true" {...slot('skeleton', `${look} ${className}`)} />
}
