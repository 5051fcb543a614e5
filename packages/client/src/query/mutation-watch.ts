import { isCreditsError, isOutcomeUnknown, isProblem } from '../http/problem'
import { factsOf, mutationEffects, takingOf } from './effects'
import type { Resource } from './keys'
import type { NewsStore } from './news-store'
import type { OnMutation } from './observed-client'
import type { Takings } from './takings'

/** What the effects of a mutation are made with. */
export interface MutationWatchOptions {
  readonly hear: NewsStore['hear']
  readonly takings: Takings
  /** Asks again for what is on screen of the resources; settles when that has answered or failed. */
  readonly refresh: (resources: readonly Resource[]) => Promise<void>
}

/**
 * Makes what watches the mutations of an account and does what the table of effects says: what one takes is shown while
 * it is under way, what its answer tells is heard, and what it changed is asked for again. One that may have happened is
 * treated as if it had; one refused for lack of credits shows that what is known of the balance is wrong.
 */
export function createMutationWatch({ hear, takings, refresh }: MutationWatchOptions): OnMutation {
  return (name, input, options) => {
    const { refreshes } = mutationEffects[name]
    const taking = takingOf(name, input)
    const underWay = taking && takings.begin(taking, options?.idempotencyKey)
    return {
      succeeded: (output) => {
        const facts = factsOf(name, output, input)
        if (underWay) underWay.succeeded(facts)
        else hear(facts)
        void refresh(refreshes)
      },
      failed: (error) => {
        if (isCreditsError(error) && isOutcomeUnknown(error)) {
          void refresh(refreshes.filter((resource) => resource !== 'balances'))
          const asked = refresh(refreshes.filter((resource) => resource === 'balances'))
          underWay?.lost(asked)
          return
        }
        underWay?.refused()
        if (isProblem(error, 'insufficient_credits')) void refresh(['balances'])
      },
    }
  }
}
