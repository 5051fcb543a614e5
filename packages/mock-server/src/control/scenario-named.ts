import { type ScenarioName, scenarios } from '../scenarios/index'
import { nearest } from './nearest'

/** The scenario that a text names. Throws a RangeError that names the one most likely meant, and all there are. */
export function scenarioNamed(text: string): ScenarioName {
  const found = scenarioNames.find((name) => name === text)
  if (found) return found
  const meant = nearest(text, scenarioNames)
  const question = meant ? `did you mean ${meant}? ` : ''
  throw new RangeError(`There is no scenario "${text}"; ${question}There are ${scenarioNames.join(', ')}.`)
}

/** The names of all scenarios. */
export const scenarioNames: readonly ScenarioName[] = Object.keys(scenarios).filter(isScenarioName)

function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name)
}
