import { usePurchaseReturn } from '@creditkit/client/react'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useFormat, useKit } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import {
  PaymentSlot,
  type PurchaseListeners,
  purchaseOf,
  toReturnedState,
  useLastKnown,
  useOnline,
  usePayment,
  usePurchaseEndings,
  usePurchaseSources,
  usePurchaseSuccess,
  useReturnUrl,
} from '../purchase-credits/index'
import { ReceiptButton, useHasReceipts } from '../purchase-receipt/index'
import { toPurchaseReturnModel } from './purchase-return.model'
import { PurchaseReturnView } from './purchase-return.view'

/** What the page that a payment page leads back to takes; everything may be left out. */
export interface PurchaseReturnProps extends PurchaseListeners {
  /** The wallet that the purchase is for; any unless named. */
  readonly walletId?: string | undefined
  /** The address that the buyer came back to; the page's own unless named, which is then cleaned up. */
  readonly url?: string | URL | undefined
  /** Where the buyer goes on to, `/billing`. Without it and `onContinue` there is no way on from here. */
  readonly continueUrl?: string | undefined
  /** Told when the buyer goes on, instead of following `continueUrl`, for hosts with a router. */
  readonly onContinue?: (() => void) | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/**
 * The page that a payment provider sends the buyer back to. It finds the purchase, follows it to credited, and says what
 * was bought; a buyer who turned back, or was declined, pays after all or goes on. Coming back twice takes no money twice.
 */
export function PurchaseReturn({ appearance, messages, ...props }: PurchaseReturnProps) {
  return (
    <Root appearance={appearance} messages={messages}>
      <ReturnedPurchase {...props} />
    </Root>
  )
}

function ReturnedPurchase(props: PurchaseReturnProps) {
  const { walletId, url, continueUrl, onContinue } = props
  const format = useFormat()
  const { payments } = useKit()
  const back = usePurchaseReturn({ walletId, url, onSucceeded: usePurchaseSuccess(props) })
  const payment = usePayment(back)
  const claim = payment.cameBack ? 'canceled' : (back.returned?.claim ?? null)
  const state = toReturnedState(back.state, claim)
  usePurchaseEndings(state, props)
  const purchase = purchaseOf(back.state)
  const { config, wallet, balance, retry } = usePurchaseSources(purchase?.walletId ?? walletId)
  const isOnline = useOnline()
  const hasReceipts = useHasReceipts()
  const wayOn = continueUrl === undefined && !onContinue ? null : { url: continueUrl, onContinue }
  const returnUrl = useReturnUrl(undefined)
  const [isRetrying, setRetrying] = useState(false)

  const model = toPurchaseReturnModel({
    search: back,
    flow: state,
    config,
    wallet,
    balance,
    ...payment,
    isOnline,
    format,
  })
  const found = model.status === 'found' ? model : null
  // What was paid with stays mounted, because its window may be open.
  const provider = useLastKnown(found?.progress === null ? found.provider : null)
  const approvesIn = payments.find(({ id }) => id === provider)?.approvesIn ?? 'window'

  async function lookAgain() {
    setRetrying(true)
    await Promise.all([back.retry(), config.error && retry()])
    setRetrying(false)
  }

  return (
    <PurchaseReturnView
      closings={payment.closings}
      isRetrying={isRetrying}
      leavesPage={approvesIn === 'redirect'}
      model={model}
      onCancel={() => void back.cancel()}
      onFinish={() => void back.retry()}
      onRetry={() => void lookAgain()}
      payment={
        provider && found && !found.isOver && config.data && wallet ? (
          <PaymentSlot
            {...payment.callbacks}
            config={config.data}
            confirm={() => true}
            disabled={!found.canPay}
            price={found.price}
            provider={provider}
            returnUrl={returnUrl}
            start={() => payment.start({ draft: null, usesForm: false, approvesIn })}
            state={back.state}
            wallet={wallet}
          />
        ) : null
      }
      receipt={
        model.status === 'succeeded' && hasReceipts ? (
          <ReceiptButton purchaseId={model.purchaseId} variant={wayOn ? 'ghost' : 'secondary'} />
        ) : null
      }
      wayOn={wayOn}
    />
  )
}
