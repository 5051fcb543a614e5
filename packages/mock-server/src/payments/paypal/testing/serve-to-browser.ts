import { expect } from 'vitest'
import { cdp } from 'vitest/browser'
import { isRecord, recordAt, textAt } from '../../../wire/json'
import type { PaypalFake } from '../index'

/** The part of the DevTools protocol that is used here; a browser's provider brings it untyped. */
interface DevTools {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (event: unknown) => void): void
}

function isDevTools(session: unknown): session is DevTools {
  return isRecord(session) && typeof session.send === 'function' && typeof session.on === 'function'
}

let current: PaypalFake | null = null
let interception: Promise<void> | null = null

/**
 * Lets a fake answer everything this browser asks of paypal.com, script elements included, over the DevTools
 * protocol: the page cannot tell it from a network. Another fake takes its place when called again; null breaks
 * every connection.
 */
export async function serveToBrowser(paypal: PaypalFake | null): Promise<void> {
  current = paypal
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
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*.paypal.com/*' }] })
  await expect.poll(() => fetch('https://www.sandbox.paypal.com/').then(({ status }) => status)).toBe(501)
}

async function answer(session: DevTools, event: unknown): Promise<void> {
  if (!isRecord(event)) return
  const { requestId } = event
  try {
    const response = await current?.fetch(toRequest(recordAt(event, 'request')))
    if (!response) throw new TypeError('Not an address of PayPal')
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
  return new Request(textAt(asked, 'url') ?? '', { method, ...(body !== null && { body }) })
}

function encodeBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
