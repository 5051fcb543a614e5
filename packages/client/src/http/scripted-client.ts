import { vi } from 'vitest'
import { createCreditsClient } from './create-client'
import type { CreditsClientOptions } from './credits-client'
import type { CreditsError } from './problem'
import { scriptFetch } from './scripted-fetch'

/** A scripted server and a client of it, whose retries wait for the middle of their range. */
export function setUp(options: CreditsClientOptions = {}) {
  const server = scriptFetch()
  const client = createCreditsClient({
    baseUrl: 'https://api.test',
    fetch: server.fetch,
    random: () => 0.5,
    ...options,
  })
  return { server, client }
}

/** What a call fails with, once all timers have run; throws when it does not fail. */
export async function errorOf(call: Promise<unknown>): Promise<CreditsError> {
  const caught = call.then(
    () => undefined,
    (error: CreditsError) => error,
  )
  await vi.runAllTimersAsync()
  const error = await caught
  if (!error) throw new Error('The call did not fail.')
  return error
}
