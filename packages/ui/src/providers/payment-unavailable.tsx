import { Button, Notice } from '../parts/index'
import type { PaymentFormLabels } from './payment-provider'

/** Stands in for a form that cannot be loaded. The rest of the page stays usable. */
export function PaymentUnavailable({
  labels,
  onRetry,
}: {
  readonly labels: PaymentFormLabels
  readonly onRetry: () => void
}) {
  return (
    <Notice
      actions={
        <Button onClick={onRetry} size="sm">
          {labels.retry}
        </Button>
      }
      title={labels.unavailableTitle}
      tone="warning"
    >
      {labels.unavailableHint}
    </Notice>
  )
}
