import { afterAll, expect } from 'vitest'
import { cdp } from 'vitest/browser'
import { isRecord, recordAt, textAt } from '../../wire/json'
import type { ProviderFake } from '../provider-fake'

/** The part of the DevTools protocol that is used here; a browser's provider brings it untyped. */
interface DevTools {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (event: unknown) => void): void
  off(event: string, listener: (event: unknown) => void): void
}

function isDevTools(session: unknown): session is DevTools {
  const methods = ['send', 'on', 'off'] as const
  return isRecord(session) && methods.every((method) => typeof session[method] === 'function')
}

/** Whose scripts run in a page, and which therefore need a network. */
const HOSTS = ['https://*.paypal.com/*', 'https://*.stripe.com/*']
/** Answered as soon as requests are seen at all. */
const PROBE = 'https://api.stripe.com/is-this-seen'

let current: Pick<ProviderFake, 'fetch'> | null = null
let interception: Promise<() => Promise<void>> | null = null

// What a page still asks when its tests are done would be told to nobody, which ends the whole run.
afterAll(async () => {
  const stop = await interception
  await stop?.()
})

/**
 * Lets a fake answer everything this browser asks of its provider's hosts, script elements included, over the DevTools
 * protocol: the page cannot tell it from a network. Another fake takes its place when called again; null breaks
 * every connection.
 */
export async function serveToBrowser(fake: Pick<ProviderFake, 'fetch'> | null): Promise<void> {
  current = fake
  // Switched on once and left on: requests right after a switch may still pass it by.
  interception ??= intercept()
  await interception
}

/** Answers with the way to stop. */
async function intercept(): Promise<() => Promise<void>> {
  const session: unknown = cdp()
  if (!isDevTools(session)) throw new Error('This browser has no DevTools protocol.')
  // The first message makes the session; a listener added before it would wait on another one.
  await session.send('Fetch.disable')
  const listener = (event: unknown) => void answer(session, event)
  session.on('Fetch.requestPaused', listener)
  await session.send('Fetch.enable', { patterns: HOSTS.map((urlPattern) => ({ urlPattern })) })
  await expect.poll(() => fetch(PROBE).then(({ status }) => status)).toBe(204)
  return async () => {
    await session.send('Fetch.disable')
    session.off('Fetch.requestPaused', listener)
  }
}

async function answer(session: DevTools, event: unknown): Promise<void> {
  if (!isRecord(event)) return
  const { requestId } = event
  try {
    const request = toRequest(recordAt(event, 'request'))
    const response = request.url === PROBE ? seen() : await current?.fetch(request)
    if (!response) throw new TypeError('Nobody has this address.')
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: encodeBase64(await response.text()),
    })
  } catch {
    // A page that is gone by now has nobody left to be told.
    await session.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' }).catch(() => {})
  }
}

function seen(): Response {
  return new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*' } })
}

function toRequest(asked: Readonly<Record<string, unknown>>): Request {
  const body = textAt(asked, 'postData')
  const method = textAt(asked, 'method') ?? 'GET'
  const sent = Object.entries(recordAt(asked, 'headers')).map(([name, value]) => [name, String(value)])
  const type = new Headers(Object.fromEntries(sent)).get('content-type')
  return new Request(textAt(asked, 'url') ?? '', {
    method,
    ...(type !== null && { headers: { 'content-type': type } }),
    ...(body !== null && { body }),
  })
}

function encodeBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
