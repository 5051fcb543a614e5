import { amount } from '@creditkit/contract'
import { dualBilling, skyWallet, tokenWallet } from './dual-billing'
import { usd } from './offers'
import { ada, people } from './people'
import type { Scenario } from './scenario'

const sky = (minor: number) => amount(minor, 'SKY/2')

/** The world that the conformance suite begins each test in: a little of everything, and nobody signed in. */
export const conformance: Scenario = {
  ...dualBilling,
  name: 'conformance',
  users: people,
  signedInAs: null,
  subscriptions: [],
  usage: [],
  history: [
    {
      kind: 'credit',
      accountId: ada.accountId,
      walletId: skyWallet.id,
      amount: sky(5000),
      money: usd(5000),
      type: 'purchase',
      source: 'purchase',
      description: 'Credits bought',
      minutesAgo: 90,
    },
    {
      kind: 'credit',
      accountId: ada.accountId,
      walletId: tokenWallet.id,
      amount: amount(700, 'VFT/0'),
      money: usd(700),
      type: 'purchase',
      source: 'purchase',
      description: 'Credits bought',
      minutesAgo: 60,
    },
  ],
  tools: [
    {
      id: 'upscale',
      walletId: skyWallet.id,
      baseCost: sky(99),
      multipliers: {
        low: { numerator: 1, denominator: 3 },
        medium: { numerator: 1, denominator: 1 },
        high: { numerator: 3, denominator: 2 },
      },
    },
  ],
  rateLimits: [{ operation: 'redeemCode', calls: 100, perSeconds: 60 }],
}
