import type { ReadHandle } from '@creditkit/client/react'
import type { Balance, Config, UnitName, Wallet } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, mayRetry, type PlainMessageKey } from '../../i18n/index'
import { type PackageOffers, toPackageOffers } from '../package-offer/index'

/** What is offered of which wallet. */
export interface PackagesSubject {
  readonly walletId: string
  /** What the credits are called. */
  readonly unit: UnitName
}

/** Everything that the packages can be. */
export type CreditPackagesModel =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out' | 'forbidden' | 'missing' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      /** Finds the request in the server's logs; null when no answer came. */
      readonly requestId: string | null
      readonly isOffline: boolean
      readonly canRetry: boolean
    }
  | ({ readonly status: 'not_purchasable' | 'empty' } & PackagesSubject)
  /** `unavailable` is a wallet that cannot be reached: its packages are told, and none is sold. */
  | ({
      readonly status: 'ready' | 'unavailable'
      readonly packages: PackageOffers
      /** When the packages were last heard of, where they could not be refreshed since; null while they are current. */
      readonly staleSince: string | null
    } & PackagesSubject)

/** The states that have packages to show. */
export type ShownPackages = Extract<CreditPackagesModel, { readonly packages: PackageOffers }>

/** What the model is made of. */
export interface CreditPackagesInput {
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error' | 'isStale' | 'updatedAt'>
  /** Undefined while loading, null when there is none. */
  readonly wallet: Wallet | null | undefined
  /** Undefined while it is not known, which is no reason to sell nothing. */
  readonly balance: Balance | undefined
  readonly format: Formatter
}

/** Says what there is to draw. Pure: the same input gives an equal model. */
export function toCreditPackagesModel({
  config,
  wallet,
  balance,
  format,
}: CreditPackagesInput): CreditPackagesModel {
  if (wallet === null) return { status: 'missing' }
  if (!config.data || !wallet) return config.error ? toError(config.error) : { status: 'loading' }

  const unit = walletUnit(config.data.branding, wallet)
  const subject: PackagesSubject = { walletId: wallet.id, unit }
  if (!wallet.purchasable) return { status: 'not_purchasable', ...subject }
  const packages = config.data.packages.filter((offer) => offer.walletId === wallet.id)
  if (packages.length === 0) return { status: 'empty', ...subject }
  return {
    status: balance?.status === 'unavailable' ? 'unavailable' : 'ready',
    ...subject,
    packages: toPackageOffers(packages, { unit, format, rate: wallet.rate }),
    staleSince: config.isStale && config.updatedAt !== null ? format.time(config.updatedAt) : null,
  }
}

function toError({ code, requestId }: NonNullable<ReadHandle<Config>['error']>): CreditPackagesModel {
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
