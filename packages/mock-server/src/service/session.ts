import { type OperationName, operations } from '@creditkit/contract'
import type { Reader } from '../store/index'
import type { Session } from './context'
import { ServiceProblem } from './service-problem'
import { type UserRow, users } from './tables'

/**
 * Who a request comes from: the user whose bearer token it carries, or, when it carries none, the user named as the
 * default (`mock.as`). Null when that is nobody, or when the token is nobody's.
 */
export function sessionOf(reader: Reader, headers: Headers, defaultUserId: string | null): Session | null {
  const authorization = headers.get('authorization')
  if (authorization === null)
    return defaultUserId === null ? null : toSession(reader.get(users, defaultUserId))
  const token = /^Bearer (.+)$/.exec(authorization)?.[1]
  if (token === undefined) return null
  for (const user of reader.walk(users, 'byToken', { prefix: [token] })) return toSession(user)
  return null
}

/** Lets the call through when its role may make it; `unauthenticated` or `forbidden` otherwise. */
export function authorise(operation: OperationName, session: Session | null): Session {
  if (!session) throw new ServiceProblem('unauthenticated', 'Sign in and try again.', {})
  const roles: readonly string[] = operations[operation].roles
  if (roles.includes(session.role)) return session
  throw new ServiceProblem(
    'forbidden',
    `This needs the role ${roles.join(' or ')}; you are signed in as ${session.role}.`,
    {},
  )
}

/** The user who is meant by an identifier, or the first of a role; null when there is none. */
export function userNamed(reader: Reader, who: string | null): string | null {
  if (who === null) return null
  if (reader.get(users, who)) return who
  for (const user of reader.walk(users, 'byName')) if (user.role === who) return user.id
  return null
}

function toSession(user: UserRow | undefined): Session | null {
  return user ? { userId: user.id, accountId: user.accountId, name: user.name, role: user.role } : null
}
