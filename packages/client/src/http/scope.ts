/**
 * Whose data it is. `userId` tells two users of one account apart, who may have different rights; leave it out where an
 * account has one user. Identity is the account and the user, never the token: a rotated token keeps what is loaded.
 */
export interface Scope {
  readonly accountId: string
  readonly userId?: string | undefined
}

/** Stands for "whoever the requests are authenticated as" in place of an account; no server gives such an identifier out. */
export const AMBIENT_ACCOUNT = '@session'

/** One text per scope. */
export function scopeName({ accountId, userId }: Scope): string {
  return JSON.stringify([accountId, userId ?? null])
}
