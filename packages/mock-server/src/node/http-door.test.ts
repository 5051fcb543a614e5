import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { type HttpDoor, openDoor } from './http-door'

let door: HttpDoor | undefined

afterEach(() => door?.close())

async function open(
  answer: (request: Request) => Promise<Response>,
  onUnexpected = vi.fn(),
): Promise<string> {
  door = await openDoor({
    port: 0,
    host: '127.0.0.1',
    flag: '--port',
    limitOf: () => 1000,
    answer,
    onUnexpected,
  })
  return door.url
}

/** Sends bytes as they are and answers with everything that comes back until the server closes. */
function raw(url: string, text: string): Promise<string> {
  const { port, hostname } = new URL(url)
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(Number(port), hostname, () => socket.end(text))
    socket.on('data', (data) => {
      received += data
    })
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
}

it('hands a request on as it came: method, address, headers and bytes', async () => {
  const url = await open(async (request) =>
    Response.json({
      method: request.method,
      url: request.url,
      key: request.headers.get('idempotency-key'),
      bytes: [...new Uint8Array(await request.arrayBuffer())],
    }),
  )
  const response = await fetch(`${url}//twice/%2F?a=1&b=%20`, {
    method: 'PUT',
    headers: { 'idempotency-key': 'k' },
    body: new Uint8Array([0, 255, 128, 10]),
  })
  expect(await response.json()).toEqual({
    method: 'PUT',
    url: `${url}//twice/%2F?a=1&b=%20`,
    key: 'k',
    bytes: [0, 255, 128, 10],
  })
})

it('answers with status, headers, several cookies and bytes', async () => {
  const url = await open(async () => {
    const headers = new Headers({ 'x-request-id': 'req_1' })
    headers.append('set-cookie', 'a=1')
    headers.append('set-cookie', 'b=2; Path=/')
    return new Response(new Uint8Array([0, 200, 13]), { status: 207, headers })
  })
  const response = await fetch(url)
  expect(response.status).toBe(207)
  expect(response.headers.get('x-request-id')).toBe('req_1')
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/'])
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 200, 13])
})

it('answers HEAD with the headers and no body, on a connection that goes on', async () => {
  const url = await open(async () => Response.json({ a: 1 }))
  const response = await fetch(url, { method: 'HEAD' })
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.text()).toBe('')
  expect(await (await fetch(url)).json()).toEqual({ a: 1 })
})

it('sends each part of a stream as it comes, and before the first one that it is there', async () => {
  let push = (_: string) => {}
  const url = await open(async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = (text) => controller.enqueue(new TextEncoder().encode(text))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
  const response = await fetch(url)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (const part of ['first', 'second']) {
    push(part)
    expect((await reader?.read())?.value).toBe(part)
  }
  await reader?.cancel()
})

it('carries more than a connection takes at once', async () => {
  const parts = 200
  const url = await open(async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(65_536).fill(sent))
        if (sent === parts) controller.close()
      },
    })
    return new Response(body)
  })
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  expect(bytes.length).toBe(parts * 65_536)
  expect(bytes.at(-1)).toBe(parts)
})

it('breaks the connection when a body breaks off', async () => {
  const url = await open(async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new TypeError('broken off')),
    })
    return new Response(body)
  })
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow()
})

it('tells the backend when the caller goes away, before the answer and during it', async () => {
  const aborted: string[] = []
  const url = await open(async (request) => {
    const { pathname } = new URL(request.url)
    request.signal.addEventListener('abort', () => aborted.push(pathname))
    if (pathname === '/waits')
      await new Promise((_, reject) => request.signal.addEventListener('abort', reject))
    return new Response(new ReadableStream({ cancel: () => void aborted.push('body') }), {
      headers: { 'content-type': 'text/plain' },
    })
  })
  const waits = new AbortController()
  const waiting = fetch(`${url}/waits`, { signal: waits.signal }).catch(() => {})
  setTimeout(() => waits.abort(), 50)
  await waiting
  await vi.waitFor(() => expect(aborted).toEqual(['/waits']))

  const streams = httpRequest(`${url}/streams`)
  streams.on('error', () => {})
  streams.end()
  setTimeout(() => streams.destroy(), 50)
  await vi.waitFor(() => expect(aborted).toEqual(['/waits', expect.anything(), expect.anything()]))
  expect(aborted).toContain('/streams')
  expect(aborted).toContain('body')
})

it('breaks the connection where the backend does', async () => {
  const url = await open(async () => {
    throw new TypeError('Failed to fetch')
  })
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(await raw(url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('')
})

it('tells of an error that nobody foresaw', async () => {
  const onUnexpected = vi.fn()
  const url = await open(async () => {
    throw new RangeError('unforeseen')
  }, onUnexpected)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(onUnexpected).toHaveBeenCalledWith(new RangeError('unforeseen'))
})

it('refuses a body that is too long with 413, whether its length is said or not', async () => {
  const url = await open(async (request) => new Response(await request.text()))
  const body = 'x'.repeat(1001)
  const announced = await fetch(url, { method: 'POST', body })
  expect(announced.status).toBe(413)
  expect(await announced.json()).toMatchObject({ status: 413, detail: 'The body is longer than 1000 bytes.' })
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body))
      controller.close()
    },
  })
  const init = { method: 'POST', body: streamed, duplex: 'half' }
  expect((await fetch(url, init)).status).toBe(413)
  expect((await fetch(url, { method: 'POST', body: body.slice(1) })).status).toBe(200)
})

it.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['an address that is none', 'GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
  ['a method that fetch does not know', 'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['headers without an end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('answers %s with a problem', async (_, text, status) => {
  const url = await open(async () => new Response('reached'))
  const answer = await raw(url, text)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer.toLowerCase()).toContain('content-type: application/problem+json')
  expect(answer).toContain(`"status":${status}`)
})

it('lets a page of any origin ask with its cookies and read every header', async () => {
  const url = await open(
    async () => new Response('', { headers: { 'request-id': 'req_1', 'retry-after': '3' } }),
  )
  const origin = 'https://shop.example:8080'
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization, idempotency-key, last-event-id',
    },
  })
  expect(preflight.status).toBe(204)
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'PATCH',
    'access-control-allow-headers': 'authorization, idempotency-key, last-event-id',
  })
  const { headers } = await fetch(url, { headers: { origin } })
  expect(headers.get('access-control-allow-origin')).toBe(origin)
  expect(headers.get('vary')).toBe('Origin')
  const exposed = headers.get('access-control-expose-headers')?.split(', ')
  expect(exposed).toEqual(
    expect.arrayContaining(['idempotent-replayed', 'retry-after', 'x-request-id', 'request-id']),
  )
  expect((await fetch(url)).headers.get('access-control-allow-origin')).toBeNull()
})

it('closes: streams end, requests finish, new ones are refused', async () => {
  let finish = () => {}
  const url = await open(async (request) => {
    if (new URL(request.url).pathname === '/stream') {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('begun'))
          request.signal.addEventListener('abort', () => controller.close())
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    }
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    return new Response('finished')
  })
  const stream = await fetch(`${url}/stream`)
  const slow = fetch(`${url}/slow`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const closed = door?.close()
  expect(await stream.text()).toBe('begun')
  await expect(fetch(url)).rejects.toThrow()
  finish()
  expect(await (await slow).text()).toBe('finished')
  await closed
})

it('cuts off a request that does not finish in time', async () => {
  const url = await open(() => new Promise(() => {}))
  const hanging = fetch(url)
  hanging.catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 50))
  await door?.close()
  await expect(hanging).rejects.toThrow('fetch failed')
})

it('says which flag chooses another port than one that is taken', async () => {
  const url = await open(async () => new Response())
  const taken = Number(new URL(url).port)
  const second = openDoor({
    port: taken,
    host: '127.0.0.1',
    flag: '--providers-port',
    limitOf: () => 0,
    answer: async () => new Response(),
    onUnexpected: () => {},
  })
  await expect(second).rejects.toThrow(`Port ${taken} is taken; choose another one with --providers-port`)
})
