import type { OperationName } from '@creditkit/contract'
import { catalogueOf } from './catalogue'
import type { Environment, Session } from './context'
import { ServiceProblem } from './service-problem'

/** Lets a call through that is within the catalogue's limits for its user and operation; `rate_limited` otherwise. */
export async function requireWithinLimits(
  environment: Environment,
  operation: OperationName,
  session: Session,
): Promise<void> {
  const { rateLimits } = await environment.store.read(catalogueOf)
  const limits = rateLimits.filter((limit) => limit.operation === '*' || limit.operation === operation)
  if (limits.length === 0) return
  const wait = environment.calls.count(session.userId, limits, Date.parse(environment.now()))
  if (wait === 0) return
  const retryAfterSeconds = Math.ceil(wait / 1000)
  throw new ServiceProblem('rate_limited', `Too many calls; try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  })
}
