import { amount, type Wallet } from '@creditkit/contract'
import type { Scenario, ScenarioStep } from './scenario'

const usd = (minor: number) => amount(minor, 'USD/2')
const sky = (minor: number) => amount(minor, 'SKY/2')
const tokens = (minor: number) => amount(minor, 'VFT/0')
const day = 24 * 60

const presets = [500, 1000, 2500, 5000].map(usd)
const limits = { min: usd(100), max: usd(100_000) }

/** Custom credits in our own ledger, one for one with US dollars. */
export const skyWallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: { one: 'Sky Credit', other: 'Sky Credits' },
  description: 'For DNS plans, dedicated servers and other services',
  rate: { credits: sky(100), money: usd(100) },
  purchasable: true,
  limits,
  presets,
  providers: ['paypal'],
  spendOrder: 1,
}

/** Tokens that live in VirtFusion, a hundred to the US dollar. */
export const tokenWallet: Wallet = {
  id: 'virtfusion',
  kind: 'external',
  asset: 'VFT/0',
  name: { one: 'VirtFusion Token', other: 'VirtFusion Tokens' },
  description: 'For virtual servers only',
  rate: { credits: tokens(100), money: usd(100) },
  purchasable: true,
  limits,
  presets,
  providers: ['paypal'],
  spendOrder: 2,
}

const ada = 'acct_ada'
const history: readonly ScenarioStep[] = [
  {
    accountId: ada,
    kind: 'credit',
    walletId: 'credits',
    amount: sky(5000),
    type: 'purchase',
    source: 'purchase',
    money: usd(5000),
    minutesAgo: 62 * day,
    description: 'Credits bought',
  },
  {
    accountId: ada,
    kind: 'debit',
    walletId: 'credits',
    amount: sky(1500),
    type: 'service_purchase',
    minutesAgo: 61 * day,
    description: 'DNS Pro, first month',
  },
  {
    accountId: ada,
    kind: 'credit',
    walletId: 'virtfusion',
    amount: tokens(5000),
    type: 'purchase',
    source: 'purchase',
    money: usd(5000),
    minutesAgo: 45 * day,
    description: 'Credits bought',
  },
  {
    accountId: ada,
    kind: 'debit',
    walletId: 'virtfusion',
    amount: tokens(1240),
    type: 'usage',
    minutesAgo: 38 * day,
    description: 'VPS fjord-1, 124 hours',
  },
  {
    accountId: ada,
    kind: 'debit',
    walletId: 'credits',
    amount: sky(1500),
    type: 'service_purchase',
    minutesAgo: 31 * day,
    description: 'DNS Pro, renewal',
  },
  {
    accountId: ada,
    kind: 'credit',
    walletId: 'credits',
    amount: sky(1000),
    type: 'promo',
    source: 'promo',
    expiresInDays: 9,
    minutesAgo: 21 * day,
    description: 'Autumn promotion',
  },
  {
    accountId: ada,
    kind: 'debit',
    walletId: 'virtfusion',
    amount: tokens(880),
    type: 'usage',
    minutesAgo: 12 * day,
    description: 'VPS fjord-1, 88 hours',
  },
  {
    accountId: ada,
    kind: 'credit',
    walletId: 'credits',
    amount: sky(250),
    type: 'admin_add',
    source: 'admin',
    minutesAgo: 6 * day,
    description: 'Goodwill',
    admin: { id: 'usr_grace', name: 'Grace Okafor', reason: 'Outage on 15 November' },
  },
  {
    accountId: ada,
    kind: 'debit',
    walletId: 'credits',
    amount: sky(500),
    type: 'service_purchase',
    minutesAgo: 2 * day + 90,
    description: 'DNS Basic for marsh.example',
  },
  {
    accountId: ada,
    kind: 'debit',
    walletId: 'virtfusion',
    amount: tokens(36),
    type: 'usage',
    minutesAgo: 95,
    description: 'VPS fjord-2, snapshot',
  },
]

/** A hosting company with two wallets: its own credits, and VirtFusion tokens (seed 001). */
export const dualBilling: Scenario = {
  name: 'dual-billing',
  branding: { name: skyWallet.name, shortName: 'SKY' },
  wallets: [skyWallet, tokenWallet],
  packages: [
    {
      id: 'starter',
      walletId: 'credits',
      name: 'Starter',
      description: 'Two months of DNS Basic',
      credits: sky(1000),
      bonus: sky(0),
      price: usd(1000),
      popular: false,
      providerRefs: {},
    },
    {
      id: 'team',
      walletId: 'credits',
      name: 'Team',
      description: 'Half a year of DNS Pro',
      credits: sky(9000),
      bonus: sky(450),
      price: usd(9000),
      popular: true,
      providerRefs: {},
    },
    {
      id: 'fleet',
      walletId: 'credits',
      name: 'Fleet',
      description: 'For agencies with many zones',
      credits: sky(50_000),
      bonus: sky(5000),
      price: usd(50_000),
      popular: false,
      providerRefs: {},
    },
  ],
  providers: [{ id: 'paypal', clientId: 'mock-paypal-client', environment: 'sandbox' }],
  users: [
    {
      id: 'usr_ada',
      accountId: ada,
      name: 'Ada Marsh',
      email: 'ada@marsh.example',
      role: 'customer',
      token: 'mock_ada',
    },
    {
      id: 'usr_ben',
      accountId: 'acct_ben',
      name: 'Ben Castillo',
      email: 'ben@castillo.example',
      role: 'customer',
      token: 'mock_ben',
    },
    {
      id: 'usr_chidi',
      accountId: 'acct_chidi',
      name: 'Chidi Anand',
      email: 'chidi@anand.example',
      role: 'customer',
      token: 'mock_chidi',
    },
    {
      id: 'usr_grace',
      accountId: 'acct_grace',
      name: 'Grace Okafor',
      email: 'grace@nordlys.example',
      role: 'admin',
      token: 'mock_grace',
    },
    {
      id: 'usr_panel',
      accountId: 'acct_panel',
      name: 'Nordlys server',
      email: 'server@nordlys.example',
      role: 'service',
      token: 'mock_service',
    },
  ],
  signedInAs: 'usr_ada',
  history,
  lowBalanceAt: { credits: 1000, virtfusion: 500 },
  unavailableWallets: [],
  faults: [],
  delays: [],
  isOffline: false,
}
