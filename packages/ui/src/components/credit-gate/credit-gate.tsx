import { useBalances, useConfig, useCreditAction } from '@creditkit/client/react'
import { type Amount, compare } from '@creditkit/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Root } from '../../parts/index'
import { useEmit, useFormat, useKit } from '../../provider/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { toCreditGateModel } from './credit-gate.model'
import type { CreditGateProps } from './credit-gate.props'
import { CreditGateView } from './credit-gate.view'
import { CreditShortfall } from './credit-shortfall'
import type { CreditNeed } from './credit-shortfall.model'
import { GateConfirm } from './gate-confirm.view'
import { useActionEvents } from './use-action-events'
import { useCountdown } from './use-countdown'

/**
 * A button for an action that costs credits: the price is on it before the click, a run that fails costs nothing, and
 * where credits are missing they are bought on the spot and the action goes on by itself, once. Pressing twice is one run.
 */
export function CreditGate<Result>(props: CreditGateProps<Result>) {
  const { tool, complexity, walletId, onDone, costIs = 'exact', onBuy } = props
  const { errorMessage, showBalance = true, confirmAbove, label } = props
  const format = useFormat()
  const emit = useEmit()
  const { payments } = useKit()
  const config = useConfig()
  const balances = useBalances()
  const action = useCreditAction<Result>({ ...props, onSuccess: onDone })
  const { state, cost } = action
  const [isAsking, setAsking] = useState(false)
  const [need, setNeed] = useState<CreditNeed | null>(null)
  const [isReloading, setReloading] = useState(false)
  const button = useRef<HTMLElement | null>(null)
  const buttonRef = useCallback((element: HTMLElement | null) => {
    button.current = element
  }, [])
  useActionEvents(state, { tool, complexity })

  // The hold has ended on the server's side, which no answer has told.
  const isUnsettled = state.status === 'unsettled'
  const { refetch: refetchBalances } = balances
  useEffect(() => {
    if (isUnsettled) void refetchBalances()
  }, [isUnsettled, refetchBalances])

  const payer = state.status === 'blocked' ? state.walletId : (walletId ?? cost.data?.walletId)
  const balance =
    balances.data?.find((each) => each.walletId === payer) ??
    (balances.data || balances.error ? null : undefined)
  const model = toCreditGateModel({ state, cost, costIs, config, balance, errorMessage, format })
  const countdown = useCountdown(model.status === 'limited' ? model.retryAt : null)
  const price = 'price' in model ? model.price : null

  async function reload() {
    setReloading(true)
    await Promise.all([cost.refetch(), config.refetch()])
    setReloading(false)
  }

  function buy(wanted: CreditNeed) {
    emit({ type: 'credits.addRequested', walletId: wanted.walletId, from: 'creditGate' })
    if (onBuy) return onBuy(wanted)
    // What was pressed will be gone when the dialog gives the focus back.
    button.current?.focus()
    setNeed(wanted)
  }

  return (
    <Root appearance={props.appearance} messages={props.messages}>
      <CreditGateView
        actions={{
          onStart: () =>
            price && asksAbove(confirmAbove, price.amount) ? setAsking(true) : void action.start(),
          onCancel: () => void action.cancel(),
          onReload: () => void reload(),
          onCheck: () => void action.retry(),
        }}
        button={button}
        buttonRef={buttonRef}
        countdown={countdown}
        isReloading={isReloading}
        label={label}
        model={model}
        runningLabel={props.runningLabel}
        shortfall={
          model.status === 'blocked' ? (
            <CreditShortfall
              available={model.available}
              onBuy={buy}
              providers={onBuy ? undefined : payments.map(({ id }) => id)}
              required={model.required}
              walletId={model.walletId}
            />
          ) : null
        }
        showBalance={showBalance}
      >
        {props.children}
      </CreditGateView>
      {price && 'balance' in model ? (
        <GateConfirm
          balance={model.balance}
          label={label}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            void action.start()
          }}
          open={isAsking}
          price={price}
        />
      ) : null}
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

/** Whether so many credits are spent only after asking. What cannot be compared is asked about. */
function asksAbove(most: Amount | undefined, cost: Amount): boolean {
  if (!most) return false
  return most.asset !== cost.asset || compare(cost, most) > 0
}
