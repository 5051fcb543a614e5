import { useCallback, useRef, useState } from 'react'
import type { SubmissionOutcome, Submit } from '../query/submissions'

/** Where a submission stands. */
export type SubmissionState<Input, Result> =
  | { readonly status: 'idle' }
  | { readonly status: 'pending'; readonly input: Input }
  | SubmissionOutcome<Input, Result>

/** A write: where it stands, discriminated by `status`, and how to make it. */
export type SubmissionHandle<Input, Result> = SubmissionState<Input, Result> & {
  /** Submits, and answers with the outcome; what goes wrong is an outcome too. The same input under way is the same promise. */
  readonly submit: Submit<Input, Result>
  /** Back to idle. A submission under way finishes unseen. */
  readonly reset: () => void
}

const IDLE = { status: 'idle' } as const

/** Shows the submissions of one component. Of two that overlap the one made last is shown. */
export function useSubmission<Input, Result>(submit: Submit<Input, Result>): SubmissionHandle<Input, Result> {
  const [shown, setShown] = useState<{ of: Submit<Input, Result>; state: SubmissionState<Input, Result> }>({
    of: submit,
    state: IDLE,
  })
  const latest = useRef<Promise<unknown> | null>(null)

  const follow = useCallback(
    (input: Input) => {
      const outcome = submit(input)
      if (outcome === latest.current) return outcome
      latest.current = outcome
      setShown({ of: submit, state: { status: 'pending', input } })
      const show = (state: SubmissionState<Input, Result>) => {
        if (latest.current === outcome) setShown({ of: submit, state })
      }
      outcome.then(show, () => show(IDLE))
      return outcome
    },
    [submit],
  )
  const reset = useCallback(() => {
    latest.current = null
    setShown({ of: submit, state: IDLE })
  }, [submit])

  // Another account has another submitter, and sees nothing of what was submitted before.
  const state = shown.of === submit ? shown.state : IDLE
  return { ...state, submit: follow, reset }
}
