import { amount, type Config } from '@creditkit/contract'
import { createCreditsClient } from '../../http/create-client'
import type { CreditsClientOptions } from '../../http/credits-client'
import { createMemoryStorage } from '../../http/storage'
import { type SkypanelCreditsOptions, skypanelCredits } from '../skypanel-credits/skypanel-credits'
import { ADA, createSkypanelServer, GRACE } from './skypanel-server'

const people = {
  ada: { member: ADA, viewer: { userId: ADA.id, accountId: 'acc-ada', name: 'Ada', role: 'customer' } },
  grace: {
    member: GRACE,
    viewer: { userId: GRACE.id, accountId: 'acc-grace', name: 'Grace', role: 'admin' },
  },
} as const satisfies Record<string, { member: unknown; viewer: Config['viewer'] }>

/** Cents and whole credits. */
export const usd = (minor: number) => amount(minor, 'USD/2')
export const credits = (count: number) => amount(count, 'CREDIT/0')

/** Ten credits for ten dollars. */
export const draft = { walletId: 'credits', provider: 'paypal', money: usd(1000) } as const

/** Five credits for Ada. */
export const gift = { userId: ADA.id, walletId: 'credits', amount: credits(5), reason: 'Sorry' }

/** A server and a client of it; `open` loads another page of the same browser. */
export function setUpSkypanel({
  as = 'ada',
  pending = true,
  options = {},
  client: more = {},
}: {
  as?: keyof typeof people
  pending?: boolean
  options?: Partial<SkypanelCreditsOptions>
  client?: CreditsClientOptions
} = {}) {
  const server = createSkypanelServer({ pending })
  const storage = createMemoryStorage()
  const open = (who = as) => {
    server.signIn(people[who].member)
    return createCreditsClient({
      baseUrl: 'https://sky.test',
      fetch: server.fetch,
      random: () => 0.5,
      storage,
      dialect: skypanelCredits({ viewer: people[who].viewer, ...options }),
      ...more,
    })
  }
  return { server, storage, open, client: open() }
}
