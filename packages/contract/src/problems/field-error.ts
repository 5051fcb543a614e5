import * as v from 'valibot'

/**
 * A field that is wrong. `path` is as in the request (`money.minor`, `rows.3.reason`), empty for the request as a
 * whole. `code` is stable: `required`, `invalid_type`, `invalid_choice`, `invalid_format`, `not_an_integer`,
 * `min_length`, `max_length`, `min_value`, `max_value`, or `invalid` for whatever else the message says. `message` is
 * one English sentence that says how to mend it.
 */
export const FieldErrorSchema = v.object({ path: v.string(), code: v.string(), message: v.string() })
/** A field that is wrong. */
export type FieldError = v.InferOutput<typeof FieldErrorSchema>

type Issue = v.BaseIssue<unknown>

const REQUIRED = 'This field is required.'

const KIND_MESSAGES: Record<string, string> = {
  string: 'Write this as text.',
  number: 'Write this as a finite number.',
  boolean: 'Say true or false.',
  null: 'Leave this null.',
  array: 'Send a list.',
  object: 'Send an object.',
  record: 'Send an object.',
  variant: 'Send an object.',
}

const CODES: Record<string, string> = {
  picklist: 'invalid_choice',
  literal: 'invalid_choice',
  custom: 'invalid_format',
  safe_integer: 'not_an_integer',
  integer: 'not_an_integer',
  min_length: 'min_length',
  max_length: 'max_length',
  min_value: 'min_value',
  max_value: 'max_value',
  check: 'invalid',
  not_value: 'invalid',
  not_values: 'invalid',
  partial_check: 'invalid',
}

/** What to say about an issue whose schema brings no message of its own. */
export function explain(issue: Issue): string {
  if (isMissing(issue)) return REQUIRED
  const choices = choicesOf(issue)
  if (choices.length > 0) return `Choose one of: ${choices.join(', ')}.`
  switch (issue.type) {
    case 'integer':
    case 'safe_integer':
      return 'Write this as a whole number.'
    case 'min_value':
      return `Give at least ${issue.requirement}.`
    case 'max_value':
      return `Give at most ${issue.requirement}.`
    case 'min_length':
      return Array.isArray(issue.input) ? `List at least ${issue.requirement}.` : 'This is empty.'
    case 'max_length':
      return Array.isArray(issue.input)
        ? `List at most ${issue.requirement}.`
        : `Use at most ${issue.requirement} characters.`
    case 'uuid':
      return 'Write this as a UUID.'
    case 'finite':
      return 'Write this as a finite number.'
    default:
      return KIND_MESSAGES[issue.type] ?? 'This is not allowed here.'
  }
}

/** An issue of the schema library in the contract's own words, which do not change with the library. */
export function toFieldError(issue: Issue): FieldError {
  const path = v.getDotPath(issue) ?? ''
  if (isMissing(issue)) return { path, code: 'required', message: REQUIRED }
  const fallback = issue.kind === 'schema' ? 'invalid_type' : 'invalid_format'
  const code = choicesOf(issue).length > 0 ? 'invalid_choice' : (CODES[issue.type] ?? fallback)
  return { path, code, message: issue.message }
}

function isMissing(issue: Issue): boolean {
  return issue.kind === 'schema' && issue.input === undefined
}

/** The words that would have been right; empty when the issue is not about a choice. */
function choicesOf(issue: Issue): string[] {
  const offersChoice = ['picklist', 'literal', 'variant'].includes(issue.type)
  return offersChoice ? [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '') : []
}
