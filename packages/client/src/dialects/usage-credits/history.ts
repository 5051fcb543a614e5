import type { AnswerSchema, HostCall } from '../../http/host-operation'
import type { HistoryType } from './native-answers'

/** Rows asked for at first; most customers have fewer. */
const FIRST_LIMIT = 100

/**
 * Asks for a history, newest first, until it is whole or enough. The backend has no pages, only a `limit` on the newest
 * rows: where just as many come there may be more, and twice as many are asked for. A backend that gives fewer than asked
 * for has told all, as far as anybody can know.
 */
export async function askHistory<Row>(
  call: HostCall,
  { userId, type }: { readonly userId: string; readonly type: HistoryType },
  schema: AnswerSchema<readonly Row[]>,
  isEnough: (rows: readonly Row[]) => boolean,
): Promise<readonly Row[]> {
  for (let limit = FIRST_LIMIT; ; limit *= 2) {
    const query = { userId, limit, type }
    const rows = await call.send({ method: 'GET', path: '/api/credits/history', query }, schema)
    if (rows.length !== limit || isEnough(rows)) return rows
  }
}
