import type { ActionState } from '@creditkit/client'
import type { ReadHandle } from '@creditkit/client/react'
import {
  type Amount,
  absolute,
  type Balance,
  type Config,
  isNegative,
  type Quote,
  subtract,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, mayRetry, type PlainMessageKey } from '../../i18n/index'
import type { FailureWords } from './gate-failure.model'
import { type GateProgress, toGateProgress } from './gate-progress.model'

/** What a run costs: just that, or at most that. */
export type CostIs = 'exact' | 'upTo'

/** The price on the button. */
export interface GatePrice {
  readonly amount: Amount
  readonly credits: string
  readonly costIs: CostIs
}

/** The balance of the wallet that pays; unknown is not zero. */
export type GateBalance =
  | {
      readonly kind: 'known'
      readonly credits: string
      /** What a run leaves, or lacks; null while its price is not known. */
      readonly rest: { readonly kind: 'after' | 'missing'; readonly credits: string } | null
    }
  | { readonly kind: 'loading' }
  | { readonly kind: 'unknown' }

/** Everything that a gate can be. The price is null only where the action stands without the price being known. */
export type CreditGateModel =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'forbidden' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      /** Finds the request in the server's logs; null when no answer came. */
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | (GateProgress & { readonly price: GatePrice | null; readonly balance: GateBalance })

/** What the model is made of. */
export interface CreditGateInput {
  readonly state: ActionState
  readonly cost: Pick<ReadHandle<Quote>, 'data' | 'error'>
  readonly costIs: CostIs
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  /** The balance of the wallet that pays; undefined while loading, null when it cannot be had. */
  readonly balance: Balance | null | undefined
  /** The host's words for what its work has thrown; undefined for the kit's own. */
  readonly errorMessage: FailureWords['errorMessage']
  readonly format: Formatter
}

/** Says what there is to draw. Pure: the same input gives an equal model. What the action has come to stays when the price does not load. */
export function toCreditGateModel(input: CreditGateInput): CreditGateModel {
  const { state, cost, config } = input
  if (!config.data || (state.status === 'idle' && !cost.data)) {
    const error = cost.error ?? config.error
    return error ? errorModel(error) : { status: 'loading' }
  }
  const credits = writer(config.data, walletOf(input), input.format)
  return {
    ...toGateProgress(state, { credits, format: input.format, errorMessage: input.errorMessage }),
    price: cost.data
      ? { amount: cost.data.credits, credits: credits(cost.data.credits), costIs: input.costIs }
      : null,
    balance: toBalance(input, credits),
  }
}

type Write = (value: Amount) => string

/** The wallet that pays, or would; undefined while nobody has said. */
function walletOf({ state, cost }: CreditGateInput): string | undefined {
  if (state.status === 'blocked') return state.walletId
  return 'hold' in state && state.hold ? state.hold.walletId : cost.data?.walletId
}

function writer({ branding, wallets }: Config, walletId: string | undefined, format: Formatter): Write {
  const wallet = wallets.find(({ id }) => id === walletId)
  const unit = wallet ? walletUnit(branding, wallet) : branding.name
  return (value) => format.credits(value, unit)
}

function toBalance({ balance, cost }: CreditGateInput, credits: Write): GateBalance {
  if (balance === undefined) return { kind: 'loading' }
  if (balance?.status !== 'ok') return { kind: 'unknown' }
  const { available } = balance
  return { kind: 'known', credits: credits(available), rest: restOf(available, cost.data?.credits, credits) }
}

function restOf(available: Amount, cost: Amount | undefined, credits: Write) {
  if (cost?.asset !== available.asset) return null
  const rest = subtract(available, cost)
  return { kind: isNegative(rest) ? 'missing' : 'after', credits: credits(absolute(rest)) } as const
}

function errorModel({ code, requestId }: NonNullable<ReadHandle<Quote>['error']>): CreditGateModel {
  if (code === 'unauthenticated') return { status: 'signed_out' }
  if (code === 'forbidden') return { status: 'forbidden' }
  return {
    status: 'error',
    message: code === 'not_found' ? 'creditGate.error.unpriced' : commonErrors[code],
    requestId: requestId ?? null,
    canRetry: mayRetry(code),
  }
}
