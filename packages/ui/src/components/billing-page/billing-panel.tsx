import type { Wallet } from '@creditkit/contract'
import { AutoTopUp } from '../auto-top-up/index'
import { CreditBalance } from '../credit-balance/index'
import { GrantList } from '../grant-list/index'
import { HowCreditsWork } from '../how-credits-work/index'
import { RedeemCode } from '../redeem-code/index'
import { ServicePlans } from '../service-plans/index'
import { TransactionHistory } from '../transaction-history/index'
import { UsageDashboard } from '../usage-dashboard/index'
import type { BillingTab } from './billing-page.model'

/** What is in a tab takes. */
export interface BillingPanelProps {
  readonly tab: BillingTab
  /** Leads to buying credits; of a wallet that nobody names, of the one that the page offers. */
  readonly onBuy: (walletId?: string) => void
}

/** What is in a tab. Only the chosen one is drawn, so that only it asks the server. */
export function BillingPanel({ tab, onBuy }: BillingPanelProps) {
  switch (tab.section) {
    case 'wallets':
      return tab.wallet ? <WalletPanel key={tab.id} onBuy={onBuy} wallet={tab.wallet} /> : null
    case 'plans':
      return <ServicePlans />
    case 'usage':
      return <UsageDashboard onAddCredits={(walletId) => onBuy(walletId ?? undefined)} />
    case 'transactions':
      return <TransactionHistory />
  }
}

/** The balance and what it is made of, bought for in the page's header; beside it, or below in a narrow place, the ways in which credits come. */
function WalletPanel({ wallet, onBuy }: { readonly wallet: Wallet; readonly onBuy: (id: string) => void }) {
  const buy = wallet.purchasable ? () => onBuy(wallet.id) : undefined
  // What is kept elsewhere has neither lots nor codes here.
  const isOwn = wallet.kind === 'internal'
  return (
    <div className="ck:grid ck:items-start ck:gap-6 ck:@3xl:grid-cols-[minmax(0,1fr)_minmax(320px,416px)]">
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-6">
        <CreditBalance walletId={wallet.id} />
        {isOwn ? <GrantList walletId={wallet.id} /> : null}
      </div>
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-6">
        {buy ? <AutoTopUp onAddCredits={buy} walletId={wallet.id} /> : null}
        {isOwn ? <RedeemCode /> : null}
        <HowCreditsWork />
      </div>
    </div>
  )
}
