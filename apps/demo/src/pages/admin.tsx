import { AdminAdjust } from '@creditkit/ui'

export function AdminPage() {
  return (
    <>
      <div className="page-title">
        <h1>Admin</h1>
        <p>Add or remove a customer’s credits. Every change needs a reason and is kept in the audit trail.</p>
      </div>
      <div className="narrow">
        <AdminAdjust />
      </div>
    </>
  )
}
