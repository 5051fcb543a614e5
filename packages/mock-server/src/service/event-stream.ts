import type { Store } from '../store/index'
import { eventNumber, eventsAfter, newestEvent } from './event-log'

/** How often an idle stream says that it is alive, in milliseconds; proxies close connections that are silent for longer. */
const PING_MS = 15_000

/**
 * The server-sent events of an account, as bytes: those after `lastEventId` at once, then each as it is committed,
 * here or in another tab. Without a `lastEventId` the stream begins with what happens next.
 */
export function streamEvents(
  store: Store,
  accountId: string,
  lastEventId: string | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}

  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let closed = false
      const write = (text: string) => {
        if (!closed) controller.enqueue(encoder.encode(text))
      }
      let seen = lastEventId === null ? null : eventNumber(lastEventId)
      seen ??= await store.read(newestEvent)

      let flushing: Promise<void> = Promise.resolve()
      const flush = () => {
        flushing = flushing.then(async () => {
          const from = seen ?? 0
          for (const row of await store.read((reader) => eventsAfter(reader, accountId, from))) {
            seen = row.seq
            write(`id: ${row.id}\nevent: ${row.event.type}\ndata: ${JSON.stringify(row.event)}\n\n`)
          }
        })
        return flushing
      }

      write('retry: 1000\n\n')
      const unsubscribe = store.onCommit(() => void flush())
      const ping = setInterval(() => write(': ping\n\n'), PING_MS)
      const close = () => {
        if (closed) return
        stop()
        controller.close()
      }
      stop = () => {
        closed = true
        unsubscribe()
        clearInterval(ping)
        signal.removeEventListener('abort', close)
      }
      if (signal.aborted) return close()
      signal.addEventListener('abort', close)
      await flush()
    },
    cancel: () => stop(),
  })
}
