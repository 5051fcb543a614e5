import { type CreditsEvent, MAX_ADJUSTMENT_ROWS } from '@creditkit/contract'
import type { Reader, Tx } from '../store/index'
import type { Environment } from './context'
import { type EventRow, events } from './tables'

/**
 * How many events the log remembers for readers that come back; older ones are dropped, and those readers ask afresh.
 * The largest commit, a bulk adjustment, tells two a row: readers that listen hear all of it before any is dropped.
 */
export const EVENTS_KEPT = 4 * MAX_ADJUSTMENT_ROWS

type EventBody = CreditsEvent extends infer Event
  ? Event extends CreditsEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never

/** Tells an account (or, with null, every account) that something happened; part of the transaction that did it. */
export function emit(tx: Tx, environment: Environment, accountId: string | null, body: EventBody): void {
  const seq = tx.next('event')
  const id = eventId(seq)
  const row: EventRow = { id, seq, accountId, event: { id, occurredAt: environment.now(), ...body } }
  tx.put(events, row)
  if (seq > EVENTS_KEPT) tx.delete(events, eventId(seq - EVENTS_KEPT))
}

/** The events of an account after a number of the log, oldest first. */
export function eventsAfter(reader: Reader, accountId: string, seq: number): EventRow[] {
  const found: EventRow[] = []
  for (const row of reader.walk(events, 'bySeq', { after: [seq] })) {
    if (row.accountId === null || row.accountId === accountId) found.push(row)
  }
  return found
}

/** The number of the newest event; 0 when there is none. */
export function newestEvent(reader: Reader): number {
  for (const row of reader.walk(events, 'bySeq', { order: 'descending' })) return row.seq
  return 0
}

/** The log number that a `Last-Event-ID` stands for; null when it is none of ours. */
export function eventNumber(id: string): number | null {
  const match = /^evt_(\d{12})$/.exec(id)
  return match ? Number(match[1]) : null
}

function eventId(seq: number): string {
  return `evt_${String(seq).padStart(12, '0')}`
}
