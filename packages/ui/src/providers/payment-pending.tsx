import { Skeleton, VisuallyHidden } from '../parts/index'

/** Holds the place of a payment button, at its final size, while its script loads. */
export function PaymentPending({ label }: { readonly label: string }) {
  return (
    <div aria-busy="true" className="ck:flex ck:min-h-12">
      <Skeleton className="ck:h-12 ck:w-full ck:rounded-md" />
      <VisuallyHidden>{label}</VisuallyHidden>
    </div>
  )
}
