import type { Balance } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { ADA, openTokenWorld, PAST, REPORT, tokens } from './testing/token-world'

let world: ReturnType<typeof openTokenWorld>

beforeEach(() => {
  world = openTokenWorld()
})

describe('what servers use up', () => {
  it('is in the history, once, under VirtFusion’s name for it', async () => {
    await world.balance()
    const usageId = await world.virtfusion.use(ADA, 44, 'VPS fjord-1, 4 hours')
    expect((await world.knownBalance()).available.minor).toBe(PAST)
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(PAST - 44)
    for (let time = 0; time < 3; time += 1) {
      world.mock.clock.advance({ minutes: 1 })
      await Promise.all([world.balance(), world.balance(), world.api.get('/api/billing/balance')])
    }
    const lines = (await world.history()).filter(({ description }) => description === 'VPS fjord-1, 4 hours')
    expect(lines).toMatchObject([{ type: 'usage', amount: tokens(-44), externalId: usageId }])
    await world.expectBoth(PAST - 44)
  })

  it('is taken in by itself, without a balance being read', async () => {
    await world.mock.idle()
    await world.virtfusion.use(ADA, 6, 'VPS fjord-1, 1 hour')
    world.mock.clock.advance({ minutes: 1 })
    expect((await world.history())[0]).toMatchObject({ amount: tokens(-6) })
  })

  it('becomes a debt where nothing is left, and the next purchase pays it', async () => {
    await world.virtfusion.use(ADA, PAST + 300, 'VPS fjord-1, runaway')
    await world.expectBoth(-300)
    await world.bought()
    await world.expectBoth(2200)
  })

  it('is asked for once a minute, and at once after an outage', async () => {
    let asked = 0
    const { fetch } = world.virtfusion
    const counting: typeof fetch = (request) => {
      asked += 1
      return fetch(request)
    }
    Object.assign(world.virtfusion, { fetch: counting })
    for (let time = 0; time < 3; time += 1) await world.balance()
    expect(asked).toBe(1)
    world.mock.clock.advance({ minutes: 1 })
    await world.balance()
    expect(asked).toBe(2)
    await world.virtfusion.outage()
    world.mock.clock.advance({ minutes: 1 })
    expect(await world.balance()).toMatchObject({ status: 'unavailable' })
    await world.virtfusion.outage(false)
    expect(await world.balance()).toMatchObject({ status: 'ok' })
  })
})

describe('an outage', () => {
  it('makes the balance unavailable, for staff as well, and no other one', async () => {
    await world.virtfusion.outage()
    const own = await world.api.get<{ balances: Balance[] }>('/api/billing/balance')
    expect(own.balances.map(({ status }) => status)).toEqual(['ok', 'unavailable'])
    const seen = await world.api.get<{ balances: Balance[] }>(
      '/api/admin/users/usr_ada/credits',
      'mock_grace',
    )
    expect(seen.balances.map(({ status }) => status)).toEqual(['ok', 'unavailable'])
  })

  it('is what a wallet that is set unreachable has, and what the scenario begins with', async () => {
    await world.mock.setReachable('virtfusion', false)
    expect(await world.balance()).toMatchObject({ status: 'unavailable' })
    await expect(
      world.virtfusion.fetch(new Request('https://cp.nordlys.example/api/v1/connect')),
    ).resolves.toMatchObject({
      status: 503,
    })
    await world.mock.setReachable('virtfusion', true)
    await world.expectBoth(PAST)
    await world.mock.reset('wallet-outage')
    expect(await world.balance()).toMatchObject({ status: 'unavailable' })
    await world.mock.setReachable('virtfusion', true)
    await world.expectBoth(PAST)
  })

  it('of a slow answer only makes its own wallet slow', async () => {
    world.virtfusion.fail({ match: REPORT, delayMs: 120 })
    const start = performance.now()
    await world.api.get('/api/credits/balance?walletId=credits')
    const other = performance.now() - start
    await world.balance()
    expect(performance.now() - start - other).toBeGreaterThanOrEqual(115)
    expect(other).toBeLessThan(115)
  })
})
