import { type CreditsError, createCreditsClient, isCreditsError } from '@creditkit/client'
import type { Config } from '@creditkit/contract'
import { createMockBackend, scenarios } from '@creditkit/mock-server'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BillingSection, toBillingPageModel } from './billing-page.model'

const all: readonly BillingSection[] = ['wallets', 'plans', 'usage', 'transactions']
let config: Config
let refused: CreditsError

beforeAll(async () => {
  const mock = createMockBackend({ scenario: scenarios['dual-billing'] })
  const client = createCreditsClient({ fetch: mock.fetch, retry: false })
  config = await client.getConfig()
  mock.as(null)
  const error: unknown = await client.getConfig().catch((reason: unknown) => reason)
  if (!isCreditsError(error)) throw error
  refused = error
})

const ready = (changes: Partial<Config> = {}, wanted: string | null = null, sections = all) => {
  const model = toBillingPageModel({ data: { ...config, ...changes }, error: null }, sections, wanted)
  if (model.status !== 'ready') throw new Error(`The page is ${model.status}.`)
  return model
}

describe('the tabs', () => {
  test('are one per wallet, in the order of spending, then the others as they are named', () => {
    const wallets = [...config.wallets].reverse()
    expect(ready({ wallets }).tabs.map(({ id }) => id)).toEqual([
      'credits',
      'virtfusion',
      'plans',
      'usage',
      'transactions',
    ])
    expect(ready({}, null, ['transactions', 'wallets']).tabs.map(({ id }) => id)).toEqual([
      'transactions',
      'credits',
      'virtfusion',
    ])
  })

  test('are called what the credits of the wallet are called', () => {
    const names = ready().tabs.map(({ name }) => name)
    expect(names).toEqual(['Sky Credits', 'VirtFusion Tokens', null, null, null])
  })

  test('open on the one that is asked for, and on the first where there is no such one', () => {
    expect(ready({}, 'usage').tab.id).toBe('usage')
    expect(ready({}, 'no-such-tab').tab.id).toBe('credits')
    expect(ready().tab.id).toBe('credits')
  })
})

describe('the way to buy', () => {
  const [credits, virtfusion] = ['credits', 'virtfusion']

  test('is for the wallet of the tab, and else for the first that is for sale', () => {
    expect(ready({}, virtfusion).buyFor?.walletId).toBe(virtfusion)
    expect(ready({}, 'usage').buyFor).toEqual({ walletId: credits, name: 'Sky Credits' })
    const wallets = config.wallets.map((wallet) =>
      wallet.id === credits ? { ...wallet, purchasable: false } : wallet,
    )
    expect(ready({ wallets }, credits).buyFor?.walletId).toBe(virtfusion)
  })

  test('is not offered where nothing is for sale', () => {
    const wallets = config.wallets.map((wallet) => ({ ...wallet, purchasable: false }))
    expect(ready({ wallets }).buyFor).toBeNull()
  })
})

describe('without tabs', () => {
  test('it loads until it knows, and is empty where there is nothing', () => {
    expect(toBillingPageModel({ data: undefined, error: null }, all, null)).toEqual({ status: 'loading' })
    const none = toBillingPageModel({ data: { ...config, wallets: [] }, error: null }, ['wallets'], null)
    expect(none).toEqual({ status: 'empty' })
  })

  test('it says why, and keeps what it knows in spite of a later error', () => {
    const read = { data: undefined, error: refused }
    expect(toBillingPageModel(read, all, null)).toEqual({ status: 'signed_out' })
    expect(toBillingPageModel({ data: config, error: refused }, all, null).status).toBe('ready')
  })
})
