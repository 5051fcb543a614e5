import { COMMON_PROBLEMS, MUTATION_PROBLEMS, type Operation } from './operation'
import { operations } from './operations'
import { isProblemCode, type ProblemCode, problemCatalogue } from './problems/index'
import type { OperationName } from './types'

/**
 * Every problem that an operation can answer with, in the order of the catalogue: its own, those of any mutation,
 * `validation_failed` where there is input, and the common ones (a webhook has no session and so no role).
 */
export function problemsOf(name: OperationName): ProblemCode[] {
  const operation: Operation = operations[name]
  const possible = new Set<ProblemCode>([...operation.problems, ...COMMON_PROBLEMS])
  if (operation.mutation) for (const code of MUTATION_PROBLEMS) possible.add(code)
  if (operation.params || operation.query || operation.body) possible.add('validation_failed')
  if (operation.roles.length === 0) for (const code of SESSION_PROBLEMS) possible.delete(code)
  return Object.keys(problemCatalogue)
    .filter(isProblemCode)
    .filter((code) => possible.has(code))
}

const SESSION_PROBLEMS = ['unauthenticated', 'forbidden'] as const satisfies ProblemCode[]
