import { useConfig } from '@creditkit/client/react'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import type { Appearance } from '../../theme/index'
import { LowBalanceBanner } from '../low-balance-banner/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { type BillingSection, toBillingPageModel } from './billing-page.model'
import { BillingPageView } from './billing-page.view'
import { BillingPanel } from './billing-panel'
import { useBillingAddress } from './use-billing-address'

/** What the billing page takes; everything may be left out. */
export interface BillingPageProps {
  /** What the tabs are made of, in order: one per wallet, usage and transactions unless named. */
  readonly sections?: readonly BillingSection[] | undefined
  /** Whether tab and purchase stand in the page's address (`?tab=usage&buy-credits=true`); true unless named. */
  readonly deepLinks?: boolean | undefined
  /** The level of the heading in the host's page, 1 unless named. */
  readonly headingLevel?: 1 | 2 | undefined
  /** Where a buyer who had to leave the page comes back to, an http or https address; this page unless named. */
  readonly returnUrl?: string | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

const SECTIONS: readonly BillingSection[] = ['wallets', 'usage', 'transactions']

/** A whole billing page: wallets, usage, transactions and buying, with addresses that can be linked to. */
export function BillingPage(props: BillingPageProps) {
  const { sections = SECTIONS, deepLinks = true, headingLevel = 1, returnUrl, appearance, messages } = props
  const config = useConfig()
  const [isRetrying, setRetrying] = useState(false)
  const place = useBillingAddress(deepLinks)
  const [buyFor, setBuyFor] = useState<string>()
  const model = toBillingPageModel(config, sections, place.tabId)

  async function retry() {
    setRetrying(true)
    await config.refetch()
    setRetrying(false)
  }

  function buy(walletId?: string): void {
    setBuyFor(walletId)
    place.setBuying(true)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <BillingPageView
        banner={<LowBalanceBanner onAddCredits={buy} />}
        headingLevel={headingLevel}
        isRetrying={isRetrying}
        model={model}
        onBuy={() => buy()}
        onRetry={() => void retry()}
        onTabChoose={place.chooseTab}
      >
        {(tab) => <BillingPanel onBuy={buy} tab={tab} />}
      </BillingPageView>
      {model.status === 'ready' ? (
        <PurchaseDialog
          onOpenChange={(open) => {
            if (!open) setBuyFor(undefined)
            place.setBuying(open)
          }}
          open={place.isBuying}
          returnUrl={returnUrl}
          walletId={buyFor ?? model.buyFor?.walletId}
        />
      ) : null}
    </Root>
  )
}
