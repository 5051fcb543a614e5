import type { ReadHandle } from '@creditkit/client/react'
import { type Amount, type Config, isZero, type ProviderId, subtract } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { mayRetry } from '../../i18n/index'
import { type SufficientOffer, smallestSufficientPackage } from '../package-offer/index'

/** Credits that are missing, and the smallest single purchase that is enough; null when none is. */
export interface CreditNeed {
  readonly walletId: string
  readonly shortfall: Amount
  readonly offer: SufficientOffer | null
}

/** What can be done about missing credits: `several` takes more than one purchase, `none` is not sold here. */
export type ShortfallOffer =
  | {
      readonly kind: 'package'
      readonly name: string
      readonly credits: string
      /** Null when there is no bonus. */
      readonly bonus: string | null
      readonly price: string
    }
  | { readonly kind: 'money'; readonly credits: string; readonly price: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'none' }

/** How many credits are missing, written out; without their unit's name while that is not known. */
export interface ShortfallAmounts {
  readonly required: string
  readonly available: string
  readonly missing: string
}

/** Everything that a shortfall can be. How much is missing is known in each of them. */
export type CreditShortfallModel = ShortfallAmounts &
  (
    | { readonly status: 'loading' }
    | { readonly status: 'error'; readonly canRetry: boolean }
    | { readonly status: 'ready'; readonly offer: ShortfallOffer; readonly need: CreditNeed }
  )

/** What the model is made of. */
export interface CreditShortfallInput {
  readonly walletId: string
  readonly required: Amount
  readonly available: Amount
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  /** The payment providers that can be used for it; all of the server's when undefined. */
  readonly payments: readonly ProviderId[] | undefined
  readonly format: Formatter
}

/** Says what is missing and what is enough. Pure: the same input gives an equal model. */
export function toCreditShortfallModel(input: CreditShortfallInput): CreditShortfallModel {
  const { walletId, required, available, config, payments, format } = input
  const shortfall = subtract(required, available)
  const { data, error } = config
  if (!data) {
    const amounts = write((value) => format.quantity(value), input)
    return error
      ? { status: 'error', ...amounts, canRetry: mayRetry(error.code) }
      : { status: 'loading', ...amounts }
  }
  const wallet = data.wallets.find(({ id }) => id === walletId)
  const unit = wallet ? walletUnit(data.branding, wallet) : data.branding.name
  const credits = (value: Amount) => format.credits(value, unit)
  const providers = data.providers.filter(({ id }) => payments?.includes(id) ?? true)
  const offer = smallestSufficientPackage({ ...data, providers }, walletId, shortfall)
  const isSold =
    wallet?.purchasable && wallet.providers.some((id) => providers.some((each) => each.id === id))
  return {
    status: 'ready',
    ...write(credits, input),
    offer: offer ? toOffer(offer, credits, format) : { kind: isSold ? 'several' : 'none' },
    need: { walletId, shortfall, offer },
  }
}

function write(
  credits: (value: Amount) => string,
  { required, available }: Pick<CreditShortfallInput, 'required' | 'available'>,
): ShortfallAmounts {
  return {
    required: credits(required),
    available: credits(available),
    missing: credits(subtract(required, available)),
  }
}

function toOffer(
  offer: SufficientOffer,
  credits: (value: Amount) => string,
  format: Formatter,
): ShortfallOffer {
  if (offer.type === 'money')
    return {
      kind: 'money',
      credits: credits(offer.credits),
      price: format.money(offer.money, { trimZeros: true }),
    }
  const { name, credits: base, bonus, price } = offer.package
  return {
    kind: 'package',
    name,
    credits: credits(base),
    bonus: isZero(bonus) ? null : format.quantity(bonus),
    price: format.money(price, { trimZeros: true }),
  }
}
