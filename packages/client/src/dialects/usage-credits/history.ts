import type { AnswerSchema, HostCall } from '../../http/host-operation'
import type { HistoryType } from './native-answers'

/** Rows asked for at first; most customers have fewer. */
const FIRST_LIMIT = 100

/** Rows of a history, newest first, and whether there are no older ones. */
export interface HistoryRows<Row> {
  readonly rows: readonly Row[]
  readonly isWhole: boolean
}

/**
 * Asks for a history until it is whole or enough. The backend has no pages, only a `limit` on the newest rows: where
 * just as many come, there may be more, and twice as many are asked for. A backend that gives fewer than asked for has told
 * all, as far as anybody can know.
 */
export async function askHistory<Row>(
  call: HostCall,
  about: { readonly userId: string; readonly type: HistoryType },
  schema: AnswerSchema<readonly Row[]>,
  isEnough: (told: HistoryRows<Row>) => boolean,
): Promise<HistoryRows<Row>> {
  const { userId, type } = about
  for (let limit = FIRST_LIMIT; ; limit *= 2) {
    const query = { userId, limit, type }
    const rows = await call.send({ method: 'GET', path: '/api/credits/history', query }, schema)
    const told = { rows, isWhole: rows.length !== limit }
    if (told.isWhole || isEnough(told)) return told
  }
}
