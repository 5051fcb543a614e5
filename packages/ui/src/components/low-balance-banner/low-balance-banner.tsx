import { useBalances, useBranding, useWallets } from '@creditkit/client/react'
import type { Amount, Purchase } from '@creditkit/contract'
import { useEffect, useRef, useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { balanceLevel, Root, useFocusBack } from '../../parts/index'
import { useEmit, useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { afterChange, isDismissed } from './dismissals.model'
import { type LowBalance, toLowBalanceBannerModel } from './low-balance-banner.model'
import { LowBalanceBannerView } from './low-balance-banner.view'
import { useDismissals } from './use-dismissals'

/** What the banner takes; everything may be left out. */
export interface LowBalanceBannerProps {
  /** The wallet that it speaks of; every wallet that has ever held credits unless named, one banner each. */
  readonly walletId?: string | undefined
  /** Below or at this amount a wallet of its asset counts as low; the server's own mark unless named. */
  readonly lowBalanceAt?: Amount | undefined
  /** Called with the wallet that somebody wants credits for; unless named, the kit's own dialog sells them. */
  readonly onAddCredits?: ((walletId: string) => void) | undefined
  /** Called when a purchase of the kit's own dialog was credited. */
  readonly onSuccess?: ((purchase: Purchase) => void) | undefined
  /**
   * Whether it may be put away, true unless named. It stays away for this account and wallet, in all tabs, until the
   * balance gets worse, and is forgotten once all is well.
   */
  readonly dismissible?: boolean | undefined
  /** Keeps the room of one banner free while there is none, so that the page does not move when it comes; false unless named. */
  readonly reserveSpace?: boolean | undefined
  /** The look of this banner, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this banner, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/**
 * Says that credits run out, have run out or are owed, and sells new ones. It comes and goes by itself. While nothing is
 * known it draws nothing: a balance that could not be loaded is not low, and the balance itself says that it is missing.
 */
export function LowBalanceBanner(props: LowBalanceBannerProps) {
  const { walletId, lowBalanceAt, onAddCredits, onSuccess, dismissible = true, reserveSpace = false } = props
  const format = useFormat()
  const emit = useEmit()
  const wallets = useWallets()
  const branding = useBranding()
  const balances = useBalances()
  const dismissals = useDismissals(wallets.data?.map(({ id }) => id) ?? [])
  const [buying, setBuying] = useState<LowBalance | null>(null)
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useFocusBack(isOpen, () => place.current)

  const reads = { wallets, branding: branding.data, balances }
  const model = toLowBalanceBannerModel(reads, { format, walletId, lowBalanceAt })
  const banners = model.status === 'ready' ? model.banners : []
  const isShown = (banner: LowBalance) =>
    !dismissible || (dismissals.isKnown && !isDismissed(banner, dismissals.levelOf(banner.walletId)))

  const { isKnown, levelOf, remember } = dismissals
  useEffect(() => {
    if (!isKnown || balances.isStale) return
    for (const balance of balances.data ?? []) {
      if (balance.status !== 'ok') continue
      const dismissed = levelOf(balance.walletId)
      const left = afterChange(balanceLevel(balance, lowBalanceAt), dismissed)
      if (left !== dismissed) remember(balance.walletId, left)
    }
  }, [isKnown, levelOf, remember, balances.isStale, balances.data, lowBalanceAt])

  function addCredits(banner: LowBalance) {
    emit({ type: 'credits.addRequested', walletId: banner.walletId, from: 'lowBalanceBanner' })
    if (onAddCredits) return onAddCredits(banner.walletId)
    setBuying(banner)
    setOpen(true)
  }

  function dismiss({ walletId: id, level }: LowBalance) {
    emit({ type: 'lowBalance.dismissed', walletId: id, level })
    place.current?.focus()
    remember(id, level)
  }

  return (
    <Root appearance={props.appearance} messages={props.messages}>
      <LowBalanceBannerView
        banners={banners.filter(isShown)}
        onAddCredits={addCredits}
        onDismiss={dismissible ? dismiss : undefined}
        place={place}
        reserveSpace={reserveSpace}
        status={model.status}
      />
      {buying ? (
        <PurchaseDialog
          defaultAmount={buying.settlingAmount ?? undefined}
          onOpenChange={setOpen}
          onSuccess={onSuccess}
          open={isOpen}
          walletId={buying.walletId}
        />
      ) : null}
    </Root>
  )
}
