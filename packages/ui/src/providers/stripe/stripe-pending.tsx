import { Skeleton, VisuallyHidden } from '../../parts/index'

/** The least height of Stripe's fields, about what a card takes, so that what is below them does not move. */
export const fieldsHeight = 'ck:min-h-[268px] ck:coarse:min-h-[278px]'

/** A card's number, then two a line: its dates and code, its owner's country and postal code. */
const fields = ['ck:col-span-2', ...Array.from({ length: 4 }, () => 'ck:col-span-1')]

/** Holds the place of a card's fields and of the button under them, at their final size, while they load. */
export function StripePending({ label }: { readonly label: string }) {
  return (
    <div aria-busy="true" className="ck:flex ck:flex-col ck:gap-4">
      <div className={`${fieldsHeight} ck:grid ck:grid-cols-2 ck:content-start ck:gap-x-3 ck:gap-y-3.5`}>
        {fields.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bones of a form never change places.
          <span key={index} className={`ck:flex ck:flex-col ck:gap-1.5 ${width}`}>
            <Skeleton className="ck:h-3.5 ck:w-24" />
            <Skeleton className="ck:h-[46px] ck:w-full ck:rounded-md" />
          </span>
        ))}
      </div>
      <Skeleton className="ck:h-10 ck:w-full ck:rounded-md ck:coarse:h-11" />
      <VisuallyHidden>{label}</VisuallyHidden>
    </div>
  )
}
