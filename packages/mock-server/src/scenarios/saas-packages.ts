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
  description: 'For everything in your workspace',
  rate: { credits: credits(10), money: usd(100) },
  purchasable: true,
  limits: { min: usd(999), max: usd(20_000) },
  presets: [],
  providers: ['stripe'],
  spendOrder: 1,
}

/** A SaaS template that sells four packages through Stripe's Payment Element (seed 004). */
export const saasPackages: Scenario = {
  ...dualBilling,
  name: 'saas-packages',
  branding: { name: wallet.name },
  wallets: [wallet],
  packages: [
    creditPackage('basic', 100, 999, { name: 'Basic', description: 'Perfect for getting started' }),
    creditPackage('standard', 250, 1999, { name: 'Standard', description: 'For regular use', popular: true }),
    creditPackage('premium', 700, 4999, { name: 'Premium', description: 'For growing teams' }),
    creditPackage('enterprise', 1600, 9999, {
      name: 'Enterprise',
      description: 'For the whole company',
      bonus: credits(100),
    }),
  ],
  providers: [providerConfigs.stripe],
  plans: [],
  meters: [],
  promotions: [],
  savedPayments: { [ada.accountId]: { stripe: 'pm_card_visa' } },
  history: [
    {
      kind: 'credit',
      accountId: ada.accountId,
      walletId: 'credits',
      amount: credits(100),
      type: 'purchase',
      source: 'purchase',
      money: usd(999),
      minutesAgo: 3 * 24 * 60,
      description: 'Basic',
    },
    {
      kind: 'debit',
      accountId: ada.accountId,
      walletId: 'credits',
      amount: credits(42),
      type: 'usage',
      minutesAgo: 24 * 60,
      description: 'Report of last month',
    },
  ],
  lowBalanceAt: { credits: 25 },
}
