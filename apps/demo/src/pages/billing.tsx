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
        <PurchaseCredits key={walletId} walletId={walletId} {...returnOf(walletId)} />
        <TransactionHistory />
      </div>
    </>
  )
}

// Who leaves to pay comes back to where they were; for tokens Nordlys has a page of its own.
function returnOf(walletId: string) {
  return walletId === 'virtfusion' ? { returnUrl: `${window.location.origin}/billing/return` } : {}
}
