import { amount, type Config } from '@creditkit/contract'
import { createCreditsClient } from '../../http/create-client'
import type { CreditsClientOptions } from '../../http/credits-client'
import { createMemoryStorage } from '../../http/storage'
import { type DualBillingOptions, dualBilling } from '../dual-billing/dual-billing'
import { createDualBillingServer } from './dual-billing-server'

const people = {
  ada: { userId: '7', accountId: 'acc-ada', name: 'Ada', role: 'customer' },
  grace: { userId: '1', accountId: 'acc-grace', name: 'Grace', role: 'admin' },
} as const satisfies Record<string, Config['viewer']>

/** US dollars and custom credits, in hundredths. */
export const usd = (minor: number) => amount(minor, 'USD/2')
export const credits = (minor: number) => amount(minor, 'CREDIT/2')

/** Ten dollars' worth of custom credits. */
export const draft = { walletId: 'credits', provider: 'paypal', money: usd(1000) } as const

/** Five credits for Ada. */
export const gift = { userId: '7', walletId: 'credits', amount: credits(500), reason: 'Sorry' }

/** A server and a client of it. The storage may be another page's. */
export function setUpDualBilling({
  as = 'ada',
  column = 'real',
  options = {},
  client: more = {},
}: {
  as?: keyof typeof people
  column?: 'real' | 'double'
  options?: Partial<DualBillingOptions>
  client?: CreditsClientOptions
} = {}) {
  const server = createDualBillingServer({ column })
  const storage = createMemoryStorage()
  const open = (who = as) => {
    server.signIn(who)
    const dialect = dualBilling({ viewer: people[who], paypal: { clientId: 'pp' }, ...options })
    return createCreditsClient({
      baseUrl: 'https://sky.test',
      fetch: server.fetch,
      random: () => 0.5,
      storage,
      dialect,
      ...more,
    })
  }
  return { server, storage, open, client: open() }
}
