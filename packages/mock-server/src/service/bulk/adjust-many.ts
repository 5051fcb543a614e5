import {
  type Adjustment,
  AdjustmentSchema,
  type OperationOutput,
  type Parsed,
  type Problem,
  ProblemSchema,
  parse,
  toProblem,
} from '@creditkit/contract'
import type { Reader, Tx } from '../../store/index'
import { adjust } from '../admin'
import type { CallContext } from '../context'
import type { Holder } from '../external-wallet/external-wallet.tables'
import { onceUpToDate } from '../external-wallet/once-up-to-date'
import type { ServiceMap } from '../service-map'
import { invalidFields, ServiceProblem } from '../service-problem'
import { users } from '../tables'

type RowOutcome = OperationOutput<'adminAdjustMany'>['rows'][number]

/**
 * Many adjustments at once. All rows and the answer are one commit: a crash leaves nothing done or everything answered,
 * so the same request may always be sent again. A row that is refused writes nothing and holds up no other; a later row
 * sees what the earlier ones did.
 */
export const bulkServices: ServiceMap<'adminAdjustMany'> = {
  async adminAdjustMany(context, { rows }) {
    const parsed = rows.map((row) => parse(AdjustmentSchema, row))
    const holders = await context.store.read((reader) => parsed.flatMap((row) => holderOf(reader, row)))
    return onceUpToDate(context, holders, (tx) => ({
      rows: parsed.map((row, index) => outcomeOf(tx, context, row, index)),
    }))
  },
}

/** Whose wallet a row changes; none when the row names nobody. */
function holderOf(reader: Reader, row: Parsed<Adjustment>): Holder[] {
  const user = row.ok ? reader.get(users, row.value.userId) : undefined
  return row.ok && user ? [{ accountId: user.accountId, walletId: row.value.walletId }] : []
}

function outcomeOf(tx: Tx, context: CallContext, row: Parsed<Adjustment>, index: number): RowOutcome {
  try {
    if (!row.ok) throw invalidFields(row.errors)
    return { status: 'completed', index, result: adjust(tx, context, row.value) }
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
