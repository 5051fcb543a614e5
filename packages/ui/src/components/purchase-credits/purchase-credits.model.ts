import type { ReadHandle } from '@creditkit/client/react'
import type { Amount, Config, ProviderId, UnitName, Wallet } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, mayRetry, type PlainMessageKey } from '../../i18n/index'
import { type Checkout, type CheckoutInput, purchaseOf, toCheckout } from './purchase-checkout.model'
import { type PurchaseEdits, type PurchaseMode, toPurchaseForm } from './purchase-form.model'
import { type PurchaseReceipt, toPurchaseReceipt } from './purchase-receipt.model'

/** What is bought, in every state that knows it. */
export interface PurchaseSubject {
  readonly walletId: string
  readonly description: string
  /** What the credits are called. */
  readonly unit: UnitName
}

/** Everything that buying credits can be. */
export type PurchaseCreditsModel =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out' | 'forbidden' | 'missing' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      /** Finds the request in the server's logs; null when no answer came. */
      readonly requestId: string | null
      readonly isOffline: boolean
      /** Whether asking again may help. */
      readonly canRetry: boolean
    }
  | ({ readonly status: 'not_purchasable' | 'unavailable' | 'no_provider' } & PurchaseSubject)
  | ({
      readonly status: 'resumable'
      readonly credits: string
      readonly price: string
      readonly provider: ProviderId
      readonly startedAt: string
    } & PurchaseSubject)
  | ({ readonly status: 'succeeded' } & PurchaseSubject & PurchaseReceipt)
  | ({ readonly status: 'checkout' } & PurchaseSubject & Checkout)

/** A state of buying credits, by name. */
export type PurchaseCreditsModelOf<Status extends PurchaseCreditsModel['status']> = Extract<
  PurchaseCreditsModel,
  { status: Status }
>

/** What the model is made of. */
export interface PurchaseCreditsInput extends CheckoutInput {
  /** Whether a purchase that somebody comes back from is still being looked for. */
  readonly isFinding: boolean
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  /** Undefined while loading, null when there is none. */
  readonly wallet: Wallet | null | undefined
  readonly edits: PurchaseEdits
  /** The providers that the host has brought along, and may have narrowed down. */
  readonly payments: readonly ProviderId[]
  readonly mode: PurchaseMode | undefined
  readonly defaultAmount: Amount | undefined
  readonly defaultPackageId: string | undefined
  readonly format: Formatter
}

/** Says what there is to draw. Pure: the same input gives an equal model. A running purchase comes before everything else. */
export function toPurchaseCreditsModel(input: PurchaseCreditsInput): PurchaseCreditsModel {
  const { config, wallet, flow, format } = input
  if (wallet === null) return { status: 'missing' }
  if (!config.data || !wallet) return config.error ? errorModel(config.error) : { status: 'loading' }
  if (input.isFinding) return { status: 'loading' }

  const { branding, packages } = config.data
  const words = { unit: walletUnit(branding, wallet), format }
  const subject: PurchaseSubject = {
    walletId: wallet.id,
    description: wallet.description,
    unit: words.unit,
  }
  if (flow.status === 'succeeded') {
    return { status: 'succeeded', ...subject, ...toPurchaseReceipt(flow.purchase, input.balance, words) }
  }
  if (flow.status === 'resumable') {
    const { credits, price, provider, createdAt } = flow.purchase
    return {
      status: 'resumable',
      ...subject,
      credits: format.credits(credits, words.unit),
      price: format.money(price),
      provider,
      startedAt: createdAt,
    }
  }
  if (!purchaseOf(flow)) {
    if (!wallet.purchasable) return { status: 'not_purchasable', ...subject }
    if (input.balance?.status === 'unavailable') return { status: 'unavailable', ...subject }
  }
  const [provider, ...others] = providersOf(wallet, config.data, input.payments)
  if (!provider) return { status: 'no_provider', ...subject }

  const form = toPurchaseForm({
    ...input,
    wallet,
    packages: packages.filter((offer) => offer.walletId === wallet.id),
    providers: [provider, ...others],
    unit: words.unit,
  })
  return { status: 'checkout', ...subject, ...toCheckout(input, form, wallet, words) }
}

/** The providers that the wallet takes, the server is set up for, and the host has brought along. */
function providersOf(wallet: Wallet, config: Config, payments: readonly ProviderId[]): readonly ProviderId[] {
  return wallet.providers.filter(
    (id) => payments.includes(id) && config.providers.some((provider) => provider.id === id),
  )
}

function errorModel({ code, requestId }: NonNullable<ReadHandle<Config>['error']>): PurchaseCreditsModel {
  if (code === 'unauthenticated') return { status: 'signed_out' }
  if (code === 'forbidden') return { status: 'forbidden' }
  return {
    status: 'error',
    message: commonErrors[code],
    requestId: requestId ?? null,
    isOffline: code === 'network',
    canRetry: mayRetry(code),
  }
}
