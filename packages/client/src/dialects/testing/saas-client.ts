import { amount } from '@creditkit/contract'
import { createCreditsClient } from '../../http/create-client'
import type { CreditsClientOptions } from '../../http/credits-client'
import { createMemoryStorage } from '../../http/storage'
import { type SaasPackagesOptions, saasPackages } from '../saas-packages/saas-packages'
import { createSaasActions, type Wrapping } from './saas-actions'

/** Who looks on. */
export const ada = { userId: 'ada', accountId: 'acc_ada', name: 'Ada', role: 'customer' } as const

/** Whole credits. */
export const credits = (count: number) => amount(count, 'CREDIT/0')

/** What is bought, and what an admin gives. */
export const draft = { walletId: 'credits', provider: 'stripe', packageId: 'basic' } as const
export const adjustment = { userId: 'bob', walletId: 'credits', amount: credits(25), reason: 'Sorry' }

/** The actions of a host and a client that calls them. The client's own `fetch` is never used. */
export function setUpSaas(
  options: Partial<SaasPackagesOptions> = {},
  { wrapping, ...more }: CreditsClientOptions & { wrapping?: Wrapping | undefined } = {},
) {
  const host = createSaasActions(wrapping)
  const dialect = saasPackages({
    viewer: ada,
    actions: host.actions,
    publishableKey: 'pk_test_1',
    ...options,
  })
  const client = createCreditsClient({
    dialect,
    fetch: () => Promise.reject(new Error('Nothing goes through fetch.')),
    storage: createMemoryStorage(),
    retry: false,
    ...more,
  })
  return { host, dialect, client }
}
