import type { CreditsEvent, Purchase } from '@creditkit/contract'
import type { StreamOptions } from '../http/call'
import { CreditsError, type CreditsErrorCode } from '../http/problem'

/** One connection that live events have opened; tests write to it and break it. */
export interface ScriptedConnection {
  readonly options: StreamOptions
  write(text: string): void
  writeBytes(bytes: Uint8Array): void
  end(): void
  fail(): void
  /** Whether the reader has let go of it. */
  readonly released: () => boolean
}

/** A client whose event streams tests hold in their hands. While `refuse` names an error, nothing opens. */
export function scriptStreams() {
  const connections: ScriptedConnection[] = []
  const state: { tries: number; refuse: CreditsErrorCode | undefined } = { tries: 0, refuse: undefined }
  return Object.assign(state, {
    connections,
    /** The connection opened last. */
    last: (): ScriptedConnection => {
      const last = connections.at(-1)
      if (!last) throw new Error('No connection was opened.')
      return last
    },
    streamEvents: async (options: StreamOptions): Promise<ReadableStream<Uint8Array>> => {
      state.tries += 1
      if (state.refuse) {
        throw new CreditsError({ code: state.refuse, operation: 'streamEvents', message: state.refuse })
      }
      let released = false
      return new ReadableStream<Uint8Array>({
        cancel: () => {
          released = true
        },
        start: (controller) => {
          const encoder = new TextEncoder()
          connections.push({
            options,
            write: (text) => controller.enqueue(encoder.encode(text)),
            writeBytes: (bytes) => controller.enqueue(bytes),
            released: () => released,
            end: () => controller.close(),
            fail: () => controller.error(new TypeError('terminated')),
          })
        },
      })
    },
  })
}

/** An event as the stream writes it. */
export function written(id: string, data: Purchase): string {
  const event: CreditsEvent = { id, type: 'purchase.updated', occurredAt: data.updatedAt, data }
  return `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}
