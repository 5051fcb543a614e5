import { type CreditsEvent, EventSchema, parse } from '@creditkit/contract'
import * as v from 'valibot'

/** Goes up with every change that another version of the kit, open in another tab, would take amiss. */
const FORMAT = 1

/** What every word of a leader says: in which term, where its stream stood before, and where it stands now. */
const head = { term: v.string(), after: v.nullable(v.string()), place: v.nullable(v.string()) }

const TabMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('hello') }),
  v.object({ kind: v.literal('state'), ...head, status: v.picklist(['connecting', 'live', 'polling']) }),
  v.object({ kind: v.literal('tick'), ...head }),
  v.object({ kind: v.literal('event'), ...head, event: v.unknown() }),
])

/**
 * What tabs tell each other. `hello` asks the leader to speak; the rest are the leader's: how its connection is, that
 * all shall ask again, and the events, which are read with {@link readTabEvent}.
 */
export type TabMessage = v.InferOutput<typeof TabMessageSchema>

/** What a leader says. */
export type LeaderMessage = Exclude<TabMessage, { kind: 'hello' }>

/** A leader's message without what they all say. */
export type Word =
  | { readonly kind: 'state'; readonly status: 'connecting' | 'live' | 'polling' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'event'; readonly event: CreditsEvent }

/** The name of the lock and of the channel. Versions of the kit that talk differently do not meet. */
export function meetingPlace(name: string): string {
  return `creditkit/live/${FORMAT}/${name}`
}

/** Reads what came over the channel; null for what no tab of ours says. */
export function readTabMessage(message: unknown): TabMessage | null {
  const read = parse(TabMessageSchema, message)
  return read.ok ? read.value : null
}

/** Reads the event of a message; null where it is none of the contract as this tab knows it. */
export function readTabEvent(event: unknown): CreditsEvent | null {
  const read = parse(EventSchema, event)
  return read.ok ? read.value : null
}
