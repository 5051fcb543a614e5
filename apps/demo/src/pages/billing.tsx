import { DualBalance, PurchaseCredits, TransactionHistory } from '@creditkit/ui'
import { useState } from 'react'

export function BillingPage() {
  const [walletId, setWalletId] = useState('credits')
  return (
    <>
      <div className="page-title">
        <h1>Billing</h1>
        <p>What you have, what you buy, and where it went.</p>
      </div>
      <DualBalance onAddCredits={setWalletId} />
      <div className="billing">
        <PurchaseCredits key={walletId} walletId={walletId} />
        <TransactionHistory />
      </div>
    </>
  )
}
