import type { ActionStateOf } from '@creditkit/client'
import type { Amount } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, type ErrorMessages, type PlainMessageKey } from '../../i18n/index'

/** What became of the credits of an action that has failed; `time` is when they come back at the latest. */
export type FailedCredits =
  | { readonly kind: 'kept' | 'taken' }
  /** Null when it is not known whether any were set aside, and so not until when. */
  | { readonly kind: 'held'; readonly time: string | null }

/** Why an action came to nothing. */
export type GateFailure = { readonly credits: FailedCredits } & (
  | {
      readonly reason: 'run'
      /** The host's own words; null for the kit's. */
      readonly text: string | null
    }
  | { readonly reason: 'price'; readonly cost: string }
  /** No answer came, so that the next try goes on with the same request. */
  | { readonly reason: 'unsure'; readonly isOffline: boolean; readonly requestId: string | null }
  | { readonly reason: 'hold'; readonly message: PlainMessageKey; readonly requestId: string | null }
)

/** What a failure is written with. */
export interface FailureWords {
  readonly credits: (value: Amount) => string
  readonly format: Formatter
  readonly errorMessage: ((error: unknown) => string | null | undefined) | undefined
}

const errorTexts: ErrorMessages = {
  ...commonErrors,
  not_found: 'creditGate.error.refused',
  validation_failed: 'creditGate.error.refused',
  amount_out_of_range: 'creditGate.error.refused',
  invalid_state: 'creditGate.error.refused',
}

/** Says why an action has failed, and what became of its credits. */
export function toGateFailure(
  { why, credits, hold }: ActionStateOf<'failed'>,
  words: FailureWords,
): GateFailure {
  const kept: FailedCredits =
    credits === 'held'
      ? { kind: 'held', time: hold && words.format.dateTime(hold.expiresAt) }
      : { kind: credits }
  switch (why.step) {
    case 'run':
      return { reason: 'run', credits: kept, text: words.errorMessage?.(why.error) || null }
    case 'price':
      return { reason: 'price', credits: kept, cost: words.credits(why.cost) }
    case 'hold': {
      const requestId = why.error.requestId ?? null
      const isOffline = why.error.code === 'network'
      if (credits === 'held') return { reason: 'unsure', credits: kept, isOffline, requestId }
      return { reason: 'hold', credits: kept, message: errorTexts[why.error.code], requestId }
    }
  }
}
