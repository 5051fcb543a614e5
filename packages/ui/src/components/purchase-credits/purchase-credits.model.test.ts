import type { PurchaseState } from '@creditkit/client'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import {
  balanceRecord,
  configRecord,
  creditsError,
  failedToCreate,
  flowStates,
  packageRecord,
  purchaseRecord,
  usd,
  walletRecord,
} from '../../testing/purchase-records'
import { type PurchaseCreditsInput, toPurchaseCreditsModel } from './purchase-credits.model'
import { NO_EDITS } from './purchase-form.model'

const format = createFormatter('en')
const modelOf = (changes: Partial<PurchaseCreditsInput> = {}) =>
  toPurchaseCreditsModel({
    config: { data: configRecord(), error: null },
    wallet: walletRecord(),
    balance: balanceRecord(2750),
    flow: flowStates.idle,
    isOwn: true,
    isFinding: false,
    approving: null,
    leavingTo: null,
    wasRefused: false,
    isOnline: true,
    edits: NO_EDITS,
    payments: ['paypal'],
    mode: undefined,
    defaultAmount: undefined,
    defaultPackageId: undefined,
    format,
    ...changes,
  })
const checkoutOf = (changes: Partial<PurchaseCreditsInput> = {}) => {
  const model = modelOf(changes)
  if (model.status !== 'checkout') throw new Error(`The model is ${model.status}.`)
  return model
}

describe('before anything can be bought', () => {
  const failing = (code: Parameters<typeof creditsError>[0]) => ({
    config: { data: undefined, error: creditsError(code, [], 'req_1') },
    wallet: undefined,
  })

  test.each<[string, Partial<PurchaseCreditsInput>]>([
    ['loading', { config: { data: undefined, error: null }, wallet: undefined }],
    ['missing', { wallet: null }],
    ['signed_out', failing('unauthenticated')],
    ['forbidden', failing('forbidden')],
    ['error', failing('internal')],
    ['not_purchasable', { wallet: walletRecord({ purchasable: false }) }],
    [
      'unavailable',
      { balance: { status: 'unavailable', walletId: 'credits', updatedAt: '2026-11-01T12:00:00.000Z' } },
    ],
    ['no_provider', { payments: [] }],
    ['no_provider', { payments: ['stripe'] }],
    ['no_provider', { wallet: walletRecord({ providers: ['stripe'] }), payments: ['stripe'] }],
  ])('it is %s', (status, changes) => {
    expect(modelOf(changes).status).toBe(status)
  })

  test('no answer at all is told from an answer that is an error', () => {
    expect(modelOf(failing('network'))).toMatchObject({ status: 'error', isOffline: true })
    expect(modelOf(failing('internal'))).toMatchObject({ isOffline: false, requestId: 'req_1' })
  })

  test('is asked for again only where that may help', () => {
    expect(modelOf(failing('internal'))).toMatchObject({ canRetry: true })
    expect(modelOf(failing('network'))).toMatchObject({ canRetry: true })
    expect(modelOf(failing('not_found'))).toMatchObject({ status: 'error', canRetry: false })
  })

  test('is loading while a purchase is looked for that somebody comes back from', () => {
    expect(modelOf({ isFinding: true }).status).toBe('loading')
  })

  test('a running purchase is shown whatever has become of its wallet', () => {
    const gone = { wallet: walletRecord({ purchasable: false }), balance: undefined }
    expect(modelOf({ ...gone, flow: flowStates.settling }).status).toBe('checkout')
    expect(modelOf({ ...gone, flow: flowStates.succeeded }).status).toBe('succeeded')
  })
})

describe('the form', () => {
  test('says what the choice brings, costs and leaves', () => {
    expect(checkoutOf().summary).toEqual({
      quantity: '10',
      unit: 'Sky Credits',
      told: null,
      price: '$10.00',
      balanceAfter: '37.50\u00a0Sky Credits',
    })
    expect(checkoutOf().form?.amount.rate).toEqual({ credits: '1\u00a0Sky Credit', money: '$1.00' })
  })

  test('says what is left where the server keeps no totals', () => {
    const { totalPurchased: _, totalUsed: __, ...balance } = balanceRecord(2750)
    expect(checkoutOf({ balance }).summary.balanceAfter).toBe('37.50\u00a0Sky Credits')
  })

  test('counts the bonus of a package in, and names it', () => {
    const config = { data: configRecord({ packages: [packageRecord()] }), error: null }
    expect(checkoutOf({ config, mode: 'packages' }).summary).toMatchObject({
      quantity: '94.50',
      unit: 'Sky Credits',
      bonus: '4.50\u00a0Sky Credits',
      price: '$90.00',
    })
  })

  test('names no balance that is not known, and no sum of what cannot be bought', () => {
    expect(checkoutOf({ balance: undefined }).summary).not.toHaveProperty('balanceAfter')
    expect(checkoutOf({ edits: { amountText: 'abc', isChecked: false } }).summary).toEqual({
      quantity: null,
      unit: 'Sky Credits',
      told: null,
      price: null,
      balanceAfter: null,
    })
  })

  test('cannot be paid where there is no package to pay for', () => {
    expect(checkoutOf({ mode: 'packages' }).canPay).toBe(false)
    expect(checkoutOf({ isOnline: false })).toMatchObject({ canPay: false, phase: 'offline' })
  })
})

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

  test('that was turned back from says whether it can still be paid', () => {
    expect(checkoutOf({ flow: flowStates.canceled }).notice).toEqual({ kind: 'canceled', isOpen: true })
    const over = { ...flowStates.canceled, canRetry: false }
    expect(checkoutOf({ flow: over }).notice).toEqual({ kind: 'canceled', isOpen: false })
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
