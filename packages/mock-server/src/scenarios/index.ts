import { conformance } from './conformance'
import { dualBilling } from './dual-billing'
import { saasPackages } from './saas-packages'
import type { Scenario } from './scenario'
import { skypanelCredits } from './skypanel-credits'
import { designStates } from './states'
import { toolCredits } from './tool-credits'
import { usageCredits } from './usage-credits'

/** The worlds that come with the mock backend, by name. */
export const scenarios = {
  'skypanel-credits': skypanelCredits,
  'dual-billing': dualBilling,
  'tool-credits': toolCredits,
  'usage-credits': usageCredits,
  'saas-packages': saasPackages,
  conformance,
  ...designStates,
} as const satisfies Record<string, Scenario>

/** The name of a world that comes with the mock backend. */
export type ScenarioName = keyof typeof scenarios

/** A world like another one, with some of it replaced. */
export function extend(base: ScenarioName | Scenario, changes: Partial<Scenario>): Scenario {
  return { ...scenarioOf(base), ...changes }
}

/** A world by its name; RangeError for a name that there is none by. A world itself is itself. */
export function scenarioOf(scenario: ScenarioName | Scenario): Scenario {
  if (typeof scenario !== 'string') return scenario
  if (Object.hasOwn(scenarios, scenario)) return scenarios[scenario]
  throw new RangeError(`There is no scenario ${scenario}; there are ${Object.keys(scenarios).join(', ')}.`)
}
