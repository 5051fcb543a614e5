import { expect } from 'vitest'
import { cdp } from 'vitest/browser'
import { isRecord, recordAt, textAt } from '../../../../wire/json'

/** The part of the DevTools protocol that is used here; a browser's provider brings it untyped. */
interface DevTools {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (event: unknown) => void): void
}

function isDevTools(session: unknown): session is DevTools {
  return isRecord(session) && typeof session.send === 'function' && typeof session.on === 'function'
}

/** Answers a request to any host of Stripe; undefined, or a rejection, breaks the connection. */
export type StripeHosts = (request: Request) => Promise<Response | undefined>

let current: StripeHosts | null = null
let interception: Promise<void> | null = null

/**
 * Lets `hosts` answer everything this browser asks of stripe.com, script elements included, over the DevTools protocol:
 * the page cannot tell it from a network. Other hosts take their place when called again; null breaks every connection.
 */
export async function serveToBrowser(hosts: StripeHosts | null): Promise<void> {
  current = hosts
  // Switched on once and left on: requests right after a switch may still pass it by.
  interception ??= intercept()
  await interception
}

async function intercept(): Promise<void> {
  const session: unknown = cdp()
  if (!isDevTools(session)) throw new Error('This browser has no DevTools protocol.')
  // The first message makes the session; a listener added before it would wait on another one.
  await session.send('Fetch.disable')
  session.on('Fetch.requestPaused', (event) => void answer(session, event))
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*.stripe.com/*' }] })
  await expect.poll(() => fetch('https://api.stripe.com/').then(({ status }) => status)).toBe(404)
}

async function answer(session: DevTools, event: unknown): Promise<void> {
  if (!isRecord(event)) return
  const { requestId } = event
  try {
    const response = await current?.(toRequest(recordAt(event, 'request')))
    if (!response) throw new TypeError('Not an address of Stripe')
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
