import { amount, type Transaction, UNBRANDED_NAME } from '@creditkit/contract'
import { dualBilling, skyWallet } from './dual-billing'
import { disputeAPayment, everyPaymentDeclined, payWithAnEcheck } from './payments'
import type { Scenario, ScenarioStep } from './scenario'

const sky = (minor: number) => amount(minor, 'SKY/2')
const accountId = 'acct_ada'

/** A past without plans or usage. */
const nothingElse = { subscriptions: [], usage: [] }

function world(name: string, changes: Partial<Scenario>): Scenario {
  return { ...dualBilling, name, ...changes }
}

function bought(minor: number, minutesAgo = 600): ScenarioStep {
  return {
    kind: 'credit',
    accountId,
    walletId: 'credits',
    amount: sky(minor),
    money: amount(minor, 'USD/2'),
    type: 'purchase',
    source: 'purchase',
    description: 'Credits bought',
    minutesAgo,
  }
}

function spent(minor: number, minutesAgo: number): ScenarioStep {
  return {
    kind: 'debit',
    accountId,
    walletId: 'credits',
    amount: sky(minor),
    type: 'service_purchase',
    description: 'DNS Basic, renewal',
    minutesAgo,
  }
}

const types: readonly Transaction['type'][] = ['service_purchase', 'usage']

/** A long past: it begins with one large purchase, and a spending follows every ten minutes. */
export function longHistory(rows: number): readonly ScenarioStep[] {
  const first = bought(rows * 10, (rows + 1) * 10)
  const rest = Array.from(
    { length: Math.max(0, rows - 1) },
    (_, index): ScenarioStep => ({
      kind: 'debit',
      accountId,
      walletId: 'credits',
      amount: sky(1 + (index % 9)),
      type: types[index % types.length] ?? 'usage',
      description: `Job ${index + 1}`,
      minutesAgo: (rows - index) * 10,
    }),
  )
  return [first, ...rest]
}

/** The states that designers and tests ask for, each one change away from the dual-billing world. */
export const designStates = {
  empty: world('empty', { history: [], ...nothingElse }),
  zero: world('zero', { history: [bought(500), spent(500, 300)], ...nothingElse }),
  'low-balance': world('low-balance', { history: [bought(5000), spent(4575, 300)], ...nothingElse }),
  'expiring-soon': world('expiring-soon', {
    ...nothingElse,
    history: [
      bought(2000),
      {
        kind: 'credit',
        accountId,
        walletId: 'credits',
        amount: sky(1200),
        type: 'promo',
        source: 'promo',
        description: 'Autumn promotion',
        expiresInDays: 2,
        minutesAgo: 400,
      },
    ],
  }),
  'wallet-outage': world('wallet-outage', { unavailableWallets: ['virtfusion'] }),
  slow: world('slow', { delays: [{ operation: '*', milliseconds: 2500 }] }),
  flaky: world('flaky', { faults: [{ operation: '*', code: 'internal', times: 2 }] }),
  offline: world('offline', { isOffline: true }),
  forbidden: world('forbidden', { faults: [{ operation: '*', code: 'forbidden' }] }),
  'signed-out': world('signed-out', { signedInAs: null }),
  unbranded: world('unbranded', {
    branding: { name: UNBRANDED_NAME },
    wallets: [{ ...skyWallet, name: UNBRANDED_NAME }],
    history: dualBilling.history.filter((step) => step.walletId === 'credits'),
  }),
  'huge-history': world('huge-history', { history: longHistory(100_000) }),
  declines: world('declines', { providerFaults: everyPaymentDeclined }),
  'pending-settlement': world('pending-settlement', { prologue: payWithAnEcheck }),
  disputed: world('disputed', { prologue: disputeAPayment }),
  'long-history': world('long-history', { history: longHistory(240), ...nothingElse }),
} as const satisfies Record<string, Scenario>
