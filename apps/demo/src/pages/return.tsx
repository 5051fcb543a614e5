import { PurchaseReturn } from '@creditkit/ui'
import { useNavigate } from 'react-router'

export function ReturnPage() {
  const navigate = useNavigate()
  return (
    <div className="narrow">
      <PurchaseReturn continueUrl="/billing" onContinue={() => navigate('/billing')} />
    </div>
  )
}
