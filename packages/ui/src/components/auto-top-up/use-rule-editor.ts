import type { CreditsError } from '@creditkit/client'
import type { AutoTopUpHandle } from '@creditkit/client/react'
import type { AutoTopUp } from '@creditkit/contract'
import { useEffect, useState } from 'react'
import { isSameContent, type TopUpRule } from './rule.model'
import { isTouched, NO_EDITS, type RuleEdits } from './rule-form.model'

/** What has just taken effect. */
export type TopUpDone = 'on' | 'off' | 'saved'

/** What is being changed about the rule, and what can be done with it. */
export interface RuleEditorHandle {
  /** The rule that the form was opened with, and what was entered since; null while there is no form. */
  readonly editor: { readonly base: AutoTopUp | null; readonly edits: RuleEdits } | null
  /** The rule that somebody is asked about once more before it is turned on; null while nobody is. */
  readonly asked: TopUpRule | null
  readonly done: TopUpDone | null
  readonly open: () => void
  readonly close: () => void
  readonly edit: (change: (edits: RuleEdits) => RuleEdits) => void
  /** Takes the rule as it stands now for the one that is being changed; what was entered stays. */
  readonly keepMine: () => void
  readonly ask: (rule: TopUpRule | null) => void
  /** Saves a rule, and says why it was not; null once it is. What was entered stays until then. */
  readonly send: (rule: TopUpRule, done: TopUpDone) => Promise<CreditsError | null>
}

/** Keeps what is entered, whatever becomes of saving it. */
export function useRuleEditor(
  current: AutoTopUp | null,
  { save, refetch }: Pick<AutoTopUpHandle, 'save' | 'refetch'>,
): RuleEditorHandle {
  const [kept, setKept] = useState<RuleEditorHandle['editor']>(null)
  const [asked, setAsked] = useState<TopUpRule | null>(null)
  const [done, setDone] = useState<TopUpDone | null>(null)
  // A form that nobody has touched shows the rule as it stands.
  const editor = kept && { edits: kept.edits, base: isTouched(kept.edits) ? kept.base : current }

  function finish(what: TopUpDone) {
    setKept(null)
    setAsked(null)
    setDone(what)
  }

  async function send(rule: TopUpRule, what: TopUpDone) {
    setDone(null)
    const outcome = await save.submit(rule)
    if (outcome.status === 'succeeded') {
      finish(what)
      return null
    }
    setAsked(null)
    if (rule.enabled) setKept((before) => before ?? { base: current, edits: NO_EDITS })
    if (!outcome.isOutcomeKnown) await refetch()
    return outcome.error
  }

  // The answer was lost, and the rule as it stands now says that it was saved.
  const lost = save.status === 'failed' && !save.isOutcomeKnown ? save.input : null
  const isThere =
    lost !== null &&
    current !== null &&
    current.enabled === lost.enabled &&
    (!lost.enabled || isSameContent(current, lost))
  const { reset } = save
  useEffect(() => {
    if (!isThere) return
    reset()
    setKept(null)
    setDone(lost?.enabled ? 'saved' : 'off')
  }, [isThere, lost, reset])

  return {
    editor,
    asked,
    done,
    open: () => {
      reset()
      setDone(null)
      setKept({ base: current, edits: NO_EDITS })
    },
    close: () => {
      reset()
      setKept(null)
    },
    edit: (change) =>
      setKept(
        (before) =>
          before && {
            base: isTouched(before.edits) ? before.base : current,
            edits: change(before.edits),
          },
      ),
    keepMine: () => setKept((before) => before && { ...before, base: current }),
    ask: (rule) => {
      setDone(null)
      setAsked(rule)
    },
    send,
  }
}
