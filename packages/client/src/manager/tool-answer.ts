import {
  type Amount,
  type Asset,
  type Balance,
  BalanceSchema,
  compare,
  ProblemSchema,
  parse,
  subtract,
  zero,
} from '@creditkit/contract'
import { type NativeBalance, readNative } from './told'

/** Why an endpoint of the host did not do its work: credits are missing. */
export interface InsufficientCredits {
  readonly required: Amount
  readonly available: Amount
  /** What is missing: `required` less `available`. */
  readonly shortfall: Amount
}

/** What an endpoint's answer says about the balance. */
export interface ToolAnswer {
  /** The balance after it, as it stands there; undefined where it says none. */
  readonly balance?: NativeBalance | Balance
  /** The wallet that it is about, where it says so. */
  readonly walletId?: string
  /** What was refused for lack of credits, as it stands there; undefined where nothing was, or no numbers are given. */
  readonly refusal?: { readonly required: NativeBalance; readonly available: NativeBalance }
}

/**
 * Reads an endpoint's JSON: the balance under `field`, or a balance of the contract under `balance`; with 402 what was
 * required and what is there, as `{currentBalance, requiredCredits}` or as a problem of the contract. Never throws.
 */
export function readToolAnswer(json: unknown, status: number, field: string): ToolAnswer {
  const body: Readonly<Record<string, unknown>> = typeof json === 'object' && json !== null ? { ...json } : {}
  if (status === 402) return readRefusal(body)
  if (status < 200 || status > 299) return {}
  const native = body[field]
  if (isNative(native)) return { balance: native }
  const balance = parse(BalanceSchema, body.balance)
  return balance.ok ? { balance: balance.value, walletId: balance.value.walletId } : {}
}

function readRefusal(body: Readonly<Record<string, unknown>>): ToolAnswer {
  const parsed = parse(ProblemSchema, body)
  if (parsed.ok && parsed.value.code === 'insufficient_credits') {
    const { required, available, walletId } = parsed.value
    return { balance: available, walletId, refusal: { required, available } }
  }
  const { currentBalance: available, requiredCredits: required } = body
  if (!isNative(available)) return {}
  return isNative(required)
    ? { balance: available, refusal: { required, available } }
    : { balance: available }
}

/** What was refused in amounts; null where the numbers are no amounts of the asset. */
export function toInsufficientCredits(
  { required, available }: NonNullable<ToolAnswer['refusal']>,
  asset: Asset,
): InsufficientCredits | null {
  const needed = readNative(required, asset)
  const left = readNative(available, asset)
  if (!needed || !left) return null
  const isShort = compare(needed, left) > 0
  return { required: needed, available: left, shortfall: isShort ? subtract(needed, left) : zero(asset) }
}

function isNative(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string'
}
