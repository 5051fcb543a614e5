import type { JsonOperationName } from '@creditkit/contract'
import {
  begin,
  buy,
  buying,
  credits,
  give,
  hold,
  holding,
  PLENTY,
  price,
  setAvailable,
  spending,
  topUpRule,
  writing,
} from './hands'
import { change, reading, type Sample } from './samples'
import type { Trial } from './trial'

const subscribing = (planId: string) => ({ planId, autoRenew: true })

async function subscriptionTo(trial: Trial, planId: string) {
  await setAvailable(trial, PLENTY)
  return { subscriptionId: (await trial.call('subscribe', subscribing(planId))).subscription.id }
}

/** For every operation that answers with JSON a call that goes through: one row, and every common test tries it. */
export const samples: { readonly [Name in JsonOperationName]: Sample<Name> } = {
  getConfig: reading(() => ({})),
  getBalances: reading(() => ({})),
  getBalance: reading(({ world }) => ({ walletId: world.wallet.id })),
  listGrants: reading(({ world }) => ({ walletId: world.wallet.id, limit: 2 })),
  createPurchase: change({
    input: (trial) => buying(trial),
    other: (trial) => buying(trial, 4),
  }),
  getPurchase: reading(async (trial) => ({ purchaseId: (await begin(trial)).id })),
  capturePurchase: change({
    needs: ['approve'],
    async input(trial, { approve }) {
      const purchase = await begin(trial)
      await approve(purchase)
      return { purchaseId: purchase.id }
    },
    other: async (trial) => ({ purchaseId: (await begin(trial)).id }),
  }),
  cancelPurchase: change({
    input: async (trial) => ({ purchaseId: (await begin(trial)).id }),
    other: async (trial) => ({ purchaseId: (await begin(trial)).id }),
  }),
  listPurchases: reading(() => ({ limit: 2 })),
  getReceipt: reading(async (trial, given) => ({ purchaseId: (await buy(trial, given)).id }), ['approve']),
  listTransactions: reading(({ world }) => ({ walletId: world.wallet.id, status: 'completed', limit: 2 })),
  createTransaction: change({
    input: (trial) => writing(trial, 100),
    other: (trial) => writing(trial, 101),
  }),
  getTransaction: reading(async (trial) => ({ transactionId: (await give(trial, 100)).id })),
  updateTransactionStatus: change({
    async input(trial) {
      const { id } = await trial.call('createTransaction', { ...writing(trial, 100), status: 'pending' })
      return { transactionId: id, status: 'completed' }
    },
    other: (_, input) => ({ ...input, status: 'failed' }),
  }),
  spend: change({
    async input(trial) {
      await setAvailable(trial, PLENTY)
      return spending(trial, 100)
    },
    other: (trial) => spending(trial, 101),
  }),
  createHold: change({
    by: 'service',
    async input(trial) {
      await setAvailable(trial, PLENTY)
      return holding(trial, 100)
    },
    other: (trial) => holding(trial, 101),
  }),
  captureHold: change({
    input: async (trial) => ({ holdId: (await hold(trial, 100)).id, amount: credits(trial, 60) }),
    other: (trial, input) => ({ ...input, amount: credits(trial, 61) }),
  }),
  releaseHold: change({
    input: async (trial) => ({ holdId: (await hold(trial, 100)).id }),
    other: async (trial) => ({ holdId: (await hold(trial, 100)).id }),
  }),
  quoteTool: reading((_, { tool }) => ({ tool, complexity: 'low' }), ['tool']),
  listUsageMeters: reading(() => ({})),
  listUsageHistory: reading(() => ({ granularity: 'day', limit: 2 })),
  recordUsage: change({
    needs: ['meter'],
    async input(trial, { meter }) {
      await setAvailable(trial, PLENTY)
      const { accountId } = trial.world.callers.customer
      return { accountId, meterId: meter.id, quantity: meter.included + 1 }
    },
    other: (_, input) => ({ ...input, quantity: input.quantity + 1 }),
  }),
  listPlans: reading(() => ({})),
  subscribe: change({
    needs: ['planIds'],
    async input(trial, { planIds }) {
      await setAvailable(trial, PLENTY)
      return subscribing(planIds[0])
    },
    other: (_, input) => ({ ...input, autoRenew: false }),
  }),
  listSubscriptions: reading(() => ({ limit: 2 })),
  cancelSubscription: change({
    needs: ['planIds'],
    input: (trial, { planIds }) => subscriptionTo(trial, planIds[0]),
    other: (trial, _, { planIds }) => subscriptionTo(trial, planIds[1]),
  }),
  getAutoTopUp: reading(({ world }) => ({ walletId: world.wallet.id })),
  setAutoTopUp: change({
    input: (trial) => topUpRule(trial),
    other: (trial, input) => ({ ...input, threshold: credits(trial, 11) }),
  }),
  redeemCode: change({
    needs: ['code'],
    input: (_, { code }) => ({ code }),
    other: (_, { code }) => ({ code: `${code}-OTHER` }),
  }),
  adminListUsers: reading(() => ({ q: '', limit: 2 })),
  adminGetUserCredits: reading(({ world }) => ({ userId: world.callers.customer.userId })),
  adminAdjust: change({
    input: (trial) => adjusting(trial, 100),
    other: (trial) => adjusting(trial, 101),
  }),
  adminAdjustMany: change({
    input: (trial) => ({ rows: [adjusting(trial, 100), adjusting(trial, 200)] }),
    other: (trial) => ({ rows: [adjusting(trial, 100)] }),
  }),
  adminRefund: change({
    needs: ['approve'],
    input: async (trial, given) => ({
      purchaseId: (await buy(trial, given)).id,
      money: price(trial, 1),
      reason: 'An outage',
    }),
    other: (_, input) => ({ ...input, reason: 'Another outage' }),
  }),
  adminGetBranding: reading(() => ({})),
  adminSetBranding: change({
    async input({ call }) {
      const { version } = await call('adminGetBranding', {})
      return { name: { one: 'Star', other: 'Stars' }, version }
    },
    other: (_, input) => ({ ...input, name: { one: 'Moon', other: 'Moons' } }),
  }),
  adminListAudit: reading(({ world }) => ({ userId: world.callers.customer.userId, limit: 2 })),
}

/** What an admin sends to give the customer (below zero: to take) so many smallest units. */
export function adjusting(trial: Trial, minor: number) {
  const { wallet, callers } = trial.world
  return {
    userId: callers.customer.userId,
    walletId: wallet.id,
    amount: credits(trial, minor),
    reason: 'An outage',
  }
}

/** Everything that the API tells of the customer, for telling whether something changed. */
export async function pictureOf(trial: Trial): Promise<unknown> {
  const { call, world } = trial
  const { walletId, userId } = { walletId: world.wallet.id, userId: world.callers.customer.userId }
  const balances = (await call('getBalances', {})).balances.map((balance) =>
    balance.status === 'ok' ? balance : { ...balance, updatedAt: null },
  )
  return {
    balances,
    transactions: await call('listTransactions', { limit: 100 }),
    purchases: await call('listPurchases', { limit: 100 }),
    subscriptions: await call('listSubscriptions', { limit: 100 }),
    topUp: await call('getAutoTopUp', { walletId }),
    meters: await call('listUsageMeters', {}),
    branding: await call('adminGetBranding', {}),
    audit: await call('adminListAudit', { userId, limit: 100 }),
  }
}
