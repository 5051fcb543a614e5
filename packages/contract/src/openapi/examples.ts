import { amount } from '../amount/index'
import type { ClientOperationName, JsonOperationName, OperationInput, OperationOutput } from '../types'
import { samples } from './samples'

const credits = (minor: number) => amount(minor, 'CREDIT/0')
const usd = (minor: number) => amount(minor, 'USD/2')
const walletId = samples.wallet.id
const reason = samples.audit.reason

const { audit, autoTopUp, balance, branding, config, creditPackage, event, grant, hold, meter, plan } =
  samples
const { purchase, quote, receipt, subscription, transaction, usagePoint, user } = samples

/** One good input of every operation that a client calls. */
export const inputExamples: { readonly [Name in ClientOperationName]: OperationInput<Name> } = {
  getConfig: {},
  getBalances: {},
  getBalance: { walletId },
  listGrants: { walletId, limit: 25 },
  createPurchase: { walletId, provider: 'paypal', packageId: creditPackage.id },
  getPurchase: { purchaseId: purchase.id },
  capturePurchase: { purchaseId: purchase.id },
  cancelPurchase: { purchaseId: purchase.id },
  listPurchases: { limit: 25 },
  getReceipt: { purchaseId: purchase.id },
  listTransactions: {
    walletId,
    type: 'usage',
    status: 'completed',
    from: '2026-10-01T00:00:00.000Z',
    to: '2026-11-01T00:00:00.000Z',
    q: 'upscale',
    limit: 50,
  },
  exportTransactions: { walletId, from: '2026-10-01T00:00:00.000Z' },
  createTransaction: {
    accountId: user.accountId,
    walletId,
    amount: credits(-3),
    type: 'usage',
    description: transaction.description,
    reference: { type: 'tool_run', id: 'run_81' },
    externalId: 'run_81',
    metadata: { region: 'eu' },
  },
  getTransaction: { transactionId: transaction.id },
  updateTransactionStatus: { transactionId: transaction.id, status: 'reversed' },
  spend: {
    accountId: user.accountId,
    walletId,
    amount: credits(3),
    description: transaction.description,
    reference: { type: 'tool_run', id: 'run_81' },
  },
  createHold: {
    walletId,
    run: { tool: 'upscale', complexity: 'high' },
    description: hold.description,
    expiresInSeconds: 900,
  },
  captureHold: { holdId: hold.id, amount: credits(3) },
  releaseHold: { holdId: hold.id },
  quoteTool: { tool: 'upscale', complexity: 'high' },
  listUsageMeters: {},
  listUsageHistory: { granularity: 'day', meterId: meter.id, limit: 31 },
  recordUsage: { accountId: user.accountId, meterId: meter.id, quantity: 120 },
  listPlans: {},
  subscribe: { planId: plan.id, autoRenew: true },
  listSubscriptions: {},
  cancelSubscription: { subscriptionId: subscription.id },
  getAutoTopUp: { walletId },
  setAutoTopUp: {
    enabled: true,
    walletId,
    threshold: credits(10),
    amount: usd(2500),
    monthlyLimit: usd(10_000),
    provider: 'stripe',
  },
  redeemCode: { code: 'WELCOME10' },
  streamEvents: {},
  adminListUsers: { q: 'ada' },
  adminGetUserCredits: { userId: user.id },
  adminAdjust: { userId: user.id, walletId, amount: credits(25), reason, expectedVersion: 42 },
  adminAdjustMany: { rows: [{ userId: user.id, walletId, amount: credits(25), reason }] },
  adminRefund: { purchaseId: purchase.id, money: usd(5000), reason: 'Bought twice by mistake' },
  adminGetBranding: {},
  adminSetBranding: { name: branding.name, shortName: 'SKY', color: '#4f46e5', version: 3 },
  adminListAudit: { userId: user.id },
}

const page = <Item>(item: Item) => ({ items: [item], nextCursor: null })
const { nextAction, ...approved } = purchase
const succeeded = { ...approved, status: 'succeeded' as const, transactionId: transaction.id }
const adjusted = { transaction, balance, audit }

/** One good answer of every operation that answers with JSON. */
export const outputExamples: { readonly [Name in JsonOperationName]: OperationOutput<Name> } = {
  getConfig: config,
  getBalances: {
    balances: [balance, { status: 'unavailable', walletId: 'tokens', updatedAt: balance.updatedAt }],
  },
  getBalance: balance,
  listGrants: page(grant),
  createPurchase: purchase,
  getPurchase: purchase,
  capturePurchase: succeeded,
  cancelPurchase: { ...approved, status: 'canceled' },
  listPurchases: page(succeeded),
  getReceipt: { ...receipt, purchase: succeeded },
  listTransactions: page(transaction),
  createTransaction: transaction,
  getTransaction: transaction,
  updateTransactionStatus: { ...transaction, status: 'reversed' },
  spend: { transaction, balance },
  createHold: hold,
  captureHold: { hold: { ...hold, status: 'captured', captured: credits(3) }, transaction, balance },
  releaseHold: { hold: { ...hold, status: 'released' }, balance },
  quoteTool: quote,
  listUsageMeters: { meters: [meter] },
  listUsageHistory: page(usagePoint),
  recordUsage: { meter, balance },
  listPlans: { plans: [plan] },
  subscribe: { subscription, transaction, balance },
  listSubscriptions: page(subscription),
  cancelSubscription: { ...subscription, status: 'canceled', autoRenew: false },
  getAutoTopUp: autoTopUp,
  setAutoTopUp: autoTopUp,
  redeemCode: { grant, transaction, balance },
  adminListUsers: page(user),
  adminGetUserCredits: { user, balances: [balance], transactions: page(transaction) },
  adminAdjust: adjusted,
  adminAdjustMany: { rows: [{ status: 'completed', index: 0, result: adjusted }] },
  adminRefund: { purchase: { ...succeeded, status: 'partially_refunded', refunded: usd(5000) }, transaction },
  adminGetBranding: branding,
  adminSetBranding: { ...branding, version: 4 },
  adminListAudit: page(audit),
}

/** One event of the stream. */
export const eventExample = event
