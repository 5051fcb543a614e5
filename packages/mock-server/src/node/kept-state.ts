import type { MockClock } from '../control/clock'
import { STATE_FORMAT } from '../state-format'
import { parseDump, type StoreDump } from '../store/index'
import { isRecord, recordAt, textAt } from '../wire/json'

const KIND = 'creditkit-mock-server'

/** What a state file holds: the world, and what its going on depends on. */
export interface KeptState {
  readonly scenario: string
  readonly seed: number
  readonly clock: KeptTime
  readonly store: StoreDump
}

/** The moment at which a state was written; `aheadMs` is how far its clock was ahead of the machine's, null for one that stands still. */
export interface KeptTime {
  readonly now: number
  readonly aheadMs: number | null
}

/** A state as the text of its file. */
export function writeState(state: KeptState): string {
  return `${JSON.stringify({ kind: KIND, format: STATE_FORMAT, ...state })}\n`
}

/** Reads the text of a state file. Throws an Error that says in half a sentence why it cannot be used. */
export function readState(text: string): KeptState {
  const value = jsonOf(text)
  if (!isRecord(value) || value.kind !== KIND) throw new Error('it is no state of this mock server')
  if (value.format !== STATE_FORMAT)
    throw new Error(
      `it has the format ${String(value.format)}, and this version keeps format ${STATE_FORMAT}`,
    )
  const scenario = textAt(value, 'scenario')
  const { now, aheadMs } = recordAt(value, 'clock')
  if (scenario === null || !isCount(value.seed) || !isCount(now) || !(aheadMs === null || isCount(aheadMs)))
    throw new Error('its scenario, seed or clock is damaged')
  return { scenario, seed: value.seed, clock: { now, aheadMs }, store: storeOf(value.store) }
}

/** The time to keep of a clock, at a moment of the machine's own. */
export function timeOf(clock: MockClock, machineNow: number, isReal: boolean): KeptTime {
  const now = clock.now()
  return { now, aheadMs: isReal ? Math.max(0, now - machineNow) : null }
}

/** Moves a fresh clock to where the kept one would be by now; time never goes back. */
export function goOn(clock: MockClock, kept: KeptTime, isReal: boolean): void {
  const ahead = isReal ? (kept.aheadMs ?? 0) : 0
  clock.advance({ milliseconds: Math.max(0, ahead, kept.now - clock.now()) })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('it is no JSON')
  }
}

function storeOf(value: unknown): StoreDump {
  try {
    return parseDump(value)
  } catch (error) {
    throw new Error(error instanceof Error ? error.message.replace(/\.$/, '') : 'its store is damaged')
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
