import type { AuditEntry, User } from '../admin/index'
import { amount } from '../amount/index'
import type { Balance, Grant } from '../balances/index'
import type { Branding, Config, CreditPackage, Wallet } from '../config/index'
import type { CreditsEvent } from '../events/index'
import type { Hold, Quote } from '../holds/index'
import type { AutoTopUp, ServicePlan, Subscription } from '../plans/index'
import type { Purchase, Receipt } from '../purchases/index'
import type { Transaction } from '../transactions/index'
import type { UsageMeter, UsagePoint } from '../usage/index'

const credits = (minor: number) => amount(minor, 'CREDIT/0')
const usd = (minor: number) => amount(minor, 'USD/2')
const createdAt = '2026-11-01T09:00:00.000Z'
const updatedAt = '2026-11-01T09:00:04.250Z'
const walletId = 'main'

const branding: Branding = {
  name: { one: 'Sky Credit', other: 'Sky Credits' },
  shortName: 'SKY',
  color: '#4f46e5',
  version: 3,
  updatedAt,
}

const wallet: Wallet = {
  id: walletId,
  kind: 'internal',
  asset: 'CREDIT/0',
  name: { one: 'credit', other: 'credits' },
  description: 'Pays for tools, plans and usage',
  rate: { credits: credits(1), money: usd(100) },
  purchasable: true,
  limits: { min: usd(500), max: usd(100_000) },
  presets: [usd(1000), usd(2500), usd(5000)],
  providers: ['paypal', 'stripe'],
  spendOrder: 1,
}

const creditPackage: CreditPackage = {
  id: 'pkg_growth',
  walletId,
  name: 'Growth',
  description: 'For a team that runs tools every day',
  credits: credits(100),
  bonus: credits(10),
  price: usd(10_000),
  popular: true,
  providerRefs: { stripe: 'price_growth' },
}

const config: Config = {
  viewer: { userId: 'user_ada', accountId: 'acct_ada', name: 'Ada', role: 'customer' },
  branding,
  wallets: [wallet],
  packages: [creditPackage],
  providers: [{ id: 'paypal', clientId: 'public-client-id', environment: 'sandbox' }],
}

const balance: Balance = {
  status: 'ok',
  walletId,
  available: credits(110),
  held: credits(5),
  pending: credits(0),
  totalPurchased: credits(110),
  totalUsed: credits(20),
  expiringNext: { amount: credits(10), at: '2026-12-01T00:00:00.000Z' },
  lowBalance: false,
  version: 42,
  updatedAt,
}

const grant: Grant = {
  id: 'grant_1',
  walletId,
  source: 'promo',
  original: credits(10),
  remaining: credits(10),
  createdAt,
  expiresAt: '2026-12-01T00:00:00.000Z',
}

const purchase: Purchase = {
  id: 'pur_1',
  walletId,
  credits: credits(110),
  price: usd(10_000),
  provider: 'paypal',
  packageId: creditPackage.id,
  status: 'requires_action',
  nextAction: { type: 'paypal_order', orderId: '5O190127TN364715T' },
  createdAt,
  updatedAt,
}

const transaction: Transaction = {
  id: '6f9b0c52-5a0e-4a0c-9d3a-0b9d6a0f7c11',
  accountId: 'acct_ada',
  walletId,
  amount: credits(-3),
  type: 'usage',
  status: 'completed',
  description: 'Image upscale, high complexity',
  balanceBefore: credits(118),
  balanceAfter: credits(115),
  reference: { type: 'tool_run', id: 'run_81' },
  metadata: {},
  createdAt,
  updatedAt: createdAt,
}

const receipt: Receipt = {
  number: 'R-2026-000123',
  issuedAt: updatedAt,
  seller: { name: 'Example GmbH', address: ['1 Example Street', '10115 Berlin'], taxId: 'DE123456789' },
  buyer: { name: 'Ada', email: 'ada@example.com' },
  purchase,
  lines: [{ description: 'Growth package', credits: credits(110), price: usd(10_000) }],
  total: usd(10_000),
  refunded: usd(0),
}

const hold: Hold = {
  id: 'hold_1',
  walletId,
  amount: credits(5),
  captured: credits(0),
  status: 'active',
  description: 'Image upscale',
  createdAt,
  expiresAt: '2026-11-01T09:15:00.000Z',
}

const quote: Quote = { tool: 'upscale', complexity: 'high', walletId, credits: credits(3) }

const meter: UsageMeter = {
  id: 'api_calls',
  name: 'API calls',
  unit: 'call',
  used: 8500,
  included: 10_000,
  overage: 0,
  overagePrice: { units: 100, credits: credits(5), walletId },
  resetsAt: '2026-12-01T00:00:00.000Z',
  level: 'warning',
}

const usagePoint: UsagePoint = {
  meterId: meter.id,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-02T00:00:00.000Z',
  used: 412,
  credits: credits(0),
}

const plan: ServicePlan = {
  id: 'dns_pro',
  walletId,
  name: 'DNS Pro',
  description: 'Fifty zones with failover',
  price: credits(15),
  limits: { zones: 50 },
  available: true,
}

const subscription: Subscription = {
  id: 'sub_1',
  planId: plan.id,
  status: 'active',
  autoRenew: true,
  startedAt: createdAt,
  renewsAt: '2026-12-01T09:00:00.000Z',
  endedAt: null,
}

const autoTopUp: AutoTopUp = {
  enabled: true,
  walletId,
  threshold: credits(10),
  amount: usd(2500),
  monthlyLimit: usd(10_000),
  provider: 'stripe',
  status: 'active',
  boughtThisMonth: usd(2500),
  lastTopUp: { purchaseId: 'pur_1', at: createdAt, price: usd(2500) },
}

const event: CreditsEvent = { id: '1042', type: 'balance.updated', occurredAt: updatedAt, data: balance }

const user: User = {
  id: 'user_ada',
  accountId: 'acct_ada',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'customer',
}

const audit: AuditEntry = {
  id: 'audit_1',
  actor: { id: 'user_grace', name: 'Grace' },
  action: 'credits.add',
  userId: user.id,
  walletId,
  amount: credits(25),
  reason: 'Goodwill after the outage of 31 October',
  transactionId: transaction.id,
  createdAt,
}

/** One plausible value of each resource, for the examples of `openapi.json` and for tests. */
export const samples = {
  audit,
  autoTopUp,
  balance,
  branding,
  config,
  creditPackage,
  event,
  grant,
  hold,
  meter,
  plan,
  purchase,
  quote,
  receipt,
  subscription,
  transaction,
  usagePoint,
  user,
  wallet,
}
