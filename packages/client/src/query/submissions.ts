import type { MutationName, OperationInput, OperationOutput } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { type CreditsError, isCreditsError, isOutcomeUnknown } from '../http/problem'

/**
 * How a submission ended. When it `failed` and `isOutcomeKnown` is false it may have happened all the same; submitting
 * the same input again finds out and is safe.
 */
export type SubmissionOutcome<Input, Result> =
  | { readonly status: 'succeeded'; readonly input: Input; readonly result: Result }
  | {
      readonly status: 'failed'
      readonly input: Input
      readonly error: CreditsError
      readonly isOutcomeKnown: boolean
    }

/** Submits an input. What goes wrong is an outcome; only a bug rejects. */
export type Submit<Input, Result> = (input: Input) => Promise<SubmissionOutcome<Input, Result>>

/** What submitting needs to know of a mutation. */
export interface SubmitterOptions<Input, Result> {
  readonly run: (input: Input, options: { readonly idempotencyKey: string }) => Promise<Result>
  readonly newIdempotencyKey: () => string
}

/**
 * Makes the submitter of one mutation. The same input while the first is on its way is the same promise. After an
 * unknown outcome the same input goes out with the same idempotency key, so that it happens once; any other input, and
 * any input after a definite answer, gets a new key. A refusal to look at the question is no answer to it.
 */
export function createSubmitter<Input, Result>({
  run,
  newIdempotencyKey,
}: SubmitterOptions<Input, Result>): Submit<Input, Result> {
  const inFlight = new Map<string, Promise<SubmissionOutcome<Input, Result>>>()
  const keys = new Map<string, string>()
  const unsure = new Set<string>()
  const forget = (payload: string) => {
    keys.delete(payload)
    unsure.delete(payload)
  }

  const send = async (payload: string, input: Input): Promise<SubmissionOutcome<Input, Result>> => {
    const idempotencyKey = keys.get(payload) ?? newIdempotencyKey()
    keys.set(payload, idempotencyKey)
    try {
      const result = await run(input, { idempotencyKey })
      forget(payload)
      return { status: 'succeeded', input, result }
    } catch (caught) {
      if (!isCreditsError(caught)) throw caught
      const saysNothing = unsure.has(payload) && REFUSED_UNREAD.has(caught.code)
      const isOutcomeKnown = !isOutcomeUnknown(caught) && !saysNothing
      if (isOutcomeKnown) forget(payload)
      else unsure.add(payload)
      return { status: 'failed', input, error: caught, isOutcomeKnown }
    } finally {
      inFlight.delete(payload)
    }
  }

  return (input) => {
    const payload = toPayload(input)
    const running = inFlight.get(payload)
    if (running) return running
    const started = send(payload, input)
    inFlight.set(payload, started)
    return started
  }
}

/** A request that is refused in these ways was not looked at: it tells nothing of an earlier one under the same key. */
const REFUSED_UNREAD: ReadonlySet<string> = new Set(['rate_limited', 'unauthenticated', 'forbidden'])

/** The submitters of a client's mutations, each made once. */
export function createSubmitters(client: CreditsClient) {
  const made = {}
  return <Name extends MutationName>(name: Name): Submit<OperationInput<Name>, OperationOutput<Name>> => {
    if (!Object.hasOwn(made, name)) Reflect.set(made, name, submitterOf(client, name))
    return Reflect.get(made, name)
  }
}

function submitterOf<Name extends MutationName>(client: CreditsClient, name: Name) {
  return createSubmitter<OperationInput<Name>, OperationOutput<Name>>({
    run: (input, options) => Reflect.apply(client[name], client, [input, options]),
    newIdempotencyKey: client.newIdempotencyKey,
  })
}

/** The same text for inputs that mean the same, whatever the order of their fields. */
function toPayload(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  )
}
