import { amount, type Wallet } from '@creditkit/contract'
import { extend, type Scenario, scenarios } from '@creditkit/mock-server'

/** Sky Credits, in hundredths. */
export const sky = (minor: number) => amount(minor, 'SKY/2')

const [skyWallet] = scenarios['dual-billing'].wallets
if (!skyWallet) throw new Error('The hosting company has a wallet.')

/** The one wallet of the studio: Sky Credits, for PayPal. */
export const studioWallet: Wallet = { ...skyWallet, providers: ['paypal'] }

const once = { numerator: 1, denominator: 1 }
const tool = (id: string, minor: number) => ({
  id,
  walletId: 'credits',
  baseCost: sky(minor),
  multipliers: { low: once, medium: once, high: once },
})

/** The tools of the studio: an image costs 3 credits, a film 30, and a feature film more than one purchase may bring. */
const tools = [tool('image', 300), tool('film', 3000), tool('feature', 500_000_000)]

/** A studio with tools that cost credits, in which Ada has so many hundredths of them. */
export function studio(available = 2750, changes: Partial<Scenario> = {}): Scenario {
  return extend('dual-billing', {
    wallets: [studioWallet],
    tools,
    plans: [],
    meters: [],
    subscriptions: [],
    usage: [],
    history:
      available === 0
        ? []
        : [
            {
              kind: 'credit',
              accountId: 'acct_ada',
              walletId: 'credits',
              amount: sky(available),
              type: 'purchase',
              source: 'purchase',
              description: 'Credits bought',
              minutesAgo: 60,
            },
          ],
    ...changes,
  })
}
