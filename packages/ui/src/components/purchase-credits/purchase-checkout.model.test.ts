import type { PurchaseState } from '@creditkit/client'
import { describe, expect, test } from 'vitest'
import {
  balanceRecord,
  creditsError,
  failedToCreate,
  flowStates,
  purchaseRecord,
  usd,
} from '../../testing/purchase-records'
import type { PurchaseCreditsInput } from './purchase-credits.model'
import { checkoutOf, modelOf } from './testing/model-of'

describe('a purchase that was begun here', () => {
  test.each<[string, PurchaseState, Partial<PurchaseCreditsInput>]>([
    ['ready', flowStates.idle, {}],
    ['creating', flowStates.creating, {}],
    ['approving', flowStates.awaiting_approval, { approving: 'window' }],
    ['leaving', flowStates.creating, { approving: 'redirect' }],
    ['leaving', flowStates.awaiting_approval, { approving: 'redirect', leavingTo: 'https://pay.example/1' }],
    ['paying', flowStates.creating, { approving: 'form' }],
    ['paying', flowStates.awaiting_approval, { approving: 'form' }],
    ['approvable', flowStates.awaiting_approval, {}],
    ['not_approved', flowStates.awaiting_approval, { wasRefused: true }],
    ['confirming', flowStates.capturing, {}],
    ['crediting', flowStates.settling, {}],
    ['checking', flowStates.unknown, {}],
    ['unpaid', { ...flowStates.unknown, canRetry: true }, {}],
    ['canceling', { ...flowStates.canceled, confirming: true }, {}],
    ['canceled', flowStates.canceled, {}],
    ['unsafe', { ...flowStates.declined, failure: { declineCode: 'redirect_refused', retryable: true } }, {}],
    ['declined', flowStates.declined, {}],
    ['expired', flowStates.expired, {}],
    ['failed', flowStates.failed, {}],
    ['resume_failed', { ...flowStates.failed, step: 'resume', error: creditsError('network') }, {}],
    ['refused', failedToCreate(creditsError('amount_out_of_range'), flowStates.creating.draft), {}],
  ])('is %s with the form beside it', (phase, flow, changes) => {
    const model = checkoutOf({ flow, ...changes })
    expect(model.phase).toBe(phase)
    expect(model.form).not.toBeNull()
    expect(model.isLocked).toBe(
      model.progress !== null || phase === 'paying' || flow.status === 'awaiting_approval',
    )
  })

  test('shows the server’s figures while it runs, and the form’s once it is over', () => {
    expect(checkoutOf({ flow: flowStates.capturing }).summary.price).toBe('$25.00')
    expect(checkoutOf({ flow: flowStates.declined }).summary.price).toBe('$10.00')
  })

  test('what is paid in the form leaves what stands above it as it was', () => {
    const before = checkoutOf({})
    for (const flow of [flowStates.creating, flowStates.awaiting_approval]) {
      expect(checkoutOf({ flow, approving: 'form' }).summary).toEqual(before.summary)
    }
    expect(checkoutOf({ flow: flowStates.awaiting_approval, approving: 'window' }).summary).not.toEqual(
      before.summary,
    )
  })

  test('that is paid in the form keeps the form in sight instead of showing what runs', () => {
    const paying = checkoutOf({ flow: flowStates.awaiting_approval, approving: 'form' })
    expect(paying).toMatchObject({ progress: null, canGiveUp: false, isLocked: true })
  })

  test('can be given up only while it waits for its buyer', () => {
    const approving = checkoutOf({ flow: flowStates.awaiting_approval, approving: 'window' })
    expect(approving.progress).toEqual({ kind: 'stage', stage: 'approving', canCancel: true })
    expect(checkoutOf({ flow: flowStates.awaiting_approval }).canGiveUp).toBe(true)
    expect(checkoutOf({ flow: flowStates.capturing }).progress).toMatchObject({ canCancel: false })
  })

  test('does not call on anybody to pay later who has approved the payment when the connection goes', () => {
    const noticeOf = (status: 'idle' | 'awaiting_approval' | 'capturing' | 'settling' | 'unknown') =>
      checkoutOf({ flow: flowStates[status], isOnline: false }).notice
    expect(noticeOf('idle')).toEqual({ kind: 'offline', isApproved: false })
    expect(noticeOf('awaiting_approval')).toEqual({ kind: 'offline', isApproved: false })
    for (const status of ['capturing', 'settling', 'unknown'] as const) {
      expect(noticeOf(status)).toEqual({ kind: 'offline', isApproved: true })
    }
  })

  test('that was turned back from says whether it can still be paid', () => {
    expect(checkoutOf({ flow: flowStates.canceled }).notice).toEqual({
      kind: 'canceled',
      open: flowStates.canceled.purchase?.price,
    })
    const over = { ...flowStates.canceled, canRetry: false }
    expect(checkoutOf({ flow: over }).notice).toEqual({ kind: 'canceled', open: null })
  })

  test('gives way to something else once it is paid and needs nobody', () => {
    expect(checkoutOf({ flow: flowStates.settling }).canLeaveToSettle).toBe(true)
    expect(checkoutOf({ flow: flowStates.capturing }).canLeaveToSettle).toBe(false)
    expect(checkoutOf({ flow: flowStates.unknown }).canLeaveToSettle).toBe(false)
  })

  test('an end of the session is told while the payment is being checked', () => {
    const flow = { ...flowStates.unknown, error: creditsError('unauthenticated') }
    expect(checkoutOf({ flow }).notice).toMatchObject({
      kind: 'failed',
      message: 'common.error.unauthenticated',
    })
  })
})

describe('a purchase that was begun elsewhere', () => {
  const foreign = { isOwn: false }

  test('is asked about with what the server says of it', () => {
    expect(modelOf({ ...foreign, flow: flowStates.resumable })).toMatchObject({
      status: 'resumable',
      price: '$25.00',
      credits: '25\u00a0Sky Credits',
      provider: 'paypal',
    })
  })

  test('stands alone while it can go on, and leaves for the form', () => {
    const model = checkoutOf({ ...foreign, flow: flowStates.awaiting_approval })
    expect(model).toMatchObject({ form: null, canGiveUp: true, canStartOver: false })
    const declined = checkoutOf({ ...foreign, flow: flowStates.declined })
    expect(declined).toMatchObject({ form: null, canStartOver: true })
    expect(declined.summary.price).toBe('$25.00')
  })

  test('leaves the form once it is over', () => {
    for (const flow of [flowStates.expired, { ...flowStates.canceled, canRetry: false }]) {
      expect(checkoutOf({ ...foreign, flow }).form).not.toBeNull()
    }
  })
})

describe('a receipt', () => {
  const later = '2026-11-01T12:00:30.000Z'
  const flow: PurchaseState = {
    ...flowStates.succeeded,
    purchase: purchaseRecord({ status: 'succeeded', updatedAt: later }),
  }

  test('names the balance only once it contains the purchase', () => {
    expect(modelOf({ flow })).toMatchObject({ status: 'succeeded', balance: null, price: '$25.00' })
    expect(modelOf({ flow, balance: balanceRecord(5250, later) })).toMatchObject({
      balance: '52.50\u00a0Sky Credits',
    })
  })

  test('says that a balance cannot be told, and what has become of the purchase since', () => {
    const balance = { status: 'unavailable', walletId: 'credits', updatedAt: later } as const
    expect(modelOf({ flow, balance })).toMatchObject({ balance: 'unknown', since: null })
    const refunded = { ...flow, purchase: purchaseRecord({ status: 'refunded', refunded: usd(2500) }) }
    expect(modelOf({ flow: refunded })).toMatchObject({ since: 'refunded' })
  })
})
