import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import type { CreditsClientOptions } from '../http/credits-client'
import { AMBIENT_ACCOUNT, type Scope } from '../http/scope'
import { forgetLiveEvents, liveEventsFor } from './live-source'

const unreachable = () => Promise.reject(new TypeError('offline'))
const request = vi.fn((_name: string) => new Promise<never>(() => {}))
const ada: Scope = { accountId: 'ada' }

beforeEach(() => {
  request.mockClear()
  vi.stubGlobal('document', {})
  vi.stubGlobal('navigator', { locks: { request } })
  vi.stubGlobal('fetch', unreachable)
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** The lock that a tab waits for while it listens; undefined when it shares nothing. */
async function lockOf(scope: Scope, options: CreditsClientOptions = {}): Promise<string | undefined> {
  request.mockClear()
  const stop = liveEventsFor(createCreditsClient(options), scope).subscribe({})
  await Promise.resolve()
  stop()
  await Promise.resolve()
  return request.mock.calls[0]?.[0]
}

describe('tabs share their live events', () => {
  test('where backend, account and user are the same', async () => {
    const name = await lockOf(ada)
    expect(name).toBeDefined()
    expect(await lockOf(ada)).toBe(name)
    const others = [
      await lockOf({ accountId: 'bob' }),
      await lockOf({ accountId: 'ada', userId: 'eve' }),
      await lockOf(ada, { baseUrl: 'https://other.test' }),
      await lockOf(ada, { fetch: unreachable, backend: 'billing' }),
    ]
    expect(new Set([name, ...others]).size).toBe(5)
    expect(others).not.toContain(undefined)
  })

  test('never where it is not known whose session it is', async () => {
    expect(await lockOf({ accountId: AMBIENT_ACCOUNT })).toBeUndefined()
  })

  test('never where it is not known which backend is asked, or the host keeps it back', async () => {
    expect(await lockOf(ada, { fetch: unreachable })).toBeUndefined()
    expect(await lockOf(ada, { backend: null })).toBeUndefined()
  })
})

describe('within a page', () => {
  test('a client and an account have one source, until it is forgotten', () => {
    const client = createCreditsClient({ fetch: unreachable })
    const events = liveEventsFor(client, ada)
    expect(liveEventsFor(client, { accountId: 'ada', userId: undefined })).toBe(events)
    expect(liveEventsFor(client, { accountId: 'ada', userId: 'eve' })).not.toBe(events)
    expect(liveEventsFor(createCreditsClient(), ada)).not.toBe(events)
    forgetLiveEvents(client, ada)
    forgetLiveEvents(client, ada)
    expect(liveEventsFor(client, ada)).not.toBe(events)
  })

  test('a source that is listened to is not forgotten', () => {
    const client = createCreditsClient({ fetch: unreachable })
    const events = liveEventsFor(client, ada)
    const stop = events.subscribe({})
    forgetLiveEvents(client, ada)
    expect(liveEventsFor(client, ada)).toBe(events)
    stop()
  })
})
