import type { PurchaseState, PurchaseStateName, PurchaseStateOf } from '@creditkit/client'
import { CreditsError } from '@creditkit/client'
import {
  amount,
  type Config,
  type CreditPackage,
  type KnownBalance,
  type ProblemCode,
  type Purchase,
  type Wallet,
} from '@creditkit/contract'

const NOON = '2026-11-01T12:00:00.000Z'

/** US dollars, in cents. */
export const usd = (minor: number) => amount(minor, 'USD/2')
/** Sky Credits, in hundredths. */
export const sky = (minor: number) => amount(minor, 'SKY/2')

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
    presets: [500, 1000, 2500, 5000].map(usd),
    providers: ['paypal'],
    spendOrder: 1,
    ...changes,
  }
}

/** Ninety credits and a bonus of four and a half for ninety dollars. */
export function packageRecord(changes: Partial<CreditPackage> = {}): CreditPackage {
  return {
    id: 'team',
    walletId: 'credits',
    name: 'Team',
    description: 'Half a year',
    credits: sky(9000),
    bonus: sky(450),
    price: usd(9000),
    popular: true,
    providerRefs: {},
    ...changes,
  }
}

/** A configuration with one wallet and PayPal. */
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

/** So many hundredths of a credit, heard of at noon. */
export function balanceRecord(minor: number, updatedAt = NOON): KnownBalance {
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
    updatedAt,
  }
}

/** Twenty-five credits for twenty-five dollars, waiting for PayPal. */
export function purchaseRecord(changes: Partial<Purchase> = {}): Purchase {
  return {
    id: 'pur_1',
    walletId: 'credits',
    credits: sky(2500),
    price: usd(2500),
    provider: 'paypal',
    status: 'requires_action',
    nextAction: { type: 'paypal_order', orderId: 'ORDER-1' },
    createdAt: NOON,
    updatedAt: NOON,
    ...changes,
  }
}

/** An error of the client; `paths` name the fields at fault. */
export function creditsError(
  code: ProblemCode | 'network',
  paths: readonly string[] = [],
  requestId?: string,
): CreditsError {
  const errors = paths.map((path) => ({ path, code: 'invalid', message: 'As the test says.' }))
  return new CreditsError({
    code,
    operation: 'createPurchase',
    message: 'As the test says.',
    errors,
    requestId,
  })
}

const purchase = purchaseRecord()
const nothing = { error: undefined, purchase: undefined, draft: undefined }

/** Every state of the flow, of the same purchase. */
export const flowStates: { readonly [Name in PurchaseStateName]: PurchaseStateOf<Name> } = {
  idle: { status: 'idle', request: 0 },
  creating: {
    status: 'creating',
    request: 1,
    draft: { walletId: 'credits', provider: 'paypal', money: usd(2500) },
  },
  awaiting_approval: { status: 'awaiting_approval', request: 1, purchase },
  capturing: { status: 'capturing', request: 2, purchase, repeats: 0 },
  settling: { status: 'settling', request: 2, purchase: { ...purchase, status: 'processing' } },
  succeeded: { status: 'succeeded', request: 2, purchase: { ...purchase, status: 'succeeded' } },
  declined: {
    status: 'declined',
    request: 2,
    purchase,
    failure: { declineCode: 'instrument_declined', retryable: true },
    canRetry: true,
  },
  canceled: { status: 'canceled', request: 2, purchase, canRetry: true, confirming: false },
  expired: { status: 'expired', request: 2, purchase: { ...purchase, status: 'expired' } },
  failed: { status: 'failed', request: 2, step: 'approval', ...nothing, purchase, canRetry: true },
  unknown: { status: 'unknown', request: 2, purchase, repeats: 0, canRetry: false, error: undefined },
  resumable: { status: 'resumable', request: 0, purchase },
}

/** A failure of the first request, for the given draft. */
export function failedToCreate(
  error: CreditsError,
  draft: Extract<PurchaseState, { status: 'creating' }>['draft'],
): PurchaseStateOf<'failed'> {
  return { status: 'failed', request: 1, step: 'create', ...nothing, error, draft, canRetry: false }
}
