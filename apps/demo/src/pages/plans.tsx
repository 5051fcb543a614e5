import { ServicePlans } from '@creditkit/ui'

export function PlansPage() {
  return (
    <>
      <div className="page-title">
        <h1>DNS plans</h1>
        <p>Paid for with Sky Credits, month by month.</p>
      </div>
      <ServicePlans />
    </>
  )
}
