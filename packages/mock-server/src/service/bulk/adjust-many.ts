import {
  AdjustmentSchema,
  type OperationOutput,
  type Problem,
  ProblemSchema,
  parse,
  toProblem,
} from '@creditkit/contract'
import type { Tx } from '../../store/index'
import { adjust } from '../admin'
import type { CallContext } from '../context'
import type { ServiceMap } from '../service-map'
import { invalidFields, ServiceProblem } from '../service-problem'

type RowOutcome = OperationOutput<'adminAdjustMany'>['rows'][number]

/**
 * Many adjustments at once. All rows and the answer are one commit: a crash leaves nothing done or everything answered,
 * so the same request may always be sent again. A row that is refused writes nothing and holds up no other; a later row
 * sees what the earlier ones did.
 */
export const bulkServices: ServiceMap<'adminAdjustMany'> = {
  adminAdjustMany: (context, { rows }) =>
    context.once((tx) => ({ rows: rows.map((row, index) => outcomeOf(tx, context, row, index)) })),
}

function outcomeOf(tx: Tx, context: CallContext, row: unknown, index: number): RowOutcome {
  try {
    const parsed = parse(AdjustmentSchema, row)
    if (!parsed.ok) throw invalidFields(parsed.errors)
    return { status: 'completed', index, result: adjust(tx, context, parsed.value) }
  } catch (error) {
    if (!(error instanceof ServiceProblem)) throw error
    return { status: 'failed', index, problem: problemOf(error, `rows.${index}`, context.requestId) }
  }
}

/** The problem of a row, its fields named from the request on. */
function problemOf({ code, detail, extensions }: ServiceProblem, row: string, requestId: string): Problem {
  const errors = extensions.errors?.map(({ path, ...error }) => ({
    path: path === '' ? row : `${row}.${path}`,
    ...error,
  }))
  const parsed = parse(
    ProblemSchema,
    toProblem(code, detail, requestId, { ...extensions, ...(errors && { errors }) }),
  )
  if (parsed.ok) return parsed.value
  throw new Error(`The problem ${code} lacks what it has to carry.`)
}
