import { MAX_HOLD_SECONDS } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorkshop, sky, worldOf } from '../testing/workshop'

const run = { tool: 'upscale', complexity: 'high' as const }
const draft = { walletId: 'credits', run, description: 'Upscale of 3 images' }
const byStaff = {
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: sky(1000),
  description: 'A machine for a day',
}
const panel = { token: 'mock_service' }
let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop()
})
afterEach(async () => {
  expect(await workshop.mock.ledger.verify()).toEqual([])
})

const balance = () => workshop.call('getBalance', { walletId: 'credits' })

describe('a hold', () => {
  it('sets the price of a run aside for a quarter of an hour', async () => {
    const hold = await workshop.call('createHold', draft)
    expect(hold).toMatchObject({ amount: sky(149), captured: sky(0), status: 'active' })
    expect(Date.parse(hold.expiresAt) - Date.parse(hold.createdAt)).toBe(15 * 60 * 1000)
    expect(await balance()).toMatchObject({ available: sky(2601), held: sky(149) })
  })

  it('ends by itself when its time has come, and not before', async () => {
    const { id } = await workshop.call('createHold', { ...draft, expiresInSeconds: MAX_HOLD_SECONDS })
    workshop.mock.clock.advance({ hours: 23, minutes: 59 })
    expect(await balance()).toMatchObject({ held: sky(149) })
    workshop.mock.clock.advance({ minutes: 1 })
    expect(await balance()).toMatchObject({ available: sky(2750), held: sky(0) })
    expect(await workshop.refused('captureHold', { holdId: id })).toMatchObject({
      code: 'invalid_state',
      from: 'expired',
      to: 'captured',
    })
  })

  it('is taken in part, and what is not taken is free again', async () => {
    const { id } = await workshop.call('createHold', draft)
    const captured = await workshop.call('captureHold', { holdId: id, amount: sky(100) }, { key: 'take' })
    expect(captured).toMatchObject({
      hold: { status: 'captured', captured: sky(100) },
      transaction: { amount: sky(-100), type: 'usage', metadata: run, reference: { type: 'hold', id } },
      balance: { available: sky(2650), held: sky(0) },
    })
    const again = await workshop.call('captureHold', { holdId: id, amount: sky(100) }, { key: 'take' })
    expect(again).toEqual(captured)
    expect(await workshop.refused('captureHold', { holdId: id })).toMatchObject({
      code: 'invalid_state',
      from: 'captured',
    })
    expect(await balance()).toMatchObject({ available: sky(2650) })
  })

  it('is taken whole unless an amount is named', async () => {
    const { id } = await workshop.call('createHold', draft)
    const { transaction } = await workshop.call('captureHold', { holdId: id })
    expect(transaction.amount).toEqual(sky(-149))
  })

  it('is given up, once', async () => {
    const { id } = await workshop.call('createHold', draft)
    const released = await workshop.call('releaseHold', { holdId: id }, { key: 'free' })
    expect(released).toMatchObject({ hold: { status: 'released' }, balance: { available: sky(2750) } })
    expect(await workshop.call('releaseHold', { holdId: id }, { key: 'free' })).toEqual(released)
    expect(await workshop.refused('releaseHold', { holdId: id })).toMatchObject({
      code: 'invalid_state',
      from: 'released',
    })
  })

  it('gives no more than it holds', async () => {
    const { id } = await workshop.call('createHold', draft)
    expect(await workshop.refused('captureHold', { holdId: id, amount: sky(150) })).toMatchObject({
      code: 'amount_out_of_range',
      max: sky(149),
      errors: [{ path: 'amount' }],
    })
  })

  it('over a raw amount is for staff, who may name whose', async () => {
    const { accountId, ...own } = byStaff
    expect(await workshop.refused('createHold', own)).toMatchObject({
      code: 'forbidden',
      errors: [{ path: 'amount' }],
    })
    expect(await workshop.refused('createHold', { ...draft, accountId: 'acct_ben' })).toMatchObject({
      code: 'forbidden',
      errors: [{ path: 'accountId' }],
    })
    expect(await workshop.call('createHold', { ...draft, accountId })).toMatchObject({ status: 'active' })
    expect(await workshop.call('createHold', byStaff, panel)).toMatchObject({ amount: sky(1000) })
    expect(await balance()).toMatchObject({ held: sky(1149) })
  })

  it('is ended by its owner or by staff, and is not there for anybody else', async () => {
    const { id: first } = await workshop.call('createHold', draft)
    const { id: second } = await workshop.call('createHold', draft)
    for (const name of ['captureHold', 'releaseHold'] as const) {
      expect(await workshop.refused(name, { holdId: first }, { token: 'mock_ben' })).toMatchObject({
        code: 'not_found',
        errors: [{ path: 'holdId' }],
      })
    }
    await workshop.call('captureHold', { holdId: first }, panel)
    await workshop.call('releaseHold', { holdId: second }, { token: 'mock_grace' })
    const { items } = await workshop.call('adminListAudit', {}, { token: 'mock_grace' })
    expect(items[0]).toMatchObject({ action: 'hold.release', userId: 'usr_ada', actor: { id: 'usr_grace' } })
  })

  it.each([
    [{ run: undefined }, 'validation_failed', 'amount'],
    [{ amount: sky(5) }, 'validation_failed', 'amount'],
    [{ expiresInSeconds: MAX_HOLD_SECONDS + 1 }, 'validation_failed', 'expiresInSeconds'],
    [{ expiresInSeconds: 0 }, 'validation_failed', 'expiresInSeconds'],
    [{ description: ' ' }, 'validation_failed', 'description'],
    [{ run: { ...run, tool: 'paint' } }, 'not_found', 'run.tool'],
    [{ walletId: 'virtfusion' }, 'validation_failed', 'walletId'],
    [{ walletId: 'nope' }, 'not_found', 'walletId'],
  ])('with %j is refused as %s at %s', async (change, code, path) => {
    const before = await worldOf(workshop.mock)
    expect(await workshop.refused('createHold', { ...draft, ...change })).toMatchObject({
      code,
      errors: [{ path }],
    })
    expect(await worldOf(workshop.mock)).toEqual(before)
  })

  it('needs the credits for it', async () => {
    expect(await workshop.refused('createHold', draft, { token: 'mock_ben' })).toMatchObject({
      code: 'insufficient_credits',
      required: sky(149),
      available: sky(0),
      errors: [{ path: 'run' }],
    })
  })

  it('begins and ends only while its wallet can be reached', async () => {
    const { id: holdId } = await workshop.call('createHold', draft)
    await workshop.mock.setReachable('credits', false)
    for (const [name, input] of [
      ['createHold', draft],
      ['captureHold', { holdId }],
      ['releaseHold', { holdId }],
    ] as const) {
      expect(await workshop.refused(name, input)).toMatchObject({ code: 'wallet_unavailable' })
    }
  })
})
