import type { ListHandle, ReadHandle } from '@creditkit/client/react'
import type { Branding, Grant, Instant, Wallet } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** Credits of one origin and one expiry, written out. */
export interface GrantRow {
  readonly id: string
  readonly source: Grant['source']
  readonly since: string
  /** With all decimals, as in a column. */
  readonly remaining: string
  readonly original: string
  /** How many of a thousand are left, from 0 to 1000; above 0 while there is anything left. */
  readonly permille: number
  /** Null for credits that never expire; `when` is null where the reader's clock has passed the day. */
  readonly expiry: { readonly date: string; readonly when: string | null } | null
  /** Whether the next credits that are used are taken from here. */
  readonly isNext: boolean
}

/** Everything that the list can be. */
export type GrantListModel =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'forbidden' }
  | { readonly status: 'unavailable'; readonly walletName: string }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | { readonly status: 'empty'; readonly walletName: string }
  | {
      readonly status: 'ready'
      readonly walletName: string
      readonly rows: readonly GrantRow[]
      readonly hasMore: boolean
      /** Whether the rows after these could not be loaded. */
      readonly isCutShort: boolean
      /** When the rows were last heard of, where they could not be refreshed since; null while they are current. */
      readonly staleSince: string | null
    }

/** What the model is made of; `grants` is null while it is not known whose they are. */
export interface GrantListReads {
  readonly wallet: Pick<ReadHandle<Wallet | null>, 'data' | 'error'>
  readonly branding: Branding | undefined
  readonly grants: Pick<
    ListHandle<Grant>,
    'data' | 'error' | 'isStale' | 'updatedAt' | 'hasMore' | 'loadMoreError'
  > | null
}

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'grantList.error.internal' }

/** Says what there is to draw. Pure: the same handles and format give an equal model. */
export function toGrantListModel(
  { wallet, branding, grants }: GrantListReads,
  format: Formatter,
): GrantListModel {
  if (wallet.data === null) return { status: 'missing' }
  const error = wallet.error ?? grants?.error ?? null
  if (!wallet.data || !branding || !grants?.data) {
    if (!error) return { status: 'loading' }
    if (error.code === 'forbidden') return { status: 'forbidden' }
    if (error.code === 'wallet_unavailable' && wallet.data && branding)
      return { status: 'unavailable', walletName: walletUnit(branding, wallet.data).other }
    const { code, requestId = null } = error
    return { status: 'error', message: errorTexts[code], requestId, canRetry: mayRetry(code) }
  }
  const walletName = walletUnit(branding, wallet.data).other
  if (grants.data.length === 0) return { status: 'empty', walletName }
  const { updatedAt } = grants
  return {
    status: 'ready',
    walletName,
    rows: grants.data.map((grant, index) => toRow(grant, index === 0, updatedAt, format)),
    hasMore: grants.hasMore,
    isCutShort: grants.loadMoreError !== null,
    staleSince: grants.isStale && updatedAt !== null ? format.time(updatedAt) : null,
  }
}

function toRow(grant: Grant, isNext: boolean, now: Instant | null, format: Formatter): GrantRow {
  const { id, source, remaining, original, createdAt, expiresAt } = grant
  return {
    id,
    source,
    since: format.date(createdAt),
    remaining: format.quantity(remaining, { allDecimals: true }),
    original: format.quantity(original, { allDecimals: true }),
    permille: permilleOf(remaining.minor, original.minor),
    expiry:
      expiresAt === null
        ? null
        : {
            date: format.date(expiresAt),
            when: now !== null && expiresAt > now ? format.days(expiresAt, now) : null,
          },
    isNext,
  }
}

/** Thousandths, so that a bar needs no float; what is left is never drawn as nothing. */
function permilleOf(remaining: number, original: number): number {
  if (remaining <= 0) return 0
  if (remaining >= original) return 1000
  return Math.max(1, Number((BigInt(remaining) * 1000n) / BigInt(original)))
}
