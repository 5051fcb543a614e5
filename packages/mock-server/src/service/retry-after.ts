import { type Problem, ProblemSchema, parse } from '@creditkit/contract'
import type { Answer } from './idempotency'

/** How long an outage of a wallet is waited for, in seconds. */
const OUTAGE_SECONDS = 30

/** The `Retry-After` header (whole seconds) of an answer that will be another one later; none otherwise. */
export function retryHeader({ status, body }: Answer): Record<string, string> {
  if (status !== 429 && status !== 409 && status !== 503) return {}
  const problem = parse(ProblemSchema, body)
  const seconds = problem.ok ? waitOf(problem.value) : null
  return seconds === null ? {} : { 'retry-after': String(Math.ceil(seconds)) }
}

function waitOf(problem: Problem): number | null {
  switch (problem.code) {
    case 'rate_limited':
      return problem.retryAfterSeconds
    case 'idempotency_in_progress':
      return 1
    case 'wallet_unavailable':
      return OUTAGE_SECONDS
    default:
      return null
  }
}
