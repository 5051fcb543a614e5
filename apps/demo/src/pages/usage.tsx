import { UsageDashboard } from '@creditkit/ui'

export function UsagePage() {
  return (
    <>
      <div className="page-title">
        <h1>Usage</h1>
        <p>What your plan covers, and what credits pay for beyond it.</p>
      </div>
      <UsageDashboard />
    </>
  )
}
