import { type Problem, parse, toProblem } from '@creditkit/contract'
import * as v from 'valibot'
import type { HostRefusal } from '../../http/host-operation'

const PlainRefusalSchema = v.union([v.object({ error: v.string() }), v.object({ message: v.string() })])

/**
 * What a refusal of a route handler means that says `{ error }` or `{ message }` and lets its status speak: 400 and 422
 * are `validation_failed`, 404 is `not_found`; the client knows the other statuses by itself. A body of another kind comes
 * from something in between (a 404 page) and means nothing. The text is the backend's own and may be personal, so it goes
 * no further.
 */
export function toPlainProblem({ status, json }: HostRefusal): Problem | undefined {
  if (!parse(PlainRefusalSchema, json).ok) return undefined
  if (status === 404) return toProblem('not_found', 'The backend has nothing by this name.', '', {})
  if (status !== 400 && status !== 422) return undefined
  return toProblem('validation_failed', 'The backend does not take this request.', '', { errors: [] })
}
