import { amount, type Wallet } from '@creditkit/contract'
import type { Tool } from '../service/offers'
import { dualBilling } from './dual-billing'
import { creditPackage, providerConfigs, usd } from './offers'
import { ada } from './people'
import type { Scenario } from './scenario'

const credits = (count: number) => amount(count, 'CREDIT/0')
const day = 24 * 60

const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'CREDIT/0',
  name: { one: 'Credit', other: 'Credits' },
  description: 'For every tool',
  rate: { credits: credits(10), money: usd(100) },
  purchasable: true,
  limits: { min: usd(100), max: usd(50_000) },
  presets: [500, 1000, 2500].map(usd),
  providers: ['dodo', 'stripe_checkout'],
  spendOrder: 1,
}

function tool(id: string, baseCost: number): Tool {
  return {
    id,
    walletId: 'credits',
    baseCost: credits(baseCost),
    multipliers: {
      low: { numerator: 1, denominator: 1 },
      medium: { numerator: 3, denominator: 2 },
      high: { numerator: 2, denominator: 1 },
    },
  }
}

/** A studio of AI tools: each run is priced by tool and complexity, credits are bought at DodoPayments (seed 002). */
export const toolCredits: Scenario = {
  ...dualBilling,
  name: 'tool-credits',
  branding: { name: wallet.name },
  wallets: [wallet],
  packages: [
    creditPackage('starter', 100, 999, { name: 'Starter', description: 'A hundred texts' }),
    creditPackage('pro', 500, 3999, { name: 'Pro', description: 'For daily work', popular: true }),
    creditPackage('enterprise', 2000, 14_999, { name: 'Enterprise', description: 'For a team' }),
  ],
  providers: [providerConfigs.dodo, providerConfigs.stripe_checkout],
  plans: [],
  meters: [],
  tools: [tool('text-generation', 1), tool('image-generation', 3), tool('video-processing', 10)],
  promotions: [
    {
      code: 'WELCOME10',
      walletId: 'credits',
      credits: credits(10),
      description: 'Welcome bonus',
      lastsDays: 30,
      redeemableUntil: null,
      accounts: null,
    },
  ],
  history: [
    {
      kind: 'credit',
      accountId: ada.accountId,
      walletId: 'credits',
      amount: credits(100),
      type: 'purchase',
      source: 'purchase',
      money: usd(999),
      minutesAgo: 9 * day,
      description: 'Starter',
    },
    ...[
      { minutesAgo: 8 * day, cost: 1, description: 'Text generation, low' },
      { minutesAgo: 6 * day, cost: 5, description: 'Image generation, medium' },
      { minutesAgo: 2 * day, cost: 20, description: 'Video processing, high' },
      { minutesAgo: 50, cost: 2, description: 'Text generation, medium' },
    ].map(({ minutesAgo, cost, description }) => ({
      kind: 'debit' as const,
      accountId: ada.accountId,
      walletId: 'credits',
      amount: credits(cost),
      type: 'usage',
      minutesAgo,
      description,
    })),
  ],
  lowBalanceAt: { credits: 20 },
}
