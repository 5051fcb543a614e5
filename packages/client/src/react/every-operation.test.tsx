import { amount, type OperationName, operations } from '@creditkit/contract'
import { waitFor } from '@testing-library/react'
import { useEffect } from 'react'
import { describe, expect, test } from 'vitest'
import { autoTopUpRecord, configRecord, credits } from '../query/testing/records'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import * as hooks from './index'
import { expectQuietConsole, mount } from './testing/mount'

expectQuietConsole()

/** The hook that serves an operation: `use` calls it, and what it answers with is called once. */
interface Served {
  readonly hook: keyof typeof hooks
  readonly use: () => unknown
}

/** A flow that serves an operation as one step among others, tested with that flow; or why no hook is needed. */
interface Unserved {
  readonly flow?: keyof typeof hooks
  readonly why: string
}

const { status: _, ...rule } = autoTopUpRecord()
const adjustment = { userId: 'ada', walletId: 'main', amount: credits(5), reason: 'Goodwill' }
const spending = {
  walletId: 'main',
  amount: credits(5),
  description: 'Run',
  reference: { type: 'run', id: '1' },
}
const brand = { name: { one: 'Sky', other: 'Sky' }, version: 1 }
const webhook = { why: 'The provider calls it, never a client.' }
const ofTheServer = { why: 'The host’s own server writes history; a page has the client’s method.' }

/** The compiler asks for a row when the contract grows. */
const table: { readonly [Name in OperationName]: Served | Unserved } = {
  getConfig: { hook: 'useConfig', use: () => void hooks.useConfig() },
  getBalances: { hook: 'useBalances', use: () => void hooks.useBalances() },
  getBalance: { why: 'All wallets come in one request, which useCreditBalance shares.' },
  listGrants: { hook: 'useGrants', use: () => void hooks.useGrants() },
  createPurchase: { flow: 'usePurchaseFlow', why: 'start' },
  getPurchase: { hook: 'usePurchase', use: () => void hooks.usePurchase('purchase-1') },
  capturePurchase: { flow: 'usePurchaseFlow', why: 'approve' },
  cancelPurchase: { flow: 'usePurchaseFlow', why: 'cancel' },
  listPurchases: { hook: 'usePurchases', use: () => void hooks.usePurchases() },
  getReceipt: { hook: 'useReceipt', use: () => void hooks.useReceipt('purchase-1') },
  listTransactions: { hook: 'useTransactions', use: () => void hooks.useTransactions() },
  exportTransactions: {
    hook: 'useExportTransactions',
    use: () => hooks.useExportTransactions().start,
  },
  createTransaction: ofTheServer,
  getTransaction: { hook: 'useTransaction', use: () => void hooks.useTransaction('transaction-1') },
  updateTransactionStatus: ofTheServer,
  spend: { hook: 'useSpend', use: submitting(() => hooks.useSpend(), spending) },
  createHold: { flow: 'useCreditAction', why: 'run' },
  captureHold: { flow: 'useCreditAction', why: 'run' },
  releaseHold: { flow: 'useCreditAction', why: 'run' },
  quoteTool: { flow: 'useCreditAction', why: 'quote' },
  listUsageMeters: { hook: 'useUsage', use: () => void hooks.useUsage() },
  listUsageHistory: { hook: 'useUsageHistory', use: () => void hooks.useUsageHistory() },
  recordUsage: {
    hook: 'useRecordUsage',
    use: submitting(() => hooks.useRecordUsage(), { meterId: 'api-calls', quantity: 1 }),
  },
  listPlans: { hook: 'usePlans', use: () => void hooks.usePlans() },
  subscribe: {
    hook: 'useSubscribe',
    use: submitting(() => hooks.useSubscribe(), { planId: 'dns-basic', autoRenew: true }),
  },
  listSubscriptions: { hook: 'useSubscriptions', use: () => void hooks.useSubscriptions() },
  cancelSubscription: {
    hook: 'useCancelSubscription',
    use: submitting(() => hooks.useCancelSubscription(), { subscriptionId: 'subscription-1' }),
  },
  getAutoTopUp: { hook: 'useAutoTopUp', use: () => void hooks.useAutoTopUp() },
  setAutoTopUp: { hook: 'useAutoTopUp', use: submitting(() => hooks.useAutoTopUp().save, rule) },
  redeemCode: { hook: 'useRedeemCode', use: submitting(() => hooks.useRedeemCode(), { code: 'WELCOME10' }) },
  streamEvents: { hook: 'useLiveEvents', use: () => hooks.useLiveEvents(() => {}) },
  adminListUsers: { hook: 'useAdminUsers', use: () => void hooks.useAdminUsers() },
  adminGetUserCredits: { hook: 'useAdminUserCredits', use: () => void hooks.useAdminUserCredits('ada') },
  adminAdjust: { hook: 'useAdjustCredits', use: submitting(() => hooks.useAdjustCredits(), adjustment) },
  adminAdjustMany: {
    hook: 'useAdjustMany',
    use: submitting(() => hooks.useAdjustMany(), { rows: [adjustment] }),
  },
  adminRefund: {
    hook: 'useAdminRefund',
    use: submitting(() => hooks.useAdminRefund(), {
      purchaseId: 'purchase-1',
      money: amount(500, 'USD/2'),
      reason: 'Asked for',
    }),
  },
  adminGetBranding: { hook: 'useAdminBranding', use: () => void hooks.useAdminBranding() },
  adminSetBranding: { hook: 'useSetBranding', use: submitting(() => hooks.useSetBranding(), brand) },
  adminListAudit: { hook: 'useAudit', use: () => void hooks.useAudit() },
  receivePaypalWebhook: webhook,
  receiveStripeWebhook: webhook,
  receiveDodoWebhook: webhook,
}

function submitting<Input>(
  useHandle: () => { readonly submit: (input: Input) => unknown },
  input: Input,
): () => () => void {
  return () => {
    const { submit } = useHandle()
    return () => void submit(input)
  }
}

function Probe({ use }: { use: () => unknown }) {
  const call = use()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => {
    if (typeof call === 'function') call()
  }, [])
  return null
}

const rows = Object.entries(table)
const isServed = (row: Served | Unserved): row is Served => 'hook' in row

describe('every operation of the contract', () => {
  test('has a row here, and nothing else has', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(operations).sort())
  })

  test.each(rows.flatMap(([name, row]) => (isServed(row) ? [[name, row.hook, row.use] as const] : [])))(
    '%s is asked for by %s',
    async (name, hook, use) => {
      expect(Object.keys(hooks)).toContain(hook)
      const backend = createScriptedBackend({ getConfig: () => configRecord() })
      const { unmount } = mount(<Probe use={use} />, backend, { live: name === 'streamEvents' })
      await waitFor(() => expect(backend.requests.map(({ operation }) => String(operation))).toContain(name))
      unmount()
    },
  )

  test.each(rows.flatMap(([name, row]) => (isServed(row) ? [] : [[name, row] as const])))(
    '%s is a step of a flow, or needs no hook: %o',
    (_, { flow, why }) => {
      expect(why.length).toBeGreaterThan(flow ? 0 : 20)
      if (flow) expect(Object.keys(hooks)).toContain(flow)
    },
  )
})
