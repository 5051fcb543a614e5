import { amount, type Wallet } from '@creditkit/contract'
import { dualBilling } from './dual-billing'
import { creditPackage, providerConfigs, usd } from './offers'
import { ada } from './people'
import type { Scenario } from './scenario'

const credits = (count: number) => amount(count, 'CREDIT/0')

const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'CREDIT/0',
  name: { one: 'Credit', other: 'Credits' },
  description: 'For what goes past the monthly limits',
  rate: { credits: credits(20), money: usd(100) },
  purchasable: true,
  limits: { min: usd(500), max: usd(25_000) },
  presets: [],
  providers: ['stripe_checkout', 'stripe'],
  spendOrder: 1,
}

/** A service with monthly limits; what goes past them is paid with credits from Stripe Checkout (seed 003). */
export const usageCredits: Scenario = {
  ...dualBilling,
  name: 'usage-credits',
  branding: { name: wallet.name },
  wallets: [wallet],
  packages: [
    creditPackage('starter', 100, 500, { name: 'Starter', description: 'To try it' }),
    creditPackage('small', 500, 2000, { name: 'Small', description: 'For a busy month' }),
    creditPackage('popular', 1000, 3500, { name: 'Popular', description: 'For most teams', popular: true }),
    creditPackage('power', 5000, 15_000, { name: 'Power', description: 'For heavy use' }),
    creditPackage('maximum', 10_000, 25_000, { name: 'Maximum', description: 'The lowest price a credit' }),
  ],
  providers: [providerConfigs.stripe_checkout, providerConfigs.stripe],
  plans: [],
  meters: [
    {
      id: 'api-calls',
      name: 'API calls',
      unit: 'call',
      included: 10_000,
      walletId: 'credits',
      overage: { units: 100, credits: credits(1) },
    },
    {
      id: 'scans',
      name: 'Code scans',
      unit: 'scan',
      included: 50,
      walletId: 'credits',
      overage: { units: 1, credits: credits(2) },
    },
  ],
  promotions: [],
  usage: [
    ...dualBilling.usage,
    { accountId: ada.accountId, meterId: 'scans', monthsAgo: 1, quantity: 44 },
    { accountId: ada.accountId, meterId: 'scans', monthsAgo: 0, quantity: 31 },
  ],
  history: [
    {
      kind: 'credit',
      accountId: ada.accountId,
      walletId: 'credits',
      amount: credits(500),
      type: 'purchase',
      source: 'purchase',
      money: usd(2000),
      minutesAgo: 12 * 24 * 60,
      description: 'Small',
    },
  ],
  lowBalanceAt: { credits: 50 },
}
