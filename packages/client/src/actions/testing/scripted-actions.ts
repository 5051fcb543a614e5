import { scriptPage } from '../../events/scripted-page'
import { createCreditsClient } from '../../http/create-client'
import { json, scriptFetch } from '../../http/scripted-fetch'
import { createCreditAction } from '../credit-action'
import type { ActionRun, BalanceSource, CreditActionOptions } from '../credit-action-api'
import { credits, sampleBalance, sampleDraft, sampleHold, sampleTransaction } from './action-samples'

/** The answer to a capture. */
export const captured = (minor = 10) => ({
  hold: sampleHold({ status: 'captured', captured: credits(minor) }),
  transaction: sampleTransaction(-minor),
  balance: sampleBalance(100 - minor, 3),
})

/** The answer to a release. */
export const released = () => ({ hold: sampleHold({ status: 'released' }), balance: sampleBalance(100, 3) })

/** Work that a test ends when it wants to, and what it was given. */
export function scriptWork() {
  const runs: (ActionRun<string> & {
    readonly finish: (result: string) => void
    readonly fail: (error: unknown) => void
  })[] = []
  return {
    runs,
    perform: (run: ActionRun<string>) =>
      new Promise<string>((finish, fail) => {
        runs.push({ ...run, finish, fail })
      }),
  }
}

/** Balances that a test tells. */
export function scriptBalances() {
  const known = new Map<string, ReturnType<typeof sampleBalance>>()
  const listeners = new Set<() => void>()
  const source: BalanceSource = {
    get: (walletId) => known.get(walletId),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    source,
    listeners,
    tell: (available: number, version: number) => {
      known.set('w1', sampleBalance(available, version))
      for (const listener of listeners) listener()
    },
  }
}

/** A scripted server where everything works; `open` makes an action of a client that repeats nothing by itself. */
export function scriptActions() {
  const server = scriptFetch()
  const page = scriptPage()
  const client = createCreditsClient({ baseUrl: 'https://api.test', fetch: server.fetch, retry: false })
  server.on('quoteTool', json({ tool: 'image', complexity: 'low', walletId: 'w1', credits: credits(10) }))
  server.on('createHold', json(sampleHold(), 201))
  server.on('captureHold', json(captured()))
  server.on('releaseHold', json(released()))
  const open = (options: Partial<CreditActionOptions<string, string>> = {}) => {
    const action = createCreditAction<string, string>({
      client,
      draft: sampleDraft,
      perform: async ({ input }) => `${input}!`,
      random: () => 0.5,
      page,
      ...options,
    })
    const seen: string[] = []
    const stop = action.subscribe(() => seen.push(action.getState().status))
    return { action, seen, stop }
  }
  const keysOf = (operation: Parameters<typeof server.of>[0]) =>
    server.of(operation).map(({ headers }) => headers.get('idempotency-key') ?? 'none')
  return { server, page, client, open, keysOf }
}
