import type { Wallet } from '@creditkit/contract'
import { CreditBalance } from '../credit-balance/index'
import { TransactionHistory } from '../transaction-history/index'
import type { BillingTab } from './billing-page.model'

/** What is in a tab takes. */
export interface BillingPanelProps {
  readonly tab: BillingTab
  /** Leads to buying credits of a wallet. */
  readonly onBuy: (walletId: string) => void
}

/** What is in a tab. Only the chosen one is drawn, so that only it asks the server. */
export function BillingPanel({ tab, onBuy }: BillingPanelProps) {
  if (tab.wallet) return <WalletPanel onBuy={onBuy} wallet={tab.wallet} />
  return <TransactionHistory />
}

function WalletPanel({ wallet, onBuy }: { readonly wallet: Wallet; readonly onBuy: (id: string) => void }) {
  return (
    <div className="ck:grid ck:items-start ck:gap-6 ck:@3xl:grid-cols-[minmax(0,8fr)_minmax(18rem,5fr)]">
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-6">
        <CreditBalance
          onAddCredits={wallet.purchasable ? () => onBuy(wallet.id) : undefined}
          walletId={wallet.id}
        />
      </div>
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-6" />
    </div>
  )
}
