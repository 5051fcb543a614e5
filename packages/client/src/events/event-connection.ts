import { type CreditsEvent, EventSchema, parse } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { createPatience } from '../http/patience'
import { type CreditsErrorCode, isCreditsError } from '../http/problem'
import type { Timers } from '../http/timers'
import { readChunk, startOfStream } from './sse-parser'

/** A line or message longer than this is no event of ours, in characters. */
const MAX_PENDING = 1_000_000

/** Errors that say that there is no stream at that address, and that asking again soon is of no use. */
const UNUSABLE: ReadonlySet<CreditsErrorCode> = new Set<CreditsErrorCode>([
  'contract_violation',
  'unsupported',
])

/** What one connection works with. */
export interface ConnectionOptions {
  readonly client: Pick<CreditsClient, 'streamEvents'>
  readonly signal: AbortSignal
  readonly lastEventId: string | undefined
  readonly idleTimeoutMs: number
  readonly timers: Timers
  readonly onOpen: () => void
  readonly onEvent: (event: CreditsEvent) => void
  /** The stream has named the place to resume from. */
  readonly onPlace: (lastEventId: string) => void
  /** The stream asks to wait this long before the next connection, in milliseconds. */
  readonly onRetryMs: (retryMs: number) => void
}

/** How a connection ended: it broke or fell silent, or there is nothing at that address that could be read. */
export type ConnectionEnd = 'broken' | 'unusable'

/**
 * Opens the stream and reads it to its end. Never rejects. Messages that are no event of the contract, of types of a
 * later version for instance, are passed over.
 */
export async function readConnection(options: ConnectionOptions): Promise<ConnectionEnd> {
  const patience = createPatience(options.signal, options.idleTimeoutMs, options.timers)
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  try {
    const { signal } = patience
    const { lastEventId } = options
    const stream = await patience.race(options.client.streamEvents({ signal, lastEventId }))
    options.onOpen()
    reader = stream.getReader()
    await readMessages(options, () => {
      patience.renew()
      return patience.race(reader ? reader.read() : Promise.reject(new Error('No reader')))
    })
    return 'broken'
  } catch (error) {
    return isCreditsError(error) && UNUSABLE.has(error.code) ? 'unusable' : 'broken'
  } finally {
    patience.end()
    reader?.cancel().catch(() => {})
  }
}

async function readMessages(
  options: ConnectionOptions,
  read: () => Promise<ReadableStreamReadResult<Uint8Array>>,
): Promise<void> {
  const decoder = new TextDecoder()
  let state = startOfStream(options.lastEventId)
  for (;;) {
    const { done, value } = await read()
    if (done) return
    const { state: next, messages } = readChunk(state, decoder.decode(value, { stream: true }))
    for (const { data } of messages) {
      const event = parse(EventSchema, readJson(data))
      if (event.ok) options.onEvent(event.value)
    }
    if (next.lastEventId !== undefined && next.lastEventId !== state.lastEventId)
      options.onPlace(next.lastEventId)
    if (next.retryMs !== undefined && next.retryMs !== state.retryMs) options.onRetryMs(next.retryMs)
    state = next
    if (state.line.length + state.data.reduce((total, line) => total + line.length, 0) > MAX_PENDING) return
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
