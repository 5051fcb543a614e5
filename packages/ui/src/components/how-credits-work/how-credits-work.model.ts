import type { ListHandle, ReadHandle } from '@creditkit/client/react'
import {
  type Amount,
  type Balance,
  type Config,
  type Grant,
  isNegative,
  isPositive,
  type KnownBalance,
  type Wallet,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** What is explained of one kind of credits. */
export interface CreditUse {
  readonly name: string
  readonly description: string
  /** What one purchase may cost; null where they are not sold. */
  readonly limits: { readonly min: string; readonly max: string } | null
  /** Whether another service keeps them. */
  readonly isElsewhere: boolean
}

/** One thing that is explained. What the API does not say has no topic. */
export type Topic =
  | {
      readonly topic: 'worth'
      readonly rates: readonly { readonly credits: string; readonly money: string }[]
      readonly hasBonus: boolean
    }
  | { readonly topic: 'uses'; readonly uses: readonly CreditUse[] }
  | { readonly topic: 'order'; readonly names: readonly string[] }
  | {
      readonly topic: 'expiry'
      /** What expires next, soonest first; empty where nothing that is there does. */
      readonly next: readonly { readonly id: string; readonly credits: string; readonly date: string }[]
      readonly hasCredits: boolean
    }
  | { readonly topic: 'holds'; readonly held: readonly string[]; readonly pending: readonly string[] }
  | { readonly topic: 'empty'; readonly isOwed: boolean }
  | { readonly topic: 'refunds' }

/** Everything that the explanation can be. */
export type HowCreditsWorkModel =
  | { readonly status: 'loading' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | {
      readonly status: 'ready'
      /** What the credits are called, where there is one kind only; null for several. */
      readonly credits: string | null
      readonly topics: readonly Topic[]
      /** Whether the reader's own numbers are missing in it. */
      readonly isPartial: boolean
    }

/** What the explanation is made of. */
export interface HowCreditsWorkInput {
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  readonly balances: Pick<ReadHandle<readonly Balance[]>, 'data' | 'isPending'>
  readonly grants: Pick<ListHandle<Grant>, 'items' | 'error' | 'isPending'>
  readonly format: Formatter
}

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'howCreditsWork.error.internal' }

/** So many expiry dates are told; the list of grants has the others. */
const EXPIRIES_TOLD = 3

/** Says what there is to explain. Pure: the same input gives an equal model. */
export function toHowCreditsWorkModel(input: HowCreditsWorkInput): HowCreditsWorkModel {
  const { config, balances, grants, format } = input
  if (!config.data) {
    if (!config.error) return { status: 'loading' }
    return {
      status: 'error',
      message: errorTexts[config.error.code],
      requestId: config.error.requestId ?? null,
      canRetry: mayRetry(config.error.code),
    }
  }
  if (balances.isPending || grants.isPending) return { status: 'loading' }

  const wallets = [...config.data.wallets].sort((left, right) => left.spendOrder - right.spendOrder)
  const words = createWords(config.data, format)
  const [first, ...others] = wallets
  return {
    status: 'ready',
    credits: first && others.length === 0 ? words.name(first) : null,
    isPartial: balances.data === undefined || (grants.error !== null && grants.items.length === 0),
    topics: [
      {
        topic: 'worth',
        rates: wallets.map((wallet) => ({
          credits: words.credits(wallet.rate.credits, wallet),
          money: format.money(wallet.rate.money),
        })),
        hasBonus: config.data.packages.some(({ bonus }) => isPositive(bonus)),
      },
      { topic: 'uses', uses: wallets.map((wallet) => toUse(wallet, words, format)) },
      ...orderTopic(wallets, words),
      ...expiryTopic(input, wallets, words),
      holdsTopic(balances.data ?? [], wallets, words),
      {
        topic: 'empty',
        isOwed: (balances.data ?? []).some((each) => isKnown(each) && isNegative(each.available)),
      },
      { topic: 'refunds' },
    ],
  }
}

interface Words {
  /** The name of several credits of a wallet. */
  readonly name: (wallet: Wallet) => string
  readonly credits: (value: Amount, wallet: Wallet) => string
}

function createWords({ branding }: Config, format: Formatter): Words {
  return {
    name: (wallet) => walletUnit(branding, wallet).other,
    credits: (value, wallet) => format.credits(value, walletUnit(branding, wallet)),
  }
}

function toUse(wallet: Wallet, words: Words, format: Formatter): CreditUse {
  const { min, max } = wallet.limits
  return {
    name: words.name(wallet),
    description: wallet.description,
    limits: wallet.purchasable ? { min: format.money(min), max: format.money(max) } : null,
    isElsewhere: wallet.kind === 'external',
  }
}

function orderTopic(wallets: readonly Wallet[], words: Words): Topic[] {
  const places = new Set(wallets.map(({ spendOrder }) => spendOrder))
  // Wallets that share a place have no order that could be told.
  if (wallets.length < 2 || places.size < wallets.length) return []
  return [{ topic: 'order', names: wallets.map(words.name) }]
}

function expiryTopic(
  { grants, format }: HowCreditsWorkInput,
  wallets: readonly Wallet[],
  words: Words,
): Topic[] {
  if (grants.error && grants.items.length === 0) return []
  const next = grants.items.flatMap(({ id, walletId, remaining, expiresAt }) => {
    const wallet = wallets.find((each) => each.id === walletId)
    if (!wallet || expiresAt === null) return []
    return [{ id, credits: words.credits(remaining, wallet), date: format.date(expiresAt) }]
  })
  return [{ topic: 'expiry', next: next.slice(0, EXPIRIES_TOLD), hasCredits: grants.items.length > 0 }]
}

function holdsTopic(balances: readonly Balance[], wallets: readonly Wallet[], words: Words): Topic {
  const told = (amountOf: (balance: KnownBalance) => Amount) =>
    wallets.flatMap((wallet) => {
      const balance = balances.filter(isKnown).find(({ walletId }) => walletId === wallet.id)
      return balance && isPositive(amountOf(balance)) ? [words.credits(amountOf(balance), wallet)] : []
    })
  return { topic: 'holds', held: told(({ held }) => held), pending: told(({ pending }) => pending) }
}

function isKnown(balance: Balance): balance is KnownBalance {
  return balance.status === 'ok'
}
