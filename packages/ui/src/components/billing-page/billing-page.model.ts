import type { ReadHandle } from '@creditkit/client/react'
import type { Config, Wallet } from '@creditkit/contract'
import { walletUnit } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** A part of the page: one tab per wallet, or one tab of its own. */
export type BillingSection = 'wallets' | 'plans' | 'usage' | 'transactions'

/** A tab. `id` is what stands in the address; `wallet` is there for a tab of a wallet. */
export interface BillingTab {
  readonly id: string
  readonly section: BillingSection
  readonly wallet: Wallet | null
  /** The name of the wallet's credits; null where the catalogue names the tab. */
  readonly name: string | null
}

/** Everything that the page can be. What is in a tab has states of its own. */
export type BillingPageModel =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out' | 'forbidden' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
      readonly isOffline: boolean
    }
  /** There is nothing to show: no wallet, and no other section. */
  | { readonly status: 'empty' }
  | {
      readonly status: 'ready'
      readonly tabs: readonly [BillingTab, ...BillingTab[]]
      readonly tab: BillingTab
      /** The wallet that the header offers to buy for; null while none is for sale. */
      readonly buyFor: { readonly walletId: string; readonly name: string } | null
    }

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'billingPage.error.internal' }

/** Says what there is to draw. Pure. A `wanted` tab that does not exist is the first one. */
export function toBillingPageModel(
  config: Pick<ReadHandle<Config>, 'data' | 'error'>,
  sections: readonly BillingSection[],
  wanted: string | null,
): BillingPageModel {
  if (!config.data) return config.error ? toFailure(config.error) : { status: 'loading' }
  const { branding, wallets } = config.data
  const ordered = [...wallets].sort((left, right) => left.spendOrder - right.spendOrder)
  const nameOf = (wallet: Wallet) => walletUnit(branding, wallet).other
  const [first, ...others] = sections.flatMap((section): BillingTab[] =>
    section === 'wallets'
      ? ordered.map((wallet) => ({ id: wallet.id, section, wallet, name: nameOf(wallet) }))
      : [{ id: section, section, wallet: null, name: null }],
  )
  if (!first) return { status: 'empty' }
  const tab = [first, ...others].find(({ id }) => id === wanted) ?? first
  const forSale = (tab.wallet?.purchasable && tab.wallet) || ordered.find(({ purchasable }) => purchasable)
  return {
    status: 'ready',
    tabs: [first, ...others],
    tab,
    buyFor: forSale ? { walletId: forSale.id, name: nameOf(forSale) } : null,
  }
}

function toFailure({ code, requestId }: NonNullable<ReadHandle<Config>['error']>): BillingPageModel {
  if (code === 'unauthenticated') return { status: 'signed_out' }
  if (code === 'forbidden') return { status: 'forbidden' }
  return {
    status: 'error',
    message: errorTexts[code],
    requestId: requestId ?? null,
    canRetry: mayRetry(code),
    isOffline: code === 'network',
  }
}
