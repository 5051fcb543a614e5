import type { ReadHandle } from '@creditkit/client/react'
import type { Balance, Branding, Wallet } from '@creditkit/contract'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** Why nothing can be said, and whether asking again may help. */
export interface DualBalanceFault {
  readonly message: PlainMessageKey
  readonly requestId: string | null
  readonly canRetry: boolean
}

/** A wallet in its place among the others. */
export interface PlacedWallet {
  readonly wallet: Wallet
  readonly branding: Branding
  /** Whether credits are taken from here before, or only after, another wallet's; null where there is no other. */
  readonly order: { readonly first: true } | { readonly first: false; readonly after: Wallet } | null
}

/**
 * Everything that the wallets can be together. A wallet that cannot be reached is its own card's affair. When the
 * wallets are known and their balances are not, `ready` carries the `fault`: what is known is shown all the same.
 */
export type DualBalanceModel =
  | { readonly status: 'loading' }
  | { readonly status: 'error'; readonly fault: DualBalanceFault }
  | { readonly status: 'empty' }
  | {
      readonly status: 'ready'
      readonly wallets: readonly PlacedWallet[]
      readonly fault: DualBalanceFault | null
    }

/** What the model is made of; `wallets` come in spend order, as `useWallets` gives them. */
export interface DualBalanceReads {
  readonly wallets: Pick<ReadHandle<readonly Wallet[]>, 'data' | 'error'>
  readonly branding: Branding | undefined
  readonly balances: Pick<ReadHandle<readonly Balance[]>, 'data' | 'error'>
}

type ReadError = NonNullable<ReadHandle<unknown>['error']>

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'dualBalance.error.internal' }

/** Says what there is to draw. Pure: the same handles give an equal model. */
export function toDualBalanceModel({ wallets, branding, balances }: DualBalanceReads): DualBalanceModel {
  if (!wallets.data || !branding) {
    const error = wallets.error
    return error ? { status: 'error', fault: toFault(error) } : { status: 'loading' }
  }
  if (wallets.data.length === 0) return { status: 'empty' }
  return {
    status: 'ready',
    wallets: wallets.data.map((wallet, index) => ({ wallet, branding, order: orderOf(wallets.data, index) })),
    fault: balances.data === undefined && balances.error ? toFault(balances.error) : null,
  }
}

function orderOf(wallets: readonly Wallet[] = [], index: number): PlacedWallet['order'] {
  if (wallets.length < 2) return null
  const after = wallets[index - 1]
  return after ? { first: false, after } : { first: true }
}

function toFault(error: ReadError): DualBalanceFault {
  return {
    message: errorTexts[error.code],
    requestId: error.requestId ?? null,
    canRetry: mayRetry(error.code),
  }
}
