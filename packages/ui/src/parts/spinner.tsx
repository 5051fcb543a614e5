import { strokes } from './strokes'

/** Something goes on. It turns, or stands where the reader wants no motion. The text beside it says what goes on. */
export function Spinner({ className = 'ck:size-4' }: { readonly className?: string | undefined }) {
  return (
    <svg
      aria-hidden="true"
      className={`${className} ${strokes.svg} ck:motion-safe:animate-spin`}
      focusable="false"
      viewBox="0 0 20 20"
    >
      <circle className={`${strokes.path} ck:opacity-25`} cx="10" cy="10" r="7.25" />
      <path className={`${strokes.path} ck:opacity-100`} d="M10 2.75A7.25 7.25 0 0 1 17.25 10" />
    </svg>
  )
}
