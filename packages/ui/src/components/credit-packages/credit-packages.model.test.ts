import { CreditsError } from '@creditkit/client'
import type { Config, CreditPackage, Wallet } from '@creditkit/contract'
import { scenarios } from '@creditkit/mock-server'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type CreditPackagesInput, toCreditPackagesModel } from './credit-packages.model'

const plain = scenarios['dual-billing']
const [wallet] = plain.wallets
if (!wallet) throw new Error('The plain world has a wallet.')

const NOON = '2026-11-01T12:00:00.000Z'
const configOf = (packages: readonly CreditPackage[] = plain.packages): Config => ({
  viewer: { userId: 'usr_ada', accountId: 'acct_ada', name: 'Ada', role: 'customer' },
  branding: { name: { one: 'Star', other: 'Stars' }, version: 1, updatedAt: NOON },
  wallets: [...plain.wallets],
  packages: [...packages],
  providers: [],
})
const modelOf = (changes: Partial<CreditPackagesInput> = {}) =>
  toCreditPackagesModel({
    config: { data: configOf(), error: null, isStale: false, updatedAt: NOON },
    wallet,
    balance: undefined,
    format: createFormatter('en', { timeZone: 'UTC' }),
    ...changes,
  })
const failed = (code: ConstructorParameters<typeof CreditsError>[0]['code'], requestId?: string) => ({
  wallet: undefined,
  config: {
    data: undefined,
    error: new CreditsError({ code, operation: 'getConfig', message: 'As the test says.', requestId }),
    isStale: false,
    updatedAt: null,
  },
})
const known: Wallet = wallet

test('shows the packages of its wallet only, by the name that the product gives its credits', () => {
  const foreign = plain.packages.map((offer) => ({ ...offer, id: `${offer.id}-2`, walletId: 'virtfusion' }))
  const config = {
    data: configOf([...foreign, ...plain.packages]),
    error: null,
    isStale: false,
    updatedAt: NOON,
  }
  const model = modelOf({ config })
  if (model.status !== 'ready') throw new Error('There are packages.')
  expect(model.packages.offers.map(({ offer }) => offer.id)).toEqual(['starter', 'team', 'fleet'])
  expect(model.packages.offers[1]).toMatchObject({
    total: '94.50\u00a0Stars',
    badge: 'popular',
    saving: '4%',
  })
  expect(model).toMatchObject({ walletId: 'credits', staleSince: null })
})

describe('without packages to show', () => {
  test.each<[string, Partial<CreditPackagesInput>]>([
    [
      'loading',
      { wallet: undefined, config: { data: undefined, error: null, isStale: false, updatedAt: null } },
    ],
    ['missing', { wallet: null }],
    ['signed_out', failed('unauthenticated')],
    ['forbidden', failed('forbidden')],
    ['error', failed('internal')],
    ['not_purchasable', { wallet: { ...known, purchasable: false } }],
    ['empty', { config: { data: configOf([]), error: null, isStale: false, updatedAt: NOON } }],
  ])('it is %s', (status, changes) => {
    expect(modelOf(changes).status).toBe(status)
  })

  test('an error says whether asking again may help, and whether anybody answered', () => {
    expect(modelOf(failed('network'))).toMatchObject({ isOffline: true, canRetry: true, requestId: null })
    expect(modelOf(failed('internal', 'req_1'))).toMatchObject({ isOffline: false, requestId: 'req_1' })
    expect(modelOf(failed('not_found'))).toMatchObject({ canRetry: false })
  })
})

test('a later failure keeps the packages, and says from when they are', () => {
  const { error } = failed('network').config
  expect(modelOf({ config: { data: configOf(), error, isStale: true, updatedAt: NOON } })).toMatchObject({
    status: 'ready',
    staleSince: '12:00 PM',
  })
})

test('of a wallet that cannot be reached the packages are told all the same', () => {
  const balance = { status: 'unavailable', walletId: 'credits', updatedAt: NOON } as const
  expect(modelOf({ balance }).status).toBe('unavailable')
  expect(modelOf({ balance })).toHaveProperty('packages')
})
