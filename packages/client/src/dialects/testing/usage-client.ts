import { amount } from '@creditkit/contract'
import { createCreditsClient } from '../../http/create-client'
import type { CreditsClientOptions } from '../../http/credits-client'
import { createMemoryStorage } from '../../http/storage'
import { routeOf } from '../one-wallet/testing/wire'
import { type UsageCreditsOptions, usageCredits, usagePackages } from '../usage-credits/usage-credits'
import { createUsageServer, type HistoryShape } from './usage-server'

/** Who looks on, unless a test says otherwise. */
export const ada = { userId: 'ada', accountId: 'acc_ada', name: 'Ada', role: 'customer' } as const

/** The packages of the original documentation at the server's prices. */
export const packages = usagePackages({
  starter: 'price_1',
  small: 'price_2',
  popular: 'price_3',
  power: 'price_4',
  maximum: 'price_5',
})

/** Whole credits. */
export const credits = (count: number) => amount(count, 'CREDIT/0')

/** What is bought. */
export const draft = { walletId: 'credits', provider: 'stripe_checkout', packageId: 'small' } as const

/** A server of usage credits and a client that speaks to it; `userId` is whose session it is, null for nobody's. */
export function setUpUsage(
  options: Partial<UsageCreditsOptions> = {},
  {
    userId = 'ada',
    shape,
    ...more
  }: CreditsClientOptions & { userId?: string | null; shape?: HistoryShape | undefined } = {},
) {
  const server = createUsageServer(shape)
  const dialect = usageCredits({ viewer: ada, packages, ...options })
  const client = createCreditsClient({
    fetch: server.fetch,
    dialect,
    storage: createMemoryStorage(),
    getHeaders: () => (userId === null ? {} : { 'x-user': userId }),
    retry: false,
    ...more,
  })
  return { server, dialect, client, routes: () => server.requests.map(routeOf) }
}
