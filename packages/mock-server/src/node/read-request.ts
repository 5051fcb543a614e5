import type { IncomingMessage } from 'node:http'
import { httpProblem } from './refusal'

/**
 * Turns a request of Node's into a fetch Request, its body read in whole; or into the refusal of one that is malformed
 * (400) or longer than `limit` bytes (413). What is too long is read to its end and thrown away, so that the caller hears
 * the answer. Rejects when the caller goes away meanwhile.
 */
export async function readRequest(
  incoming: IncomingMessage,
  limitOf: (path: string) => number,
  signal: AbortSignal,
): Promise<Request | Response> {
  const { method = 'GET', headers, rawHeaders } = incoming
  const url = addressOf(incoming.url ?? '', headers.host ?? 'localhost')
  if (!url) return refuse(400, 'The address of the request is malformed.')
  const limit = limitOf(url.pathname)
  const body = await readBody(incoming, limit)
  if (!body) return refuse(413, `The body is longer than ${limit} bytes.`)
  try {
    const pairs = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
    )
    const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0
    return new Request(url, { method, headers: pairs, signal, ...(hasBody && { body }) })
  } catch (error) {
    return refuse(400, error instanceof Error ? error.message : 'The request is malformed.')
  }
}

/** The whole address; null when it is malformed. A path that begins with two slashes stays a path. */
function addressOf(target: string, host: string): URL | null {
  const text = target.startsWith('/') ? `http://${host}${target}` : target
  return URL.canParse(text) ? new URL(text) : null
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
  }
  return size <= limit ? Buffer.concat(chunks) : null
}

function refuse(status: number, detail: string): Response {
  return new Response(httpProblem(status, detail), {
    status,
    headers: { 'content-type': 'application/problem+json', connection: 'close' },
  })
}
