import {
  type Amount,
  type AuditEntry,
  type AutoTopUp,
  amount,
  type Config,
  type KnownBalance,
  type Purchase,
  type Subscription,
  type Transaction,
  type UsageMeter,
  type User,
  type Wallet,
} from '@creditkit/contract'

const NOON = '2026-11-01T12:00:00.000Z'

/** Whole credits. */
export function credits(minor: number): Amount {
  return amount(minor, 'CREDIT/0')
}

/** A moment some seconds after noon. */
export function atSecond(second: number): string {
  return new Date(Date.parse(NOON) + second * 1000).toISOString()
}

/** A balance whose available credits are a hundred times its version, so that a test can read one from the other. */
export function balanceRecord(version: number, walletId = 'main'): KnownBalance {
  return {
    status: 'ok',
    walletId,
    available: credits(version * 100),
    held: credits(0),
    pending: credits(0),
    totalPurchased: credits(0),
    totalUsed: credits(0),
    lowBalance: false,
    version,
    updatedAt: atSecond(version),
  }
}

/** A wallet. */
function walletRecord(id = 'main', spendOrder = 1): Wallet {
  return {
    id,
    kind: 'internal',
    asset: 'CREDIT/0',
    name: { one: 'credit', other: 'credits' },
    description: '',
    rate: { credits: credits(1), money: amount(100, 'USD/2') },
    purchasable: true,
    limits: { min: amount(100, 'USD/2'), max: amount(100_000, 'USD/2') },
    presets: [],
    providers: ['paypal'],
    spendOrder,
  }
}

/** A configuration with the wallets `main` and `second`, as the viewer's session sees it. */
export function configRecord(name = 'Sky Credits', userId = 'ada'): Config {
  return {
    viewer: { userId, accountId: `account-${userId}`, name: userId, role: 'customer' },
    branding: { name: { one: name, other: name }, version: 1, updatedAt: NOON },
    wallets: [walletRecord('second', 2), walletRecord('main', 1)],
    packages: [],
    providers: [{ id: 'paypal', clientId: 'test', environment: 'sandbox' }],
  }
}

/** The transaction of a number; higher numbers are newer. */
export function transactionRecord(number: number, changes: Partial<Transaction> = {}): Transaction {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    accountId: 'account-ada',
    walletId: 'main',
    amount: credits(1),
    type: 'usage',
    status: 'completed',
    description: `Transaction ${number}`,
    balanceBefore: credits(number - 1),
    balanceAfter: credits(number),
    metadata: {},
    createdAt: atSecond(number),
    updatedAt: atSecond(number),
    ...changes,
  }
}

/** A purchase of credits for ten dollars. */
export function purchaseRecord(changes: Partial<Purchase> = {}): Purchase {
  return {
    id: 'purchase-1',
    walletId: 'main',
    credits: credits(10),
    price: amount(1000, 'USD/2'),
    provider: 'paypal',
    status: 'requires_action',
    nextAction: { type: 'paypal_order', orderId: 'order-1' },
    createdAt: NOON,
    updatedAt: NOON,
    ...changes,
  }
}

/** A user by name. */
export function userRecord(name: string): User {
  return { id: name, accountId: `account-${name}`, name, email: `${name}@example.com`, role: 'customer' }
}

/** An entry of the audit trail. */
export function auditRecord(reason: string): AuditEntry {
  return {
    id: `audit-${reason}`,
    actor: { id: 'grace', name: 'Grace' },
    action: 'credits.adjust',
    reason,
    createdAt: NOON,
  }
}

/** A subscription that runs since a moment some seconds after noon. */
export function subscriptionRecord(number: number, changes: Partial<Subscription> = {}): Subscription {
  return {
    id: `subscription-${number}`,
    planId: 'dns-basic',
    status: 'active',
    autoRenew: true,
    startedAt: atSecond(number),
    renewsAt: '2026-12-01T12:00:00.000Z',
    endedAt: null,
    ...changes,
  }
}

/** A rule that buys credits for ten dollars. */
export function autoTopUpRecord(changes: Partial<AutoTopUp> = {}): AutoTopUp {
  return {
    enabled: true,
    walletId: 'main',
    threshold: credits(5),
    amount: amount(1000, 'USD/2'),
    monthlyLimit: amount(5000, 'USD/2'),
    provider: 'paypal',
    status: 'active',
    ...changes,
  }
}

/** A meter of ten included units. */
export function meterRecord(used: number, id = 'api-calls'): UsageMeter {
  const level = used > 10 ? 'exceeded' : 'ok'
  return { id, name: id, unit: 'call', used, included: 10, overage: 0, resetsAt: NOON, level }
}
