import { createLiveEvents, type LiveEvents } from '../events/live-events'
import type { CreditsClient } from '../http/credits-client'
import { type Scope, scopeKey } from './keys'

const sources = new WeakMap<CreditsClient, Map<string, LiveEvents>>()

/**
 * The live events of an account: one connection per client and account, however many providers are on the page. An
 * account has a connection of its own, because a stream belongs to the session that opened it and resumes after the
 * last event of that session.
 */
export function liveEventsFor(client: CreditsClient, scope: Scope): LiveEvents {
  const ofClient = sources.get(client) ?? new Map<string, LiveEvents>()
  sources.set(client, ofClient)
  const name = JSON.stringify(scopeKey(scope))
  const events = ofClient.get(name) ?? createLiveEvents({ client })
  ofClient.set(name, events)
  return events
}

/** Forgets the events of an account that nobody listens to any more. Calling twice is safe. */
export function forgetLiveEvents(client: CreditsClient, scope: Scope): void {
  const ofClient = sources.get(client)
  const name = JSON.stringify(scopeKey(scope))
  if (ofClient?.get(name)?.getStatus() === 'stopped') ofClient.delete(name)
}
