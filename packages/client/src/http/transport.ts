import { type ClientOperationName, type Operation, operations } from '@creditkit/contract'
import type { MutationOptions } from './call'
import type { CreditsClientOptions } from './credits-client'
import { toCreditsError } from './fault'
import { callHost } from './host-code'
import { createPatience, pause } from './patience'
import { DEFAULT_RETRY, nextRetry } from './retry'
import type { Try } from './sender'
import type { Timers } from './timers'

const DEFAULT_TIMEOUT_MS = 20_000
const DEFAULT_SLOW_AFTER_MS = 1_000

/** One call: which operation, and what one try of it does. */
export interface Call<Value> {
  readonly operation: ClientOperationName
  readonly options: MutationOptions
  /** Tries once, within the patience of the try. */
  readonly run: (of: Try) => Promise<Value>
  /** Whether a mutation whose outcome is unknown may be sent again under its key; true when absent. */
  readonly repeatable?: boolean
  /** One try only, for callers that have a back-off of their own. */
  readonly once?: boolean
  /** Keeps the caller's signal connected to the answer's body after the call has ended. */
  readonly keepOpen?: boolean
}

/** Makes calls with patience, retries and hooks; every mutation under one idempotency key for all its tries. */
export type Transport = <Value>(call: Call<Value>) => Promise<Value>

/** Makes the transport of a client. */
export function createTransport(
  client: CreditsClientOptions,
  timers: Timers,
  newIdempotencyKey: () => string,
): Transport {
  const random = client.random ?? Math.random
  const policy = { ...DEFAULT_RETRY, ...(client.retry === false ? { maxAttempts: 1 } : client.retry) }

  async function attempt<Value>(call: Call<Value>, number: number, idempotencyKey: string | undefined) {
    const { operation, options } = call
    const patience = createPatience(
      options.signal,
      options.timeoutMs ?? client.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      timers,
    )
    try {
      return await call.run({ operation, attempt: number, patience, idempotencyKey })
    } finally {
      patience.relax()
      if (!call.keepOpen) patience.end()
    }
  }

  async function tries<Value>(call: Call<Value>): Promise<Value> {
    const { operation, options, repeatable = true } = call
    const { mutation }: Operation = operations[operation]
    const idempotencyKey = mutation ? (options.idempotencyKey ?? newIdempotencyKey()) : undefined
    for (let number = 1; ; number += 1) {
      const startedAt = timers.now()
      try {
        return await attempt(call, number, idempotencyKey)
      } catch (caught) {
        const error = toCreditsError(operation, caught)
        const again = call.once ? null : nextRetry(number, error, { mutation, repeatable }, random, policy)
        const { code, status, requestId } = error
        const durationMs = timers.now() - startedAt
        const facts = { operation, attempt: number, code, status, requestId, durationMs, retryInMs: again }
        callHost(() => client.onProblem?.(facts))
        if (again === null) throw error
        await pause(again, options.signal, timers).catch((interrupted: unknown) => {
          throw toCreditsError(operation, interrupted)
        })
      }
    }
  }

  return async (call) => {
    const { onSlow, slowAfterMs = DEFAULT_SLOW_AFTER_MS } = client
    if (!onSlow) return tries(call)
    const report = () => callHost(() => onSlow({ operation: call.operation, waitedMs: slowAfterMs }))
    const stop = timers.after(slowAfterMs, report)
    try {
      return await tries(call)
    } finally {
      stop()
    }
  }
}
