import { toProblem } from '@creditkit/contract'

/** Why a server could not start, in one sentence for whoever started it. `exitCode` is 2 where they asked for something that there is not. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * The problem document for a request that never reaches the backend. The contract has no codes for HTTP's own refusals,
 * so it is a `validation_failed` under the status that says why.
 */
export function httpProblem(status: number, detail: string): string {
  return JSON.stringify({ ...toProblem('validation_failed', detail, 'http', { errors: [] }), status })
}
