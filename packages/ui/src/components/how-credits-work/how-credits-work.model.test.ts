import { CreditsError } from '@creditkit/client'
import { amount, type Config, type Grant, type KnownBalance, type Wallet } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { toHowCreditsWorkModel } from './how-credits-work.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const at = '2026-11-01T09:00:00.000Z'
const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

const credits: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: { one: 'Own Credit', other: 'Own Credits' },
  description: 'For everything',
  rate: { credits: sky(100), money: usd(100) },
  purchasable: true,
  limits: { min: usd(100), max: usd(100_000) },
  presets: [],
  providers: ['paypal'],
  spendOrder: 1,
}
const tokens: Wallet = {
  ...credits,
  id: 'tokens',
  kind: 'external',
  asset: 'VFT/0',
  name: { one: 'Token', other: 'Tokens' },
  description: 'For servers',
  rate: { credits: amount(100, 'VFT/0'), money: usd(100) },
  purchasable: false,
  spendOrder: 2,
}
const config: Config = {
  viewer: { userId: 'ada', accountId: 'acct_ada', name: 'Ada', role: 'customer' },
  branding: { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at },
  wallets: [tokens, credits],
  packages: [],
  providers: [],
}
const balance: KnownBalance = {
  status: 'ok',
  walletId: 'credits',
  available: sky(500),
  held: sky(0),
  pending: sky(0),
  lowBalance: false,
  version: 1,
  updatedAt: at,
}
const grant = (id: string, expiresAt: string | null): Grant => ({
  id,
  walletId: 'credits',
  source: 'promo',
  original: sky(1000),
  remaining: sky(450),
  createdAt: at,
  expiresAt,
})

interface World {
  readonly config?: Partial<Config>
  readonly balance?: Partial<KnownBalance>
  readonly grants?: readonly Grant[]
}

function explain({ config: changes, balance: change, grants = [] }: World = {}) {
  return toHowCreditsWorkModel({
    config: { data: { ...config, ...changes }, error: null },
    balances: { data: [{ ...balance, ...change }], isPending: false },
    grants: { items: grants, error: null, isPending: false },
    format,
  })
}

function topic(name: string, world: World = {}) {
  const model = explain(world)
  return model.status === 'ready' ? model.topics.find(({ topic: each }) => each === name) : undefined
}

const failure = (code: 'network' | 'forbidden') =>
  new CreditsError({ code, operation: 'getConfig', message: 'x', requestId: 'req_1' })
const silent = { data: undefined, error: null, isPending: true }
const none = { items: [], error: null, isPending: true }

describe('the explanation', () => {
  test('says what each kind of credits is worth, in the order they are spent in', () => {
    expect(topic('worth')).toEqual({
      topic: 'worth',
      hasBonus: false,
      rates: [
        { credits: '1\u00a0Sky Credit', money: '$1.00' },
        { credits: '100\u00a0Tokens', money: '$1.00' },
      ],
    })
  })

  test('speaks of a bonus where a package has one', () => {
    const offer = {
      id: 'team',
      walletId: 'credits',
      name: 'Team',
      description: '',
      credits: sky(100),
      bonus: sky(1),
      price: usd(100),
      popular: false,
      providerRefs: {},
    }
    expect(topic('worth', { config: { packages: [offer] } })).toMatchObject({ hasBonus: true })
  })

  test('says what they are for, what a purchase may cost, and who keeps them', () => {
    expect(topic('uses')).toEqual({
      topic: 'uses',
      uses: [
        {
          name: 'Sky Credits',
          description: 'For everything',
          limits: { min: '$1.00', max: '$1,000.00' },
          isElsewhere: false,
        },
        { name: 'Tokens', description: 'For servers', limits: null, isElsewhere: true },
      ],
    })
  })

  test('says the order only where there is one', () => {
    expect(topic('order')).toEqual({ topic: 'order', names: ['Sky Credits', 'Tokens'] })
    expect(topic('order', { config: { wallets: [credits] } })).toBeUndefined()
    const tied = { config: { wallets: [credits, { ...tokens, spendOrder: 1 }] } }
    expect(topic('order', tied)).toBeUndefined()
  })

  test('is named after the credits where there is one kind', () => {
    expect(explain({ config: { wallets: [credits] } })).toMatchObject({ credits: 'Sky Credits' })
    expect(explain()).toMatchObject({ credits: null })
  })

  test('tells the next three expiry dates', () => {
    const grants = ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'].map((day) =>
      grant(day, `${day}T00:00:00.000Z`),
    )
    expect(topic('expiry', { grants })).toEqual({
      topic: 'expiry',
      hasCredits: true,
      next: [
        { id: '2026-11-10', credits: '4.50\u00a0Sky Credits', date: 'Nov 10, 2026' },
        { id: '2026-11-11', credits: '4.50\u00a0Sky Credits', date: 'Nov 11, 2026' },
        { id: '2026-11-12', credits: '4.50\u00a0Sky Credits', date: 'Nov 12, 2026' },
      ],
    })
  })

  test('tells credits that never expire from none at all', () => {
    expect(topic('expiry', { grants: [grant('a', null)] })).toMatchObject({ next: [], hasCredits: true })
    expect(topic('expiry')).toMatchObject({ next: [], hasCredits: false })
  })

  test('tells what is reserved and what is on its way, and nothing of nothing', () => {
    expect(topic('holds', { balance: { held: sky(250), pending: sky(1000) } })).toEqual({
      topic: 'holds',
      held: ['2.50\u00a0Sky Credits'],
      pending: ['10\u00a0Sky Credits'],
    })
    expect(topic('holds')).toMatchObject({ held: [], pending: [] })
  })

  test('speaks of a debt only where there is one', () => {
    expect(topic('empty', { balance: { available: sky(-1) } })).toMatchObject({ isOwed: true })
    expect(topic('empty')).toMatchObject({ isOwed: false })
  })
})

describe('what is not known', () => {
  const data = config
  const known = { data: [balance], isPending: false }

  test('is loading until all of it has come, so that nothing moves', () => {
    expect(toHowCreditsWorkModel({ config: silent, balances: silent, grants: none, format })).toEqual({
      status: 'loading',
    })
    expect(
      toHowCreditsWorkModel({ config: { data, error: null }, balances: known, grants: none, format }),
    ).toEqual({ status: 'loading' })
  })

  test('of the configuration is an error', () => {
    const config = { data: undefined, error: failure('network') }
    expect(toHowCreditsWorkModel({ config, balances: silent, grants: none, format })).toEqual({
      status: 'error',
      message: 'common.error.network',
      requestId: 'req_1',
      canRetry: true,
    })
  })

  test('of the reader’s own credits is left out, and said to be', () => {
    const model = toHowCreditsWorkModel({
      config: { data, error: null },
      balances: { data: undefined, isPending: false },
      grants: { items: [], error: failure('forbidden'), isPending: false },
      format,
    })
    expect(model).toMatchObject({ status: 'ready', isPartial: true })
    expect(model.status === 'ready' && model.topics.map((each) => each.topic)).toEqual([
      'worth',
      'uses',
      'order',
      'holds',
      'empty',
      'refunds',
    ])
  })
})
