import type { StripeEventType, StripeWork } from './call'
import { events, type StripeEventObject } from './tables'

/** The version that the fake speaks; the SDK that it is tested with pins the same one. */
export const API_VERSION = '2026-10-28.endive'

/**
 * Records that something happened, with the object as it stands now, and hands it to the webhooks. With `before`, the
 * event tells what changed.
 */
export function emit(work: StripeWork, type: StripeEventType, object: object, before?: object): void {
  const { id, seq } = work.identifiers.next(work.tx, 'evt_1')
  const previous = before && changedAttributes(before, object)
  const event: StripeEventObject = {
    id,
    object: 'event',
    api_version: API_VERSION,
    created: work.seconds,
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    pending_webhooks: work.webhookEndpoints,
    request: { id: work.request.id, idempotency_key: work.request.idempotencyKey },
    type,
  }
  work.tx.put(events, { id, seq, object: event })
  work.publish(event)
}

/** What attributes were before they changed; a nested object tells its changed ones only, a list is told whole. */
function changedAttributes(before: object, after: object): object {
  const old = new Map(Object.entries(before))
  const now = new Map(Object.entries(after))
  const changed: [string, unknown][] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    changed.push([key, isPlain(was) && isPlain(is) ? changedAttributes(was, is) : was])
  }
  return Object.fromEntries(changed)
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
