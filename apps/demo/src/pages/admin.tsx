import { AdminAdjust } from '@creditkit/ui'

export function AdminPage() {
  return (
    <>
      <div className="page-title">
        <h1>Admin</h1>
        <p>For the people who look after Nordlys’ customers.</p>
      </div>
      <div className="narrow">
        <AdminAdjust />
      </div>
    </>
  )
}
