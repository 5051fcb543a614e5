import type { SubmissionState } from '@creditkit/client/react'
import type { AutoTopUp } from '@creditkit/contract'
import { commonErrors, type ErrorMessages, type PlainMessageKey } from '../../i18n/index'
import type { TopUpRule } from './rule.model'
import { isSaidByFields, type RuleFormModel } from './rule-form.model'

/** Why the rule was not saved, or why nobody knows whether it was. */
export interface SaveFailure {
  /** Whether the rule was to be turned off. */
  readonly isOff: boolean
  /** Whether it is certain that nothing was saved. */
  readonly isKnown: boolean
  readonly message: PlainMessageKey
  readonly requestId: string | null
}

const errorTexts: ErrorMessages = {
  ...commonErrors,
  internal: 'autoTopUp.error.internal',
  forbidden: 'autoTopUp.error.forbidden',
}

/** Says how saving went wrong; null where it did not, and where the fields of the form say it already. */
export function toSaveFailure(
  save: SubmissionState<TopUpRule, AutoTopUp>,
  form: RuleFormModel | null,
): SaveFailure | null {
  if (save.status !== 'failed' || isSaidByFields(save, form)) return null
  const { error, input, isOutcomeKnown } = save
  return {
    isOff: !input.enabled,
    isKnown: isOutcomeKnown,
    message: errorTexts[error.code],
    requestId: error.requestId ?? null,
  }
}
