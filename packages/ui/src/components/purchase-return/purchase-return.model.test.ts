import type { PurchaseState, PurchaseStateName } from '@creditkit/client'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import {
  balanceRecord,
  configRecord,
  creditsError,
  flowStates,
  purchaseRecord,
  walletRecord,
} from '../../testing/purchase-records'
import { type PurchaseReturnInput, toPurchaseReturnModel } from './purchase-return.model'

const LATER = '2026-11-01T12:00:30.000Z'
const modelOf = (changes: Partial<PurchaseReturnInput> = {}) =>
  toPurchaseReturnModel({
    search: { status: 'found' },
    flow: flowStates.capturing,
    config: { data: configRecord(), error: null },
    wallet: walletRecord(),
    balance: balanceRecord(2750),
    approving: null,
    leavingTo: null,
    wasRefused: false,
    isOnline: true,
    format: createFormatter('en'),
    ...changes,
  })
const foundOf = (changes: Partial<PurchaseReturnInput>) => {
  const model = modelOf(changes)
  if (model.status !== 'found') throw new Error(`The model is ${model.status}.`)
  return model
}

describe('before there is a purchase to show', () => {
  const unanswered = (code: Parameters<typeof creditsError>[0]): PurchaseState => ({
    ...flowStates.failed,
    step: 'resume',
    purchase: undefined,
    error: creditsError(code, [], 'req_1'),
  })
  const loading = { config: { data: undefined, error: null }, wallet: undefined }
  const nothing = { search: { status: 'nothing' }, flow: flowStates.idle } as const

  test.each<[string, Partial<PurchaseReturnInput>]>([
    ['finding', { search: { status: 'finding' }, flow: flowStates.idle }],
    ['finding', loading],
    ['finding', { flow: flowStates.idle }],
    ['nothing', nothing],
    ['signed_out', { search: { status: 'failed', error: creditsError('unauthenticated') } }],
    ['signed_out', { flow: unanswered('unauthenticated') }],
    ['forbidden', { flow: unanswered('forbidden') }],
    ['error', { search: { status: 'failed', error: creditsError('network') } }],
    ['error', { flow: unanswered('internal') }],
    ['error', { ...loading, config: { data: undefined, error: creditsError('internal') } }],
  ])('it is %s', (status, changes) => {
    expect(modelOf(changes).status).toBe(status)
  })

  test('an error says whether it is the connection, how it is found again, and whether asking again helps', () => {
    expect(modelOf({ flow: unanswered('internal') })).toEqual({
      status: 'error',
      message: 'common.error.internal',
      requestId: 'req_1',
      isOffline: false,
      canRetry: true,
    })
    expect(modelOf({ flow: unanswered('network') })).toMatchObject({ isOffline: true })
    expect(modelOf({ flow: unanswered('not_found') })).toMatchObject({ canRetry: false })
  })

  test('nothing found shows the balance as the server knows it, and never a zero for what is not known', () => {
    expect(modelOf(nothing)).toEqual({ status: 'nothing', balance: '27.50\u00a0Sky Credits' })
    expect(modelOf({ ...nothing, balance: undefined })).toMatchObject({ balance: null })
    expect(modelOf({ ...nothing, balance: null })).toMatchObject({ balance: 'unknown' })
    const balance = { status: 'unavailable', walletId: 'credits', updatedAt: LATER } as const
    expect(modelOf({ ...nothing, balance })).toMatchObject({ balance: 'unknown' })
  })
})

describe('a purchase that was found', () => {
  const states: { readonly [Name in Exclude<PurchaseStateName, 'idle' | 'creating' | 'succeeded'>]: string } =
    {
      awaiting_approval: 'approvable',
      capturing: 'confirming',
      settling: 'crediting',
      declined: 'declined',
      canceled: 'canceled',
      expired: 'expired',
      failed: 'failed',
      unknown: 'checking',
      resumable: 'not_approved',
    }

  test.each(Object.entries(states))('%s is shown as %s, without a form', (name, phase) => {
    const flow = Object.values(flowStates).find(({ status }) => status === name)
    expect(foundOf(flow ? { flow } : {})).toMatchObject({ phase, form: null, price: { minor: 2500 } })
  })

  test.each<[string, Partial<PurchaseReturnInput>]>([
    ['leaving', { flow: flowStates.awaiting_approval, approving: 'redirect' }],
    ['not_approved', { flow: flowStates.awaiting_approval, wasRefused: true }],
    ['unpaid', { flow: { ...flowStates.unknown, canRetry: true } }],
    ['canceling', { flow: { ...flowStates.canceled, confirming: true } }],
    ['offline', { isOnline: false, flow: flowStates.canceled }],
  ])('can be %s', (phase, changes) => {
    expect(foundOf(changes).phase).toBe(phase)
  })

  test('can be paid while it is open, and is over when it is not', () => {
    for (const flow of [flowStates.canceled, flowStates.declined, flowStates.failed, flowStates.resumable]) {
      expect(foundOf({ flow })).toMatchObject({ canPay: true, isOver: false, canStartOver: true })
    }
    for (const flow of [
      flowStates.expired,
      { ...flowStates.canceled, canRetry: false },
      { ...flowStates.declined, canRetry: false },
    ]) {
      expect(foundOf({ flow })).toMatchObject({ canPay: false, isOver: true, canStartOver: true })
    }
    expect(foundOf({ flow: flowStates.capturing })).toMatchObject({ isOver: false, canStartOver: false })
  })

  test('is told with what the server says of it once it is credited', () => {
    const flow = {
      ...flowStates.succeeded,
      purchase: purchaseRecord({ status: 'succeeded', updatedAt: LATER }),
    }
    expect(modelOf({ flow, balance: balanceRecord(5250, LATER) })).toEqual({
      status: 'succeeded',
      purchaseId: 'pur_1',
      credits: '25\u00a0Sky Credits',
      price: '$25.00',
      balance: '52.50\u00a0Sky Credits',
      since: null,
    })
    expect(modelOf({ flow })).toMatchObject({ balance: null })
    expect(modelOf({ flow, balance: null })).toMatchObject({ balance: 'unknown' })
  })

  test('of a wallet that is gone is shown all the same', () => {
    expect(foundOf({ wallet: null })).toMatchObject({ phase: 'confirming', description: '' })
  })
})
