import type { Amount, ProviderId, PurchaseDraft, Wallet } from '@creditkit/contract'
import { useEffect } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit, useFormat, useKit } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { ReceiptButton, useHasReceipts } from '../purchase-receipt/index'
import { PaymentSlot } from './payment-slot'
import { purchaseOf } from './purchase-checkout.model'
import { toPurchaseCreditsModel } from './purchase-credits.model'
import { PurchaseCreditsView } from './purchase-credits.view'
import { type PurchaseFormModel, type PurchaseMode, toDraft } from './purchase-form.model'
import { toReturnedEdits, toReturnedState } from './purchase-return-state.model'
import { draftReturnUrl, useReturnUrl } from './return-url'
import { useLastKnown } from './use-last-known'
import { useOnline } from './use-online'
import { usePayment } from './use-payment'
import { usePurchaseForm } from './use-purchase-form'
import { usePurchaseInHand } from './use-purchase-in-hand'
import { type PurchaseListeners, usePurchaseEndings, usePurchaseSuccess } from './use-purchase-news'
import { usePurchasePending } from './use-purchase-pending'
import { usePurchaseSources } from './use-purchase-sources'

/** What buying credits takes; everything may be left out. */
export interface PurchaseCreditsProps extends PurchaseListeners {
  /** The wallet to buy for; the first in spend order unless named. */
  readonly walletId?: string | undefined
  /** A free amount, packages, or both; both where the wallet has packages, unless named. */
  readonly mode?: PurchaseMode | undefined
  /** Which of the host's payment providers to offer, all of them unless named. */
  readonly providers?: readonly ProviderId[] | undefined
  /** What stands in the field at first; one of the wallet's presets unless named. */
  readonly defaultAmount?: Amount | undefined
  /** The package that stands chosen at first; the popular one, else the first, unless named. */
  readonly defaultPackageId?: string | undefined
  /** Where a buyer who had to leave the page comes back to, an http or https address; this page unless named. */
  readonly returnUrl?: string | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/**
 * Buying credits, from the choice to the credited purchase. A reload, a closed tab and a lost answer are picked up again;
 * a double click and a second tab never pay twice. Credits appear because the server says so.
 */
export function PurchaseCredits(props: PurchaseCreditsProps) {
  return (
    <Root appearance={props.appearance} messages={props.messages}>
      <WalletPurchase key={props.walletId} {...props} />
    </Root>
  )
}

function WalletPurchase(props: PurchaseCreditsProps) {
  const { walletId, mode, providers, defaultAmount, defaultPackageId } = props
  const format = useFormat()
  const emit = useEmit()
  const { payments } = useKit()
  const sources = usePurchaseSources(walletId)
  const { config, wallet, balance, retry, isRetrying } = sources
  const isOnline = useOnline()
  const hasReceipts = useHasReceipts()
  const onSucceeded = usePurchaseSuccess(props)
  const isKnown = Boolean(wallet)
  const { flow, isFinding, claim } = usePurchaseInHand({
    walletId: wallet?.id ?? walletId,
    isKnown,
    onSucceeded,
  })
  const payment = usePayment(flow)
  const form = usePurchaseForm(format)
  const returnUrl = useReturnUrl(props.returnUrl)
  const pending = usePurchasePending({ sources, flow, onSucceeded })

  // Who comes back without having paid finds the form as it was left, and goes on with the purchase by paying.
  const state = toReturnedState(flow.state, payment.cameBack ? 'canceled' : claim)
  const leftWith = useLastKnown(state === flow.state ? null : (purchaseOf(state) ?? null))
  usePurchaseEndings(state, props)

  const model = toPurchaseCreditsModel({
    config,
    wallet,
    balance,
    flow: state,
    isFinding,
    ...payment,
    isOwn: payment.isOwn || leftWith !== null,
    isOnline,
    edits: leftWith ? { ...toReturnedEdits(leftWith, format), ...form.edits } : form.edits,
    payments: payments.map(({ id }) => id).filter((id) => providers?.includes(id) ?? true),
    mode,
    defaultAmount,
    defaultPackageId,
    format,
  })
  const checkout = model.status === 'checkout' ? model : null
  const shownForm = checkout?.form ?? null
  const provider = useLastKnown(checkout && checkout.progress === null ? checkout.provider : null)
  const approvesIn = payments.find(({ id }) => id === provider)?.approvesIn ?? 'window'

  // What the server has just refused is not what it offers now.
  const isRefused = checkout?.phase === 'refused'
  const { refetch: refetchConfig } = config
  const { focusField } = form
  useEffect(() => {
    if (!isRefused) return
    focusField()
    void refetchConfig()
  }, [isRefused, refetchConfig, focusField])

  function start() {
    const draft =
      wallet && shownForm
        ? draftOf(wallet, shownForm, draftReturnUrl(returnUrl, shownForm.provider, approvesIn))
        : null
    if (draft) emit({ type: 'purchase.started', ...intentOf(draft) })
    return payment.start({ draft, usesForm: shownForm !== null, approvesIn })
  }

  return (
    <PurchaseCreditsView
      actions={{
        onContinue: () => void flow.retry(),
        onFinish: () => void flow.retry(),
        onLookUp: () => void flow.retry(),
        onCancel: () => void flow.cancel(),
        onRetry: () => void retry(),
        onStartOver: () => {
          form.settle()
          payment.reset()
        },
        onLeaveToSettle: () => {
          form.settle()
          pending.leave()
        },
      }}
      closings={payment.closings}
      formActions={form.actionsOn(shownForm)}
      fieldRef={form.fieldRef}
      isRetrying={isRetrying}
      leavesPage={approvesIn === 'redirect'}
      mode={mode}
      model={model}
      pending={pending.shown}
      receipt={
        model.status === 'succeeded' && hasReceipts ? <ReceiptButton purchaseId={model.purchaseId} /> : null
      }
      payment={
        provider && config.data && wallet ? (
          <PaymentSlot
            key={provider}
            {...payment.callbacks}
            config={config.data}
            confirm={() => form.confirm(shownForm)}
            disabled={!checkout?.canPay}
            price={checkout?.price ?? null}
            provider={provider}
            returnUrl={returnUrl}
            start={start}
            state={flow.state}
            wallet={wallet}
          />
        ) : null
      }
    />
  )
}

/** What the form asks for; null while it cannot be bought. */
function draftOf(
  wallet: Wallet,
  form: PurchaseFormModel,
  returnUrl: string | undefined,
): PurchaseDraft | null {
  if (!form.selection) return null
  const draft = toDraft(wallet, form.provider, form.selection)
  return returnUrl === undefined ? draft : { ...draft, returnUrl }
}

/** What a host's analytics may know of a draft. */
function intentOf({ walletId, provider, packageId }: PurchaseDraft) {
  return { walletId, provider, packageId: packageId ?? null }
}
