import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerPreflight, corsHeaders } from './cors'
import { readRequest } from './read-request'
import { httpProblem, StartRefusal } from './refusal'
import { isEventStream, writeResponse } from './write-response'

/** A port of this machine behind which a fetch answers. */
export interface HttpDoor {
  /** `http://127.0.0.1:4010`, without a slash at the end. */
  readonly url: string
  /** Takes no more requests, ends event streams, lets the others finish for some seconds, then cuts them off. Twice is once. */
  close(): Promise<void>
}

/** How a door is opened. */
export interface DoorOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** The flag that chose the port, for the sentence that says it is taken. */
  readonly flag: string
  /** Rejects with a TypeError, as fetch does, where the connection is to break. */
  readonly answer: (request: Request) => Promise<Response>
  /** How many bytes the body of a request to a path may have. */
  readonly limitOf: (path: string) => number
  readonly onUnexpected: (error: unknown) => void
}

/** How long requests may take to finish once the server stops. */
const GRACE_MS = 3000

/** Answers HTTP requests with a fetch, for pages of any origin. Rejects with a StartRefusal when the port cannot be had. */
export async function openDoor(options: DoorOptions): Promise<HttpDoor> {
  const { answer, limitOf, onUnexpected } = options
  const streams = new Set<AbortController>()
  let closing: Promise<void> | null = null

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const caller = new AbortController()
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) caller.abort()
      streams.delete(caller)
      // The connection is idle once this handler is through, and may be closed then.
      if (closing) setImmediate(() => server.closeIdleConnections())
    })
    try {
      const request = await readRequest(incoming, limitOf, caller.signal)
      if (request instanceof Response) return await writeResponse(request, outgoing, {})
      const response = answerPreflight(request) ?? (await answer(request))
      if (isEventStream(response)) {
        streams.add(caller)
        if (closing) caller.abort()
      }
      await writeResponse(response, outgoing, corsHeaders(request, response))
    } catch (error) {
      if (!(error instanceof TypeError) && !caller.signal.aborted) onUnexpected(error)
      outgoing.destroy()
    }
  }

  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  server.on('clientError', refuseMalformed)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refusalOf(error, options)))
    server.listen(options.port, options.host, resolve)
  })

  async function stop(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const stream of streams) stream.abort()
    const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    await closed
    clearTimeout(cutOff)
  }

  return {
    url: `http://${nameOf(options.host)}:${portOf(server.address(), options.port)}`,
    close() {
      closing ??= stop()
      return closing
    },
  }
}

/** Answers what is not HTTP at all, or takes too long to be. */
function refuseMalformed(error: Error, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const code = codeOf(error)
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const body = httpProblem(status, 'The request cannot be read as HTTP.')
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function refusalOf(error: Error, { port, host, flag }: DoorOptions): StartRefusal {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken; choose another one with ${flag}, or 0 for any that is free.`,
    EACCES: `Port ${port} may not be used by you; choose one above 1023 with ${flag}.`,
    EADDRNOTAVAIL: `This machine has no address ${host}; choose another one with --host.`,
    ENOTFOUND: `There is no host ${host}; choose another one with --host.`,
  }
  return new StartRefusal(reasons[codeOf(error)] ?? `Cannot listen on ${host}:${port}: ${error.message}`, 1)
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** A host as an address can name it: everything at once is reached at this machine itself. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>, asked: number): number {
  return typeof address === 'object' && address ? address.port : asked
}
