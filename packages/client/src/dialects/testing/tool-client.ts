import { amount } from '@creditkit/contract'
import { createCreditsClient } from '../../http/create-client'
import type { CreditsClientOptions } from '../../http/credits-client'
import { createMemoryStorage } from '../../http/storage'
import { routeOf } from '../one-wallet/testing/wire'
import { type ToolCreditsOptions, toolCredits } from '../tool-credits/tool-credits'
import { createToolServer } from './tool-server'

/** Who looks on, unless a test says otherwise. */
export const ada = { userId: 'ada', accountId: 'ada', name: 'Ada', role: 'customer' } as const

/** Whole credits. */
export const credits = (count: number) => amount(count, 'CREDIT/0')

/** What is bought, and what an admin gives. */
export const draft = {
  walletId: 'credits',
  provider: 'dodo',
  packageId: 'pro',
  returnUrl: 'https://shop.test/buy',
} as const
export const adjustment = { userId: 'bob', walletId: 'credits', amount: credits(25), reason: 'Sorry' }

/** A server of tool credits and a client that speaks to it; `userId` is whose session it is, null for nobody's. */
export function setUpTools(
  options: Partial<ToolCreditsOptions> = {},
  { userId = 'ada', ...more }: CreditsClientOptions & { userId?: string | null } = {},
) {
  const server = createToolServer()
  const dialect = toolCredits({ viewer: ada, ...options })
  const as = (who: string | null) =>
    createCreditsClient({
      fetch: server.fetch,
      dialect,
      storage: createMemoryStorage(),
      getHeaders: () => (who === null ? {} : { 'x-user': who }),
      retry: false,
      ...more,
    })
  return { server, dialect, as, client: as(userId), routes: () => server.requests.map(routeOf) }
}

/** The session of the admin. */
export const admin = { userId: 'root' }
