import { type AutoTopUp, amount, problemsOf } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { openTopUpWorld } from './testing/top-up-world'

const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')
const path = '/api/credits/auto-top-up'
const rule = {
  enabled: true,
  walletId: 'credits',
  threshold: sky(2000),
  amount: usd(1500),
  monthlyLimit: usd(3000),
  provider: 'stripe',
}

let world: Awaited<ReturnType<typeof openTopUpWorld>>
beforeEach(async () => {
  world = await openTopUpWorld()
})

const put = { method: 'PUT' } as const
const set = (changes: object = {}) => world.api.done<AutoTopUp>(path, { ...rule, ...changes }, put)
const refused = (changes: object) => world.api.refused(path, { ...rule, ...changes }, put)
const shown = () => world.api.get<AutoTopUp | null>(`${path}?walletId=credits`)

describe('the rule', () => {
  it('is not there until somebody sets it, for each wallet and account of its own', async () => {
    expect(await shown()).toBeNull()
    expect(await set()).toEqual({ ...rule, status: 'active', boughtThisMonth: usd(0) })
    expect(await shown()).toEqual({ ...rule, status: 'active', boughtThisMonth: usd(0) })
    expect(await world.api.get(path)).toEqual({ ...rule, status: 'active', boughtThisMonth: usd(0) })
    expect(await world.api.get(`${path}?walletId=virtfusion`)).toBeNull()
    expect(await world.api.get(path, 'mock_ben')).toBeNull()
    expect(await world.api.get(`${path}?walletId=nope`)).toMatchObject({
      code: 'not_found',
      errors: [{ path: 'walletId' }],
    })
  })

  it('buys nothing while it is off, whatever the balance', async () => {
    expect(await set({ enabled: false, threshold: sky(500_000) })).toMatchObject({ status: 'off' })
    expect(await world.topUp()).toBe(false)
    expect(world.gateway.calls).toEqual([])
  })

  it.each([
    [{ walletId: 'nope' }, 'not_found', ['walletId']],
    [{ threshold: usd(2000) }, 'validation_failed', ['threshold.asset']],
    [
      { amount: sky(1500), monthlyLimit: sky(3000) },
      'validation_failed',
      ['amount.asset', 'monthlyLimit.asset'],
    ],
    [{ threshold: sky(0) }, 'validation_failed', ['threshold.minor']],
    [{ monthlyLimit: usd(1499) }, 'validation_failed', ['monthlyLimit']],
    [{ provider: 'dodo' }, 'validation_failed', ['provider']],
    [{ provider: 'paypal' }, 'validation_failed', ['provider']],
    [{ provider: 'paypal', monthlyLimit: usd(1) }, 'validation_failed', ['monthlyLimit', 'provider']],
    [{ amount: usd(99) }, 'amount_out_of_range', ['amount']],
    [{ amount: usd(100_001), monthlyLimit: usd(100_001) }, 'amount_out_of_range', ['amount']],
  ])('with %j is refused as %s at %j and stays unset', async (changes, code, paths) => {
    const problem = await refused(changes)
    expect(problem.code).toBe(code)
    expect(problem.errors?.map((error) => error.path)).toEqual(paths)
    expect(problemsOf('setAutoTopUp')).toContain(code)
    expect(await shown()).toBeNull()
  })

  it('needs a payment method on file of its own account', async () => {
    const problem = await world.api.refused(path, rule, { ...put, token: 'mock_ben' })
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ path: 'provider' }] })
  })

  it('can always be turned off, also when it would not be possible any more', async () => {
    const impossible = { enabled: false, provider: 'dodo', amount: usd(1) }
    expect(await set(impossible)).toMatchObject({ status: 'off' })
  })

  it('gives the first answer again under the same key', async () => {
    const options = { ...put, key: 'once' }
    await world.api.done(path, rule, options)
    await set({ enabled: false })
    const again = await world.api.send(path, rule, options)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await shown()).toMatchObject({ status: 'off' })
  })
})
