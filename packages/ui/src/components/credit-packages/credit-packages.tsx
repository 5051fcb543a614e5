import {
  type CreditBalance,
  type ReadHandle,
  useConfig,
  useCreditBalance,
  useWallet,
} from '@creditkit/client/react'
import type { CreditPackage } from '@creditkit/contract'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit, useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { toCreditPackagesModel } from './credit-packages.model'
import { CreditPackagesView } from './credit-packages.view'

/** What the packages take; everything may be left out. */
export interface CreditPackagesProps {
  /** The wallet whose packages to show; the first in spend order unless named. */
  readonly walletId?: string | undefined
  /** Called with the package that somebody wants; without it a dialog to buy it opens. */
  readonly onChoose?: ((offer: CreditPackage) => void) | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/**
 * The price list: the packages of a wallet side by side, comparable by the credit. The API tells what is on offer to
 * those who are signed in, so that visitors are asked to sign in.
 */
export function CreditPackages({ appearance, messages, ...packages }: CreditPackagesProps) {
  return (
    <Root appearance={appearance} messages={messages}>
      <WalletPackages {...packages} />
    </Root>
  )
}

function WalletPackages({ walletId, onChoose }: Pick<CreditPackagesProps, 'walletId' | 'onChoose'>) {
  const format = useFormat()
  const emit = useEmit()
  const config = useConfig()
  const { data: wallet } = useWallet(walletId)
  const credits: ReadHandle<CreditBalance | null> = useCreditBalance({ walletId })
  const [isRetrying, setRetrying] = useState(false)
  const [isOpen, setOpen] = useState(false)
  /** What the dialog was last opened for; undefined for any amount. It stays while the dialog closes. */
  const [chosen, setChosen] = useState<CreditPackage>()

  async function retry() {
    setRetrying(true)
    await Promise.all([config.refetch(), credits.refetch()])
    setRetrying(false)
  }

  function buy(offer?: CreditPackage) {
    emit({ type: 'credits.addRequested', walletId: wallet?.id ?? null, from: 'creditPackages' })
    if (offer && onChoose) {
      onChoose(offer)
      return
    }
    setChosen(offer)
    setOpen(true)
  }

  return (
    <>
      <CreditPackagesView
        isRetrying={isRetrying}
        model={toCreditPackagesModel({ config, wallet, balance: credits.data?.balance, format })}
        onBuy={buy}
        onBuyAnyAmount={onChoose ? undefined : () => buy()}
        onRetry={() => void retry()}
      />
      {onChoose ? null : (
        <PurchaseDialog
          defaultPackageId={chosen?.id}
          onOpenChange={setOpen}
          open={isOpen}
          walletId={wallet?.id}
        />
      )}
    </>
  )
}
