import { useBalances, useConfig, usePlans } from '@creditkit/client/react'
import { useRef, useState } from 'react'
import { Root, useFocusBack } from '../../parts/index'
import { useEmit, useFormat, useKit } from '../../provider/index'
import { type CreditNeed, CreditShortfall } from '../credit-gate/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { CancelDialog } from './cancel-dialog.view'
import { toServicePlansModel } from './service-plans.model'
import type { ServicePlansProps } from './service-plans.props'
import { ServicePlansView } from './service-plans.view'
import { toSubscribeDialogModel } from './subscribe-dialog.model'
import { SubscribeDialog } from './subscribe-dialog.view'
import { useAllSubscriptions } from './use-all-subscriptions'
import { useCancelFlow } from './use-cancel-flow'
import { useSubscribeFlow } from './use-subscribe-flow'

const NO_LABELS = {}

/**
 * Services that are paid with credits month by month: what they cost and include, which of them run and how they go on,
 * and subscribing and canceling with the consequences said first. Pressing twice, and a lost answer, subscribe once.
 */
export function ServicePlans(props: ServicePlansProps) {
  const { walletId, limitLabels = NO_LABELS, defaultAutoRenew = true, onBuy } = props
  const format = useFormat()
  const emit = useEmit()
  const kit = useKit()
  const plans = usePlans()
  const subscriptions = useAllSubscriptions()
  const balances = useBalances()
  const config = useConfig()
  const [isRetrying, setRetrying] = useState(false)
  const [need, setNeed] = useState<CreditNeed | null>(null)
  const headings = useRef(new Map<string, HTMLElement | null>())
  const touched = useRef<string | null>(null)
  const sources = { plans, subscriptions, balances }
  const subscribing = useSubscribeFlow({ ...sources, onSubscribed: props.onSubscribed })
  const canceling = useCancelFlow({ ...sources, onCanceled: props.onCanceled })
  const payments = onBuy ? undefined : kit.payments.map(({ id }) => id)

  const model = toServicePlansModel({
    ...sources,
    balances: balances.data,
    config,
    walletId,
    payments,
    limitLabels,
    format,
  })
  const chosen = subscribing.state.status === 'closed' ? null : subscribing.state.plan
  const cards = model.status === 'ready' ? model.cards : []
  const dialog = toSubscribeDialogModel({
    state: subscribing.state,
    balance: balances.data?.find((balance) => balance.walletId === chosen?.walletId),
    config: config.data,
    others: cards
      .filter(({ plan, cancels }) => cancels && plan.id !== chosen?.id)
      .map(({ plan }) => plan.name),
    format,
  })
  const isOpen = dialog.status !== 'closed' || canceling.model.isOpen || need !== null
  useFocusBack(isOpen, () => headings.current.get(touched.current ?? ''))

  async function retry() {
    setRetrying(true)
    await Promise.all([plans, subscriptions, balances, config].map(({ refetch }) => refetch()))
    setRetrying(false)
  }

  function buy(wanted: CreditNeed) {
    emit({ type: 'credits.addRequested', walletId: wanted.walletId, from: 'servicePlans' })
    if (onBuy) onBuy(wanted)
    else setNeed(wanted)
  }

  return (
    <Root appearance={props.appearance} messages={props.messages}>
      <ServicePlansView
        actions={{
          onRetry: () => void retry(),
          onSubscribe: (plan) => {
            touched.current = plan.id
            subscribing.open(plan, defaultAutoRenew)
          },
          onCancel: (subscription, plan) => {
            touched.current = plan.id
            canceling.open({ subscription, plan })
          },
          onBuy: (wanted, plan) => {
            touched.current = plan.id
            buy(wanted)
          },
        }}
        announcement={canceling.announcement}
        headingRef={(planId) => (element) => void headings.current.set(planId, element)}
        isRetrying={isRetrying}
        model={model}
      />
      <SubscribeDialog
        model={dialog}
        onClose={subscribing.close}
        onConfirm={subscribing.confirm}
        onRenewChange={subscribing.setRenew}
        shortfall={(focusMain) =>
          dialog.status === 'confirm' && dialog.shortfall ? (
            <CreditShortfall
              {...dialog.shortfall}
              onBuy={(wanted) => {
                // What was pressed is gone when the credits are there.
                focusMain()
                buy(wanted)
              }}
              providers={payments}
            />
          ) : null
        }
      />
      <CancelDialog model={canceling.model} onClose={canceling.close} onConfirm={canceling.confirm} />
      <PurchaseDialog
        defaultAmount={need?.offer?.type === 'money' ? need.offer.money : undefined}
        defaultPackageId={need?.offer?.type === 'package' ? need.offer.package.id : undefined}
        onOpenChange={(open) => (open ? undefined : setNeed(null))}
        open={need !== null}
        walletId={need?.walletId}
      />
    </Root>
  )
}
