import type { PurchaseState } from '@creditkit/client'
import type { Amount, Balance, ProviderId, Purchase, UnitName, Wallet } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import type { ApprovalPlace } from '../../providers/payment-provider'
import type { PurchaseFormModel } from './purchase-form.model'
import { type PurchaseNotice, toPurchaseNotice } from './purchase-notice.model'
import { type PurchaseProgress, type Stage, toPurchaseProgress } from './purchase-progress.model'
import {
  type PurchaseSummary,
  priceOf,
  summaryOfPurchase,
  summaryOfSelection,
} from './purchase-summary.model'

/** Where a checkout stands; the value of `data-state`. `refused` is a form with a field that the server has refused, `paying` one whose payment runs in the form itself. */
export type CheckoutPhase =
  | 'ready'
  | 'refused'
  | 'approvable'
  | 'paying'
  | Stage
  | Exclude<PurchaseProgress['kind'], 'stage'>
  | PurchaseNotice['kind']

/** Choosing and paying, from the untouched form to the last word of the provider. */
export interface Checkout {
  readonly phase: CheckoutPhase
  /** Null for a purchase that was not begun in this form: it is shown without one. */
  readonly form: PurchaseFormModel | null
  /** While a purchase runs, nothing of the form can be changed. */
  readonly isLocked: boolean
  readonly summary: PurchaseSummary
  /** What is to be paid; null while what is chosen cannot be bought. */
  readonly price: Amount | null
  readonly provider: ProviderId
  readonly notice: PurchaseNotice | null
  /** What runs, in the place of the payment button; the button stays mounted behind it. */
  readonly progress: PurchaseProgress | null
  readonly canPay: boolean
  /** Whether it has ended, with nothing left to choose or to pay. */
  readonly isOver: boolean
  /** Whether there is an open purchase that the buyer may give up. */
  readonly canGiveUp: boolean
  /** Whether the form can be had instead. */
  readonly canStartOver: boolean
  /** Whether the purchase is paid and needs nobody, so that something else can be bought meanwhile. */
  readonly canLeaveToSettle: boolean
}

/** What a checkout is made of, besides the form. */
export interface CheckoutInput {
  readonly flow: PurchaseState
  /** Undefined while it is not known, null where it cannot be. */
  readonly balance: Balance | null | undefined
  /** Whether the running purchase was begun in this form, so that the form shows it. */
  readonly isOwn: boolean
  /** Where an approval that this tab has begun takes place; null while it has begun none. */
  readonly approving: ApprovalPlace | null
  /** The address that the page is being left for; null while it is not. */
  readonly leavingTo: string | null
  /** Whether the server has just said that the payment was not approved yet. */
  readonly wasRefused: boolean
  readonly isOnline: boolean
}

interface Words {
  readonly unit: UnitName
  readonly format: Formatter
}

/**
 * Puts form and flow together. A purchase that was begun elsewhere stands alone while it can go on; one that has ended
 * leaves the form.
 */
export function toCheckout(
  input: CheckoutInput,
  form: PurchaseFormModel,
  wallet: Wallet,
  words: Words,
): Checkout {
  const { flow, isOwn, isOnline } = input
  const purchase = purchaseOf(flow)
  const course = courseOf(input)
  const { isLocked } = course
  if (purchase && !isOwn && (isLocked || canGoOn(flow))) return toStandalone(input, purchase, words)
  const fixed = isLocked ? purchase : undefined
  // Somebody who is paying in the form reads on where they were: what is above it stays as it was.
  const isFixed = isLocked && course.phase !== 'paying'
  return {
    ...course,
    form,
    summary:
      fixed && isFixed
        ? summaryOfPurchase(fixed, words)
        : summaryOfSelection(
            form.selection,
            wallet,
            isFixed ? undefined : (input.balance ?? undefined),
            words,
          ),
    price: fixed?.price ?? priceOf(form.selection),
    provider: fixed?.provider ?? form.provider,
    isOver: false,
    canPay: isOnline && (form.tab === 'amount' || form.packages.length > 0),
    canStartOver: false,
  }
}

/** A purchase without the form that it was begun in. It can be paid while it is open. */
export function toStandalone(input: CheckoutInput, purchase: Purchase, words: Words): Checkout {
  const course = courseOf(input)
  const isOver = !course.isLocked && !canGoOn(input.flow)
  return {
    ...course,
    form: null,
    summary: summaryOfPurchase(purchase, words),
    price: purchase.price,
    provider: purchase.provider,
    isOver,
    canPay: input.isOnline && !isOver,
    canStartOver: !course.isLocked,
  }
}

/** The purchase of a flow; undefined while there is none. */
export function purchaseOf(flow: PurchaseState): Purchase | undefined {
  return 'purchase' in flow ? flow.purchase : undefined
}

function canGoOn(flow: PurchaseState): boolean {
  return flow.status === 'resumable' || ('canRetry' in flow && flow.canRetry)
}

type Course = Pick<Checkout, 'phase' | 'isLocked' | 'notice' | 'progress' | 'canGiveUp' | 'canLeaveToSettle'>

/** How a purchase goes, whatever is shown beside it. */
function courseOf(input: CheckoutInput): Course {
  const { flow, approving } = input
  const progress = toPurchaseProgress(flow, input)
  const notice = toPurchaseNotice(flow, input)
  const isPaying = approving === 'form'
  const isApprovable = flow.status === 'awaiting_approval' && progress === null && !isPaying
  return {
    phase: isPaying ? 'paying' : phaseOf(flow, progress, notice, isApprovable),
    isLocked: isApprovable || isPaying || progress !== null,
    notice,
    progress,
    canGiveUp: isApprovable,
    canLeaveToSettle: flow.status === 'settling',
  }
}

function phaseOf(
  flow: PurchaseState,
  progress: PurchaseProgress | null,
  notice: PurchaseNotice | null,
  isApprovable: boolean,
): CheckoutPhase {
  if (progress) return progress.kind === 'stage' ? progress.stage : progress.kind
  if (notice) return notice.kind
  if (isApprovable) return 'approvable'
  return flow.status === 'failed' ? 'refused' : 'ready'
}
