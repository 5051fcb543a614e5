import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { captures } from '../../payments/paypal/tables'
import { ADA, CANCEL, GIVE, openTokenWorld, PAST, TO_ADA, tokens, usd } from './testing/token-world'

let world: ReturnType<typeof openTokenWorld>

beforeEach(() => {
  world = openTokenWorld()
})

describe('refunds', () => {
  it('cut the purchase’s own entry, as one that is cancelled and one of the rest', async () => {
    const purchase = await world.bought()
    expect((await world.refund(purchase, 1000)).status).toBe(200)
    expect(await world.entries()).toEqual([5000, 1500])
    await world.expectBoth(PAST + 1500)
    expect((await world.refund(purchase)).status).toBe(200)
    expect(await world.entries()).toEqual([5000])
    await world.expectBoth(PAST)
  })

  it('are refused once servers have used the tokens, of this very moment too', async () => {
    const purchase = await world.bought()
    await world.virtfusion.use(ADA, PAST + 1, 'VPS fjord-1')
    const response = await world.refund(purchase)
    expect(await response.json()).toMatchObject({ code: 'insufficient_credits', available: tokens(2499) })
    expect(await world.see(purchase)).toMatchObject({ status: 'succeeded' })
    await world.expectBoth(2499)
  })

  it('give the money back only once the tokens are gone, and lose none of the rest on the way', async () => {
    const purchase = await world.bought()
    for (const fault of [
      { match: CANCEL, when: 'before' as const },
      { match: CANCEL, when: 'after' as const },
      { match: GIVE, when: 'before' as const },
      { match: GIVE, when: 'after' as const },
    ]) {
      world.virtfusion.fail({ ...fault, times: 1 })
      const key = `refund ${fault.match} ${fault.when}`
      expect((await world.refund(purchase, 100, key)).status, key).toBe(503)
      expect((await world.refund(purchase, 100, key)).status, key).toBe(200)
    }
    expect(await world.see(purchase)).toMatchObject({ status: 'partially_refunded', refunded: usd(400) })
    await world.expectBoth(PAST + 2100)
    expect(await world.entries()).toEqual([5000, 2100])
  })

  it('that the provider refuses bring the tokens back', async () => {
    const purchase = await world.bought()
    world.mock.providers.paypal.fail({
      match: 'POST /v2/payments/captures/:id/refund',
      when: 'before',
      status: 422,
      times: 1,
    })
    expect((await world.refund(purchase)).status).toBe(409)
    await world.mock.idle()
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(PAST + 2500)
  })

  it('resume after a crash at any moment', async () => {
    let expected = PAST
    for (let moment = 1; moment <= 9; moment += 1) {
      const purchase = await world.bought()
      await world.crashing(moment, () => world.refund(purchase, 1000, `refund-${moment}`))
      expect((await world.refund(purchase, 1000, `refund-${moment}`)).status, `transaction ${moment}`).toBe(
        200,
      )
      expected += 1500
      await world.expectBoth(expected)
    }
  })
})

describe('adjusting by hand', () => {
  it('adds an entry, and its line carries VirtFusion’s name for it', async () => {
    expect((await world.adjust(300)).status).toBe(201)
    const entry = (await world.virtfusion.entries(ADA)).at(-1)
    expect(entry).toMatchObject({ tokens: 300 })
    expect((await world.history())[0]).toMatchObject({ type: 'admin_add', externalId: entry?.id })
    await world.expectBoth(PAST + 300)
  })

  it('removes from the latest entries first, and gives the rest of the last one back', async () => {
    await world.adjust(300)
    expect((await world.adjust(-1000)).status).toBe(201)
    expect(await world.entries()).toEqual([4300])
    await world.expectBoth(PAST - 700)
  })

  it('never takes what servers have used, and burns no key by trying', async () => {
    await world.virtfusion.use(ADA, PAST - 10, 'VPS fjord-1')
    expect((await world.adjust(-11)).status).toBe(402)
    const wrong = { userId: 'usr_ada', walletId: 'virtfusion', amount: amount(5, 'SKY/2'), reason: 'Because' }
    const key = 'adjust once'
    expect(
      (await world.api.send('/api/admin/credits/adjust', wrong, { token: 'mock_grace', key })).status,
    ).toBe(400)
    expect((await world.adjust(-10, key)).status).toBe(201)
    await world.expectBoth(0)
  })

  it('waits for nobody: what does not get through follows', async () => {
    world.virtfusion.fail({ match: GIVE, when: 'before', times: 1 })
    expect((await world.adjust(300)).status).toBe(201)
    expect(await world.virtfusion.tokens(ADA)).toBe(PAST)
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(PAST + 300)
    await world.virtfusion.outage()
    expect((await world.adjust(300)).status).toBe(503)
    await world.virtfusion.outage(false)
    await world.expectBoth(PAST + 300)
  })
})

describe('a dispute', () => {
  it('over more than there is left to cut is cut from what comes next', async () => {
    const purchase = await world.bought()
    expect((await world.adjust(-PAST - 2500)).status).toBe(201)
    const [payment] = await world.store.read((reader) => [...reader.walk(captures, 'order')])
    await world.mock.providers.paypal.dispute(payment?.id ?? '')
    await world.mock.idle()
    world.mock.clock.advance({ minutes: 1 })
    expect(await world.see(purchase)).toMatchObject({ status: 'disputed' })
    expect(await world.knownBalance()).toMatchObject({ available: tokens(-2500) })
    // No entry is left to cut; VirtFusion itself has no way to take more than was given.
    expect(await world.entries()).toEqual([])
    expect(await world.virtfusion.tokens(ADA)).toBe(-1240 - 880 - 36)
    await world.bought(5000)
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(2500)
  })
})

describe('other hands at VirtFusion', () => {
  it('give and take, and our history says so', async () => {
    await world.byOtherHands('POST', TO_ADA, { tokens: 70, reference_2: 'Goodwill' })
    await world.expectBoth(PAST + 70)
    expect((await world.history())[0]).toMatchObject({
      type: 'transfer',
      amount: tokens(70),
      externalId: '2',
    })
    await world.byOtherHands('DELETE', '/2')
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(PAST)
    expect((await world.history())[0]).toMatchObject({
      type: 'transfer',
      amount: tokens(-70),
      externalId: '2',
    })
  })
})

describe('spending in the token wallet', () => {
  it('is VirtFusion’s alone: the API names the wallet that it can spend from', async () => {
    const spend = {
      accountId: ADA,
      walletId: 'virtfusion',
      amount: tokens(5),
      description: 'A job',
      reference: { type: 'job', id: '1' },
    }
    const problem = await world.api.refused('/api/credits/spend', spend, { token: 'mock_service' })
    expect(problem).toMatchObject({
      code: 'validation_failed',
      errors: [
        { path: 'walletId', code: 'held_elsewhere', message: expect.stringContaining('Spend from credits.') },
      ],
    })
    const hold = { accountId: ADA, walletId: 'virtfusion', amount: tokens(5), description: 'A job' }
    expect(await world.api.refused('/api/credits/holds', hold, { token: 'mock_service' })).toMatchObject({
      errors: [{ path: 'walletId', code: 'held_elsewhere' }],
    })
  })
})
