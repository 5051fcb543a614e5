import type { CreditsClient } from '../http/credits-client'
import { AMBIENT_ACCOUNT, type Scope, scopeName } from '../http/scope'
import { createLiveEvents, type LiveEvents } from './live-events'
import { createSharedLiveEvents } from './shared-live-events'

const sources = new WeakMap<CreditsClient, Map<string, LiveEvents>>()

/**
 * The live events of an account: one source per client and account, however many providers are on the page, and one
 * connection for all tabs in which the same backend is asked for the same account and user. An account has a connection
 * of its own, because a stream belongs to the session that opened it and resumes after the last event of that session.
 */
export function liveEventsFor(client: CreditsClient, scope: Scope): LiveEvents {
  const ofClient = sources.get(client) ?? new Map<string, LiveEvents>()
  sources.set(client, ofClient)
  const name = scopeName(scope)
  const events = ofClient.get(name) ?? open(client, scope)
  ofClient.set(name, events)
  return events
}

/** Forgets the events of an account that nobody listens to any more. Calling twice is safe. */
export function forgetLiveEvents(client: CreditsClient, scope: Scope): void {
  const ofClient = sources.get(client)
  const name = scopeName(scope)
  if (ofClient?.get(name)?.getStatus() === 'stopped') ofClient.delete(name)
}

/** Nothing is shared while it is not known whose session it is: two tabs may be signed in as different users. */
function open(client: CreditsClient, scope: Scope): LiveEvents {
  const { backend } = client
  if (backend === null || scope.accountId === AMBIENT_ACCOUNT) return createLiveEvents({ client })
  return createSharedLiveEvents({ client, name: JSON.stringify([backend, scopeName(scope)]) })
}
