import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/**
 * Writes a fetch Response to a connection, each part of its body as it comes; `headers` take precedence over its own.
 * When the caller goes away the body is given up. Rejects when the body breaks off.
 */
export async function writeResponse(
  response: Response,
  outgoing: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
  if (!response.body || outgoing.req.method === 'HEAD') {
    await response.body?.cancel()
    outgoing.end()
    return
  }
  // Whoever listens to a stream hears that it is there before its first event is.
  if (isEventStream(response)) outgoing.flushHeaders()
  await writeBody(response.body, outgoing)
}

/** Tells whether an answer goes on until somebody ends it. */
export function isEventStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
}

async function writeBody(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader()
  const gone = new AbortController()
  const giveUp = () => {
    gone.abort()
    void reader.cancel().catch(() => {})
  }
  outgoing.once('close', giveUp)
  if (outgoing.closed) giveUp()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (!outgoing.write(part.value)) await once(outgoing, 'drain', { signal: gone.signal }).catch(() => {})
  }
  outgoing.off('close', giveUp)
  outgoing.end()
}
