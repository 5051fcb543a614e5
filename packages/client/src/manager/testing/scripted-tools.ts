import type { Amount } from '@creditkit/contract'
import { vi } from 'vitest'
import { createCreditsClient } from '../../http/create-client'
import { balanceRecord, credits } from '../../query/testing/records'
import { createScriptedBackend, deferred } from '../../query/testing/scripted-backend'
import { type CreditManager, type CreditManagerOptions, createCreditManager } from '../credit-manager'

/** A balance of a version with so many credits. */
export const balanceOf = (version: number, minor: number, walletId = 'main') => ({
  ...balanceRecord(version, walletId),
  available: credits(minor),
})

/** The event of a balance of a version with so many credits. */
export const balanceEvent = (version: number, minor: number, walletId?: string) =>
  ({ type: 'balance.updated', data: balanceOf(version, minor, walletId) }) as const

/** Lets some time of fake timers go by, and all that happens in it. */
export const pass = (ms = 1) => vi.advanceTimersByTimeAsync(ms)

/** All that a subscriber has been called with, in credits. */
export function heardBy(manager: CreditManager) {
  const heard: number[] = []
  const stop = manager.subscribeToCredits((available: Amount) => heard.push(available.minor))
  return { heard, stop }
}

/** An answer of an endpoint of the host, in JSON. */
export const jsonAnswer = (body: unknown, status = 200) => Response.json(body, { status })

/** The endpoints of a host: each call waits for its answer, which the test gives by its path. */
export function scriptTools() {
  const waiting = new Map<string, (answer: Response | Error) => void>()
  return {
    fetch: async (input: RequestInfo | URL): Promise<Response> => {
      const answer = deferred<Response | Error>()
      waiting.set(String(input), answer.resolve)
      const given = await answer.promise
      if (given instanceof Error) throw given
      return given
    },
    answer: (path: string, answer: Response | Error) => waiting.get(path)?.(answer),
  }
}

/** A backend with 500 credits, endpoints of a host beside it, and managers of both; times are those of fake timers. */
export function createToolHost() {
  const tools = scriptTools()
  const backend = createScriptedBackend({ getBalance: () => balanceOf(5, 500) })
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com',
    fetch: backend.fetch,
    retry: false,
  })
  const session = { accountId: 'account-ada' }
  const manager = (options: Partial<CreditManagerOptions> = {}) =>
    createCreditManager({ client, session, fetch: tools.fetch, ...options })
  return { tools, backend, client, session, manager }
}
