import type { JsonOperationName, OperationInput } from '@creditkit/contract'
import { type Given, isGiven, missingOf, type Need, type Setting } from './setting'
import type { Trial } from './trial'
import type { ConformanceWorld } from './world'

/** How an operation is called so that it goes through. */
export interface Sample<Name extends JsonOperationName> {
  readonly needs: readonly Need[]
  /** Who calls; somebody whose role may unless named. */
  readonly by?: keyof ConformanceWorld['callers']
  /** Makes what the call is about, over the API, and answers with its input. */
  input(trial: Trial, setting: Setting): Promise<OperationInput<Name>>
  /** An input that says something else, for the same key. Null for a reading. */
  readonly other:
    | ((trial: Trial, input: OperationInput<Name>, setting: Setting) => Promise<OperationInput<Name>>)
    | null
}

type Make<Name extends JsonOperationName, Needed extends Need> = (
  trial: Trial,
  given: Given<Needed>,
) => OperationInput<Name> | Promise<OperationInput<Name>>

/** A sample of a reading. */
export function reading<Name extends JsonOperationName, Needed extends Need = never>(
  make: Make<Name, Needed>,
  needs: readonly Needed[] = [],
): Sample<Name> {
  return { needs, other: null, input: (trial, setting) => made(make, needs, trial, setting) }
}

/** A sample of a change; `other` says how to ask for another one under the same key. */
export function change<Name extends JsonOperationName, Needed extends Need = never>(sample: {
  readonly needs?: readonly Needed[]
  readonly by?: keyof ConformanceWorld['callers']
  readonly input: Make<Name, Needed>
  readonly other: (
    trial: Trial,
    input: OperationInput<Name>,
    given: Given<Needed>,
  ) => OperationInput<Name> | Promise<OperationInput<Name>>
}): Sample<Name> {
  const { needs = [], by, input, other } = sample
  return {
    needs,
    ...(by && { by }),
    input: (trial, setting) => made(input, needs, trial, setting),
    other: (trial, first, setting) =>
      made<Name, Needed>((_, given) => other(trial, first, given), needs, trial, setting),
  }
}

async function made<Name extends JsonOperationName, Needed extends Need>(
  make: Make<Name, Needed>,
  needs: readonly Needed[],
  trial: Trial,
  setting: Setting,
): Promise<OperationInput<Name>> {
  if (!isGiven(setting, needs)) throw new RangeError(missingOf(setting, needs))
  return make(trial, setting)
}
