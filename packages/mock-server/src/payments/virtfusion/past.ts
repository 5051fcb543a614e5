import type { Tx } from '../../store/store'
import { addCredit, addUsage } from './credits'
import { panels } from './tables'
import { addUser, userBy } from './users'

/** Something that happened to a user's tokens in the past; `tokens` is above zero when they were given, below when used. */
export interface PastTokens {
  readonly extRelationId: string
  readonly name: string
  readonly email: string
  readonly tokens: number
  readonly description: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Writes a piece of the past, as part of a larger transaction; answers with its identifier at VirtFusion. Twice is twice. */
export function writePast(tx: Tx, past: PastTokens): string {
  const { extRelationId: relation, name, email, tokens, description, at } = past
  const work = { tx, now: at }
  const user =
    userBy(tx, relation) ??
    addUser(work, { relation, name, email, selfService: 1, selfServiceHourlyCredit: true })
  if (tokens < 0) return addUsage(work, user.id, -tokens, description).id
  return addCredit(work, user.id, { tokens, reference1: null, reference2: null }).id
}

/** Switches the control panel off, or on again, as part of a larger transaction. */
export function setOutage(tx: Tx, isDown: boolean): void {
  tx.put(panels, { id: 'panel', isDown })
}
