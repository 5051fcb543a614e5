import { amount, type OperationOutput, operations } from '@creditkit/contract'
import { createMockBackend } from '@creditkit/mock-server'
import { expect, test } from 'vitest'
import type { CallName } from './call'
import { createCreditsClient } from './create-client'
import type { CreditsClient } from './credits-client'

const walletId = 'credits'
const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')
const reason = 'An outage'
const draft = { walletId, provider: 'paypal', money: usd(1000) } as const

/** A world of its own for each call, with a client for each of the three roles. */
function newWorld() {
  const mock = createMockBackend({ scenario: 'conformance' })
  const as = (token: string): CreditsClient =>
    createCreditsClient({ fetch: mock.fetch, getHeaders: () => ({ authorization: `Bearer ${token}` }) })
  return { mock, ada: as('mock_ada'), admin: as('mock_grace'), service: as('mock_service') }
}
type World = ReturnType<typeof newWorld>

const accountId = 'acct_ada'
const userId = 'usr_ada'
const adjustment = (minor: number) => ({ userId, walletId, amount: sky(minor), reason })
const written = { accountId, walletId, amount: sky(100), type: 'transfer', description: 'Moved' } as const
const held = { accountId, walletId, amount: sky(100), description: 'A run' } as const

async function bought({ mock, ada }: World) {
  const { id, nextAction } = await ada.createPurchase(draft)
  if (nextAction?.type === 'paypal_order') await mock.providers.paypal.approve(nextAction.orderId)
  return ada.capturePurchase({ purchaseId: id })
}

async function subscribed({ ada, admin }: World) {
  await admin.adminAdjust(adjustment(100_000))
  const { plans } = await ada.listPlans()
  return ada.subscribe({ planId: plans[0]?.id ?? '', autoRenew: true })
}

/** One call that goes through for each operation; the compiler asks for a row when the contract grows. */
const calls: { readonly [Name in CallName]: (world: World) => Promise<OperationOutput<Name>> } = {
  getConfig: ({ ada }) => ada.getConfig(),
  getBalances: ({ ada }) => ada.getBalances(),
  getBalance: ({ ada }) => ada.getBalance({ walletId }),
  listGrants: ({ ada }) => ada.listGrants({ walletId, limit: 2 }),
  createPurchase: ({ ada }) => ada.createPurchase(draft),
  getPurchase: async ({ ada }) => ada.getPurchase({ purchaseId: (await ada.createPurchase(draft)).id }),
  capturePurchase: (world) => bought(world),
  cancelPurchase: async ({ ada }) => ada.cancelPurchase({ purchaseId: (await ada.createPurchase(draft)).id }),
  listPurchases: ({ ada }) => ada.listPurchases(),
  getReceipt: async (world) => world.ada.getReceipt({ purchaseId: (await bought(world)).id }),
  listTransactions: ({ ada }) => ada.listTransactions({ walletId, status: 'completed', q: 'credits' }),
  exportTransactions: ({ ada }) => ada.exportTransactions({ walletId }),
  createTransaction: ({ service }) => service.createTransaction(written),
  getTransaction: async ({ service }) =>
    service.getTransaction({ transactionId: (await service.createTransaction(written)).id }),
  updateTransactionStatus: async ({ service }) => {
    const { id } = await service.createTransaction({ ...written, status: 'pending' })
    return service.updateTransactionStatus({ transactionId: id, status: 'completed' })
  },
  spend: ({ service }) =>
    service.spend({
      accountId,
      walletId,
      amount: sky(1),
      description: 'A run',
      reference: { type: 'run', id: '1' },
    }),
  createHold: ({ ada }) =>
    ada.createHold({ walletId, run: { tool: 'upscale', complexity: 'low' }, description: 'A run' }),
  captureHold: async ({ service }) =>
    service.captureHold({ holdId: (await service.createHold(held)).id, amount: sky(60) }),
  releaseHold: async ({ service }) => service.releaseHold({ holdId: (await service.createHold(held)).id }),
  quoteTool: ({ ada }) => ada.quoteTool({ tool: 'upscale', complexity: 'low' }),
  listUsageMeters: ({ ada }) => ada.listUsageMeters(),
  listUsageHistory: ({ ada }) => ada.listUsageHistory({ granularity: 'day' }),
  recordUsage: async ({ ada, service }) => {
    const { meters } = await ada.listUsageMeters()
    return service.recordUsage({ accountId, meterId: meters[0]?.id ?? '', quantity: 1 })
  },
  listPlans: ({ ada }) => ada.listPlans(),
  subscribe: (world) => subscribed(world),
  listSubscriptions: ({ ada }) => ada.listSubscriptions(),
  cancelSubscription: async (world) =>
    world.ada.cancelSubscription({ subscriptionId: (await subscribed(world)).subscription.id }),
  getAutoTopUp: ({ ada }) => ada.getAutoTopUp({ walletId }),
  setAutoTopUp: ({ ada }) =>
    ada.setAutoTopUp({
      walletId,
      enabled: false,
      threshold: sky(500),
      amount: usd(1000),
      monthlyLimit: usd(5000),
      provider: 'stripe',
    }),
  redeemCode: ({ ada }) => ada.redeemCode({ code: 'WELCOME10' }),
  adminListUsers: ({ admin }) => admin.adminListUsers({ q: 'ada' }),
  adminGetUserCredits: ({ admin }) => admin.adminGetUserCredits({ userId }),
  adminAdjust: ({ admin }) => admin.adminAdjust(adjustment(100)),
  adminAdjustMany: ({ admin }) => admin.adminAdjustMany({ rows: [adjustment(100), adjustment(-1)] }),
  adminRefund: async (world) =>
    world.admin.adminRefund({ purchaseId: (await bought(world)).id, money: usd(100), reason }),
  adminGetBranding: ({ admin }) => admin.adminGetBranding(),
  adminSetBranding: async ({ admin }) => {
    const { version } = await admin.adminGetBranding()
    return admin.adminSetBranding({ name: { one: 'Star', other: 'Stars' }, version })
  },
  adminListAudit: ({ admin }) => admin.adminListAudit({ userId }),
}

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name)
const names = Object.keys(operations).filter(isCall)

test('the table has every operation but the stream and the webhooks', () => {
  const others = Object.keys(operations).filter((name) => !isCall(name))
  expect(others.sort()).toEqual([
    'receiveDodoWebhook',
    'receivePaypalWebhook',
    'receiveStripeWebhook',
    'streamEvents',
  ])
})

test.each(names)('%s goes through against the mock backend, and its books stay whole', async (name) => {
  const world = newWorld()
  const answer = await calls[name](world)
  expect(answer === null ? name : answer).toBeDefined()
  expect(await world.mock.ledger.verify()).toEqual([])
  expect(world.mock.requests.last(name)).toBeDefined()
})
