import {
  amount,
  type Config,
  type KnownBalance,
  type OperationOutput,
  type ServicePlan,
  type Subscription,
  type Wallet,
} from '@creditkit/contract'

const NOON = '2026-11-01T12:00:00.000Z'

/** Sky Credits, in hundredths. */
export const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

/** A plan for 15 credits a month. */
export function planRecord(changes: Partial<ServicePlan> = {}): ServicePlan {
  return {
    id: 'pro',
    walletId: 'credits',
    name: 'DNS Pro',
    description: 'For a growing business',
    price: sky(1500),
    limits: { zones: 50, queriesPerMonth: 20_000_000 },
    available: true,
    ...changes,
  }
}

/** That plan since noon, renewed in a month. */
export function subscriptionRecord(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 'sub_1',
    planId: 'pro',
    status: 'active',
    autoRenew: true,
    startedAt: NOON,
    renewsAt: '2026-12-01T12:00:00.000Z',
    endedAt: null,
    ...changes,
  }
}

/** So many hundredths of a credit. */
export function balanceRecord(minor: number): KnownBalance {
  return {
    status: 'ok',
    walletId: 'credits',
    available: sky(minor),
    held: sky(0),
    pending: sky(0),
    totalPurchased: sky(minor),
    totalUsed: sky(0),
    lowBalance: false,
    version: 1,
    updatedAt: NOON,
  }
}

/** One Sky Credit for a dollar. */
export function walletRecord(changes: Partial<Wallet> = {}): Wallet {
  return {
    id: 'credits',
    kind: 'internal',
    asset: 'SKY/2',
    name: { one: 'credit', other: 'credits' },
    description: 'For everything',
    rate: { credits: sky(100), money: usd(100) },
    purchasable: true,
    limits: { min: usd(100), max: usd(100_000) },
    presets: [],
    providers: ['paypal'],
    spendOrder: 1,
    ...changes,
  }
}

/** That wallet, PayPal, and no packages. */
export function configRecord(changes: Partial<Config> = {}): Config {
  return {
    viewer: { userId: 'ada', accountId: 'acct_ada', name: 'Ada', role: 'customer' },
    branding: { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: NOON },
    wallets: [walletRecord()],
    packages: [],
    providers: [{ id: 'paypal', clientId: 'public-client', environment: 'sandbox' }],
    ...changes,
  }
}

/** The answer to subscribing to that plan with 27.50 credits. */
export function subscribedRecord(changes: Partial<Subscription> = {}): OperationOutput<'subscribe'> {
  return {
    subscription: subscriptionRecord(changes),
    transaction: {
      id: '018f4b60-0000-7000-8000-000000000001',
      accountId: 'acct_ada',
      walletId: 'credits',
      type: 'service_purchase',
      status: 'completed',
      amount: sky(-1500),
      balanceAfter: sky(1250),
      description: 'DNS Pro, first month',
      createdAt: NOON,
      metadata: {},
      updatedAt: NOON,
    },
    balance: balanceRecord(1250),
  }
}
