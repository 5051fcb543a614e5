import { type Operation, operations } from '@creditkit/contract'
import type { CreditsClient } from '../../../http/credits-client'
import type { Dialect } from '../../../http/host-operation'

const input = {
  walletId: 'credits',
  userId: 'u1',
  purchaseId: 'p1',
  transactionId: 't1',
  holdId: 'h1',
  planId: 'plan',
  subscriptionId: 's1',
}

/** A call of every operation that a dialect has no row for, by name. */
export function unsupportedCalls(
  dialect: Dialect,
  client: CreditsClient,
): [string, () => Promise<unknown>][] {
  const { signal } = new AbortController()
  return Object.entries<Operation>(operations)
    .filter(([name, { roles }]) => roles.length > 0 && !(name in dialect.operations))
    .map(([name]) => [
      name,
      async () => {
        const method: unknown = Reflect.get(client, name)
        if (typeof method !== 'function') throw new Error(`The client has no ${name}`)
        return method(name === 'streamEvents' ? { signal } : input)
      },
    ])
}
