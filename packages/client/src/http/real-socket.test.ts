import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createCreditsClient } from './create-client'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A client of a real server in this process, over the platform's own fetch. */
async function serve(listener: RequestListener) {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const address = started.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return createCreditsClient({ baseUrl: `http://127.0.0.1:${port}/`, retry: { baseMs: 1 } })
}

test('a redirect to a login page is not followed', async () => {
  let visits = 0
  const client = await serve((_, response) => {
    visits += 1
    response.writeHead(302, { location: '/login' }).end()
  })
  await expect(client.listPlans()).rejects.toMatchObject({
    code: 'contract_violation',
    operation: 'listPlans',
  })
  expect(visits).toBe(1)
})

test('a connection that breaks in the middle of an answer is tried again', async () => {
  let visits = 0
  const client = await serve((_, response) => {
    visits += 1
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '12' })
    if (visits > 1) response.end('{"plans":[]}')
    else response.write('{"pl', () => response.destroy())
  })
  expect(await client.listPlans()).toEqual({ plans: [] })
  expect(visits).toBe(2)
})

test('a mutation arrives with its key and body, and a server that is gone is told as network', async () => {
  const seen: unknown[] = []
  const client = await serve((request, response) => {
    seen.push([
      request.method,
      request.url,
      request.headers['idempotency-key'],
      request.headers['content-type'],
    ])
    response.destroy()
  })
  const call = client.subscribe({ planId: 'dns', autoRenew: true }, { idempotencyKey: 'k1' })
  await expect(call).rejects.toMatchObject({ code: 'network' })
  expect(seen).toEqual(Array(4).fill(['POST', '/api/plans/dns/subscribe', 'k1', 'application/json']))
})

test('giving the event stream up closes its connection', async () => {
  const closed = new Promise<void>((resolve) => {
    void serve((request, response) => {
      request.on('close', resolve)
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
    }).then(async (client) => {
      const caller = new AbortController()
      const stream = await client.streamEvents({ signal: caller.signal })
      const { value } = await stream.getReader().read()
      expect(new TextDecoder().decode(value)).toBe(': hello\n\n')
      caller.abort()
    })
  })
  await closed
})
