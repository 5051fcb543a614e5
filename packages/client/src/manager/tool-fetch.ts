import { callHost } from '../http/host-code'
import { systemTimers, type Timers } from '../http/timers'
import type { BalanceSource } from './balance-source'
import { lookInto } from './small-json'
import { type InsufficientCredits, readToolAnswer, toInsufficientCredits } from './tool-answer'

/** As the platform's `fetch`. */
export type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** How the host's own endpoints are asked. */
export interface ToolFetchOptions {
  /** Another fetch; the global one when absent. */
  readonly fetch?: Fetch | undefined
  /** The name under which an endpoint's answer has the balance after it, `newBalance` when absent. */
  readonly balanceField?: string | undefined
  /** Told when an endpoint answers 402 and says how many credits it takes. */
  readonly onInsufficientCredits?: ((missing: InsufficientCredits) => void) | undefined
  readonly timers?: Timers | undefined
}

/**
 * Makes a fetch for the host's own endpoints that tells the source the balance which their answers carry. The answer is
 * handed on untouched, and nothing that is found in it, or not, ever makes the call fail.
 */
export function createToolFetch(
  source: Pick<BalanceSource, 'asset' | 'doubt' | 'tell'>,
  { fetch, balanceField = 'newBalance', onInsufficientCredits, timers = systemTimers }: ToolFetchOptions,
): Fetch {
  async function learn(response: Response, askedAt: number): Promise<void> {
    const look = await lookInto(response)
    // It probably took credits, and how many cannot be read from it.
    if (look === 'large') source.doubt()
    if (typeof look === 'string') return
    const { balance, walletId, refusal } = readToolAnswer(look.json, response.status, balanceField)
    if (balance !== undefined) source.tell(balance, askedAt, walletId)
    else if (response.status === 402) source.doubt()
    if (!refusal || !onInsufficientCredits) return
    const asset = typeof refusal.required === 'object' ? refusal.required.asset : await source.asset()
    const missing = asset && toInsufficientCredits(refusal, asset)
    if (missing) callHost(() => onInsufficientCredits(missing))
  }

  return async (input, init) => {
    const askedAt = timers.now()
    const response = await (fetch ? fetch(input, init) : globalThis.fetch(input, init))
    void learn(response, askedAt)
    return response
  }
}
