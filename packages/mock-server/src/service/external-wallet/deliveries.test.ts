import type { Page } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { captures } from '../../payments/paypal/tables'
import { ADA, GIVE, openTokenWorld, PAST, TO_ADA, tokens, usd } from './testing/token-world'

let world: ReturnType<typeof openTokenWorld>

beforeEach(() => {
  world = openTokenWorld()
})

describe('the scenario’s past', () => {
  it('is there on both sides, line by line', async () => {
    await world.expectBoth(PAST)
    expect((await world.history()).map(({ externalId }) => externalId)).toEqual(['3', '2', '1', '1'])
    world.mock.clock.advance({ hours: 1 })
    await world.expectBoth(PAST)
    expect(await world.history()).toHaveLength(4)
  })
})

describe('buying tokens', () => {
  it('succeeds in one go, once VirtFusion has them, and carries its name for them', async () => {
    const purchase = await world.bought()
    expect(purchase).toMatchObject({ status: 'succeeded', credits: tokens(2500) })
    const [line] = await world.history()
    const entry = (await world.virtfusion.entries(ADA)).at(-1)
    expect(line).toMatchObject({ id: purchase.transactionId, type: 'purchase', externalId: entry?.id })
    await world.expectBoth(PAST + 2500)
  })

  it('makes somebody new a user there', async () => {
    await world.capture(await world.approved(500, 'mock_ben'), 'mock_ben')
    expect(await world.virtfusion.tokens('acct_ben')).toBe(500)
  })

  it('stays processing through an outage, and succeeds by itself afterwards', async () => {
    const purchase = await world.approved()
    await world.virtfusion.outage()
    expect(await world.capture(purchase)).toMatchObject({ status: 'processing' })
    expect(await world.see(purchase)).toMatchObject({ status: 'processing' })
    expect(await world.capture(purchase)).toMatchObject({ status: 'processing' })
    expect(await world.balance()).toMatchObject({ status: 'unavailable' })

    await world.virtfusion.outage(false)
    world.mock.clock.advance({ minutes: 1 })
    expect((await world.purchases())[0]).toMatchObject({ id: purchase.id, status: 'succeeded' })
    await world.expectBoth(PAST + 2500)
  })

  it('shows as pending what is paid and not there yet', async () => {
    const purchase = await world.approved()
    world.virtfusion.fail({ match: GIVE, when: 'before' })
    expect(await world.capture(purchase)).toMatchObject({ status: 'processing' })
    expect(await world.knownBalance()).toMatchObject({ available: tokens(PAST), pending: tokens(2500) })
    world.virtfusion.reset()
    expect(await world.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await world.knownBalance()).toMatchObject({ pending: tokens(0) })
    await world.expectBoth(PAST + 2500)
  })

  it('gives the tokens once when the answer is lost, however often it is looked at', async () => {
    const purchase = await world.approved()
    world.virtfusion.fail({ match: GIVE, when: 'after', times: 1 })
    expect(await world.capture(purchase)).toMatchObject({ status: 'processing' })
    await Promise.all([world.see(purchase), world.capture(purchase), world.see(purchase)])
    expect(await world.see(purchase)).toMatchObject({ status: 'succeeded' })
    await world.expectBoth(PAST + 2500)
    expect(await world.entries()).toEqual([5000, 2500])
  })

  it('gives the tokens once through a crash at any moment', async () => {
    for (let moment = 1; moment <= 6; moment += 1) {
      const purchase = await world.approved()
      await world.crashing(moment, () => world.api.send(`/api/credits/purchase/${purchase.id}/capture`, {}))
      await world.capture(purchase)
      const at = `a crash in transaction ${moment}`
      expect(await world.see(purchase), at).toMatchObject({ status: 'succeeded' })
      await world.expectBoth(PAST + moment * 2500)
    }
    expect(world.unexpected).not.toEqual([])
  })

  it('cancels what it finds there twice', async () => {
    const purchase = await world.bought()
    const entry = (await world.virtfusion.entries(ADA)).at(-1)
    // The first attempt of an answer that was lost arrives after all.
    await world.byOtherHands('POST', TO_ADA, { tokens: 2500, reference_2: entry?.reference })
    expect(await world.entries()).toEqual([5000, 2500, 2500])
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(PAST + 2500)
    expect(await world.entries()).toEqual([5000, 2500])
    expect(await world.see(purchase)).toMatchObject({ status: 'succeeded' })
  })

  it('does not lose a dispute that is heard of while the tokens are on their way', async () => {
    const purchase = await world.approved()
    world.virtfusion.fail({ match: GIVE, when: 'before' })
    expect(await world.capture(purchase)).toMatchObject({ status: 'processing' })
    const [payment] = await world.store.read((reader) => [...reader.walk(captures, 'order')])
    await world.mock.providers.paypal.dispute(payment?.id ?? '')
    await world.mock.idle()
    world.virtfusion.reset()
    expect(await world.see(purchase)).toMatchObject({ status: 'disputed' })
    world.mock.clock.advance({ minutes: 1 })
    await world.expectBoth(PAST)
  })

  it('cannot begin while VirtFusion does not answer', async () => {
    await world.virtfusion.outage()
    const draft = { walletId: 'virtfusion', provider: 'paypal', money: usd(500) }
    const problem = await world.api.refused('/api/credits/purchase', draft)
    expect(problem).toMatchObject({ code: 'wallet_unavailable' })
  })

  it('tells the staff, once, when VirtFusion refuses the tokens', async () => {
    const purchase = await world.approved()
    const body = { errors: ['No such plan.'] }
    world.virtfusion.fail({ match: GIVE, when: 'before', status: 422, body })
    for (let time = 0; time < 3; time += 1) await world.capture(purchase)
    const path = '/api/admin/audit'
    const { items } = await world.api.get<Page<{ action: string; reason: string }>>(path, 'mock_grace')
    expect(items.filter(({ action }) => action === 'wallet.refused')).toMatchObject([
      { reason: 'VirtFusion refuses with 422: No such plan.' },
    ])
    world.virtfusion.reset()
    expect(await world.see(purchase)).toMatchObject({ status: 'succeeded' })
  })
})
