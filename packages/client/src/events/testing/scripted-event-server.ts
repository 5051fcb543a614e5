import { vi } from 'vitest'
import type { StreamOptions } from '../../http/call'
import { CreditsError } from '../../http/problem'
import { samplePurchase } from '../../purchase/purchase-samples'
import { written } from '../scripted-stream'
import type { ScriptedTab } from './scripted-browser'

const PING_MS = 10_000

interface OpenStream {
  readonly tab: ScriptedTab
  readonly write: (text: string) => void
  readonly end: () => void
}

/**
 * A server that tells what happens to one account to every open stream, and what is behind `Last-Event-ID` to those
 * that come back. Events are named e1, e2, ….
 */
export function scriptEventServer() {
  const log: string[] = []
  const streams = new Set<OpenStream>()
  const tries: (string | undefined)[] = []
  const state = { isDown: false, forgetsBefore: 0, mostStreams: 0 }

  const open = (tab: ScriptedTab, { lastEventId, signal }: StreamOptions) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        const encoder = new TextEncoder()
        const stream: OpenStream = {
          tab,
          write: (text) => tab.run(() => streams.has(stream) && controller.enqueue(encoder.encode(text))),
          end: () => {
            streams.delete(stream)
            tab.run(() => {
              if (!signal.aborted) controller.close()
            })
          },
        }
        streams.add(stream)
        state.mostStreams = Math.max(state.mostStreams, streams.size)
        tab.onGone(() => streams.delete(stream))
        signal.addEventListener('abort', () => streams.delete(stream))
        if (lastEventId === undefined) return
        const from = Math.max(log.indexOf(lastEventId) + 1, state.forgetsBefore)
        for (const id of log.slice(from)) stream.write(written(id, samplePurchase()))
      },
    })

  return Object.assign(state, {
    /** What has happened, by name. */
    log,
    /** The `Last-Event-ID` of every try to open a stream. */
    tries,
    /** The client of a tab. */
    clientOf: (tab: ScriptedTab) => ({
      streamEvents: async (options: StreamOptions): Promise<ReadableStream<Uint8Array>> => {
        tries.push(options.lastEventId)
        if (state.isDown) {
          throw new CreditsError({ code: 'network', operation: 'streamEvents', message: 'down' })
        }
        return open(tab, options)
      },
    }),
    /** Something happens. The answer is the event's name. */
    emit: (): string => {
      const id = `e${log.length + 1}`
      log.push(id)
      for (const stream of [...streams]) stream.write(written(id, samplePurchase()))
      return id
    },
    /** Ends every stream, as a proxy that is restarted does. */
    interrupt: () => {
      for (const stream of [...streams]) stream.end()
    },
    streams: () => streams.size,
    /** Whether the server counts a stream of the tab as open. */
    hasStreamOf: ({ page }: Pick<ScriptedTab, 'page'>) => [...streams].some(({ tab }) => tab.page === page),
    /** Something happens that only a later version knows. */
    emitUnknown: (): string => {
      const id = `e${log.push(`e${log.length + 1}`)}`
      const data = JSON.stringify({ id, type: 'rocket.launched', occurredAt: '', data: {} })
      for (const stream of [...streams]) stream.write(`id: ${id}\ndata: ${data}\n\n`)
      return id
    },
    /** Lets time pass, in milliseconds; open streams say every ten seconds that they are there. */
    pass: async (delayMs: number) => {
      for (let left = delayMs; left > 0; left -= PING_MS) {
        await vi.advanceTimersByTimeAsync(Math.min(left, PING_MS))
        for (const stream of [...streams]) stream.write(': ping\n\n')
      }
      await vi.advanceTimersByTimeAsync(0)
    },
  })
}
