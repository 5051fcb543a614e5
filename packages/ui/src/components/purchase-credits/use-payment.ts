import type { PurchaseFlowHandle } from '@creditkit/client/react'
import type { NextAction, PurchaseDraft } from '@creditkit/contract'
import { useEffect, useRef, useState } from 'react'
import type { ApprovalPlace, PaymentFormProps } from '../../providers/payment-provider'
import { purchaseOf } from './purchase-checkout.model'

/** What a payment is begun with. */
export interface PaymentIntent {
  /** What the form asks for; null while it cannot be bought. */
  readonly draft: PurchaseDraft | null
  /** Whether the form is on screen and decides what is bought; else the purchase on screen goes on. */
  readonly usesForm: boolean
  readonly approvesIn: ApprovalPlace
}

type Callbacks = Pick<
  PaymentFormProps,
  'onLeave' | 'onApproved' | 'onApprovalCanceled' | 'onApprovalFailed' | 'onApprovalLost' | 'onClosed'
>

/** What the flow does not know: who began the purchase, and whether it is being approved here. */
export interface Payment {
  readonly isOwn: boolean
  /** Where an approval that was begun here takes place; null while none was. */
  readonly approving: ApprovalPlace | null
  /** The address that the page is being left for; null while it is not. */
  readonly leavingTo: string | null
  /** Whether the buyer left for the provider's page and came back with the back button, to the page as it was. */
  readonly cameBack: boolean
  /** How often the provider's window has been closed. */
  readonly closings: number
  /** Whether the last capture was answered with "not approved yet". */
  readonly wasRefused: boolean
  /** What the provider's form tells. */
  readonly callbacks: Callbacks
  /** Begins or goes on, and answers with what the buyer does next; rejects when there is nothing to approve. */
  readonly start: (intent: PaymentIntent) => Promise<NextAction>
  /** Forgets the purchase; the form is as it was left. */
  readonly reset: () => void
}

/** Connects the form and a provider's window to the flow. The flow decides what each of these comes to. */
export function usePayment(flow: PurchaseFlowHandle): Payment {
  const { status } = flow.state
  const [isOwn, setOwn] = useState(false)
  const [place, setPlace] = useState<ApprovalPlace | null>(null)
  const [leavingTo, setLeavingTo] = useState<string | null>(null)
  const [cameBack, setCameBack] = useState(false)
  const [closings, setClosings] = useState(0)
  // Known at once: the browser may put the page away before it has drawn that it is left.
  const isLeaving = useRef(false)
  const isWaiting = status === 'creating' || status === 'awaiting_approval'
  const wasRefused = usePrevious(status) === 'capturing' && status === 'awaiting_approval'

  useEffect(() => {
    if (isWaiting) return
    isLeaving.current = false
    setPlace(null)
    setLeavingTo(null)
  }, [isWaiting])

  useComingBack(() => {
    if (!isLeaving.current) return
    isLeaving.current = false
    const purchaseId = purchaseOf(flow.state)?.id
    setPlace(null)
    setLeavingTo(null)
    setCameBack(true)
    flow.reset()
    void flow.resume({ purchaseId })
  })

  return {
    isOwn,
    approving: isWaiting ? place : null,
    leavingTo: isWaiting ? leavingTo : null,
    cameBack,
    closings,
    wasRefused,
    start: async ({ draft, usesForm, approvesIn }) => {
      setPlace(approvesIn)
      setCameBack(false)
      if (usesForm) setOwn(true)
      const next = usesForm && draft ? await flow.start(draft) : await flow.retry()
      const action = next.status === 'awaiting_approval' ? purchaseOf(next)?.nextAction : undefined
      if (action) return action
      setPlace(null)
      throw new Error(`There is nothing to approve: the purchase is ${next.status}.`)
    },
    callbacks: {
      onLeave: (url) => {
        isLeaving.current = true
        setLeavingTo(url)
      },
      onApproved: async () => {
        await flow.approve()
      },
      onApprovalCanceled: () => {
        setPlace(null)
        flow.approvalCanceled()
      },
      onApprovalFailed: (failure) => {
        setPlace(null)
        flow.approvalFailed(failure)
      },
      onApprovalLost: () => flow.approvalLost(),
      onClosed: () => setClosings((count) => count + 1),
    },
    reset: () => {
      setOwn(false)
      flow.reset()
    },
  }
}

/**
 * Calls back when the page is come back to from the back/forward cache, as it was when it was left: for all it knows it is
 * still being left. What became of the purchase, the server says.
 */
function useComingBack(comeBack: () => void): void {
  const latest = useRef(comeBack)
  useEffect(() => {
    latest.current = comeBack
  })
  useEffect(() => {
    const show = ({ persisted }: PageTransitionEvent) => {
      if (persisted) latest.current()
    }
    window.addEventListener('pageshow', show)
    return () => window.removeEventListener('pageshow', show)
  }, [])
}

/** The value before the last change; undefined before the first. */
function usePrevious<Value>(value: Value): Value | undefined {
  const [seen, setSeen] = useState<{ now: Value; before: Value | undefined }>({
    now: value,
    before: undefined,
  })
  if (seen.now === value) return seen.before
  setSeen({ now: value, before: seen.now })
  return seen.now
}
