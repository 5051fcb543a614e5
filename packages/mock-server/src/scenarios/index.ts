import { dualBilling } from './dual-billing'
import type { Scenario } from './scenario'
import { designStates } from './states'

/** The worlds that come with the mock backend, by name. */
export const scenarios = { 'dual-billing': dualBilling, ...designStates } as const satisfies Record<
  string,
  Scenario
>

/** The name of a world that comes with the mock backend. */
export type ScenarioName = keyof typeof scenarios

/** A world like another one, with some of it replaced. */
export function extend(base: ScenarioName | Scenario, changes: Partial<Scenario>): Scenario {
  return { ...(typeof base === 'string' ? scenarios[base] : base), ...changes }
}
