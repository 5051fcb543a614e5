import { operations } from '@creditkit/contract'
import { type ConformanceTest, test, testGiven } from '../trial'

/** What is offered, and who is asking. */
export const configTests: readonly ConformanceTest[] = [
  test('getConfig', 'tells each caller who they are', async ({ call, expect, world }) => {
    const { customer, admin, service } = world.callers
    for (const [role, by] of Object.entries({ customer, admin, service })) {
      const { viewer } = await call('getConfig', {}, { by })
      expect(viewer).toMatchObject({ role, userId: by.userId, accountId: by.accountId })
    }
  }),
  test(
    'getConfig',
    'fits together: packages have a wallet, wallets have a provider',
    async ({ call, expect, world }) => {
      const { wallets, packages, providers } = await call('getConfig', {})
      const wallet = wallets.find(({ id }) => id === world.wallet.id)
      expect(wallet).toMatchObject({
        id: world.wallet.id,
        asset: world.wallet.asset,
        limits: world.wallet.limits,
        kind: 'internal',
        purchasable: true,
      })
      for (const provider of world.providers) {
        expect(wallet?.providers).toContain(provider)
        expect(providers.map(({ id }) => id)).toContain(provider)
      }
      for (const { walletId, credits, bonus } of packages) {
        const asset = wallets.find(({ id }) => id === walletId)?.asset
        expect([credits.asset, bonus.asset]).toEqual([asset, asset])
      }
    },
  ),
  test('getConfig', 'holds no secret of a provider', async ({ request, expect, world }) => {
    const response = await request(operations.getConfig.path, { headers: world.callers.customer.headers })
    expect(
      /"[^"]*(?:secret|apiKey|token|password)[^"]*":|sk_(?:test|live)|whsec_/i.test(await response.text()),
    ).toBe(false)
  }),
  testGiven(
    'listPlans',
    'has those that can be subscribed to',
    ['planIds'],
    async ({ call, expect }, { planIds }) => {
      const { plans } = await call('listPlans', {})
      for (const planId of planIds) expect(plans.find(({ id }) => id === planId)?.available).toBe(true)
    },
  ),
]
