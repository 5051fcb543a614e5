import {
  type Amount,
  amount,
  type Balance,
  type OperationOutput,
  type Page,
  problemsOf,
  type Transaction,
} from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMockBackend, type MockBackend } from '../../index'
import { dualBilling } from '../../scenarios/dual-billing'
import { extend } from '../../scenarios/index'
import { openApi } from '../testing/api'

const sky = (minor: number) => amount(minor, 'SKY/2')
const scenario = extend(dualBilling, {
  promotions: [
    ...dualBilling.promotions,
    {
      code: 'FIRSTTWO',
      walletId: 'credits',
      credits: sky(700),
      description: 'For the first two',
      lastsDays: null,
      redeemableUntil: '2026-11-10T00:00:00.000Z',
      accounts: 2,
    },
  ],
})

let mock: MockBackend
let api: ReturnType<typeof openApi>

beforeEach(() => {
  mock = createMockBackend({
    scenario,
    onUnexpected: (error) => {
      throw error
    },
  })
  api = openApi(mock)
})

type Redeemed = OperationOutput<'redeemCode'>
const redeem = (code: string, token = 'mock_ben') =>
  api.done<Redeemed>('/api/credits/redeem', { code }, { token })
const refused = (code: string, token = 'mock_ben') => api.refused('/api/credits/redeem', { code }, { token })

async function available(): Promise<Amount | null> {
  const balance = await api.get<Balance>('/api/credits/balance?walletId=credits', 'mock_ben')
  return balance.status === 'ok' ? balance.available : null
}

describe('a promotion code', () => {
  it.each(['WELCOME10', ' welcome10 ', 'Welcome 10'])(
    'typed as “%s” gives its credits, which expire',
    async (code) => {
      const { grant, transaction, balance } = await redeem(code)
      expect(grant).toEqual({
        id: expect.any(String),
        walletId: 'credits',
        source: 'promo',
        original: sky(1000),
        remaining: sky(1000),
        createdAt: '2026-11-01T09:00:00.000Z',
        expiresAt: '2026-12-01T09:00:00.000Z',
      })
      expect(transaction).toMatchObject({
        type: 'promo',
        amount: sky(1000),
        description: 'Welcome bonus',
        reference: { type: 'promotion', id: 'WELCOME10' },
      })
      expect(balance).toMatchObject({ available: sky(1000) })
      expect(await mock.ledger.verify()).toEqual([])

      mock.clock.advance({ days: 30 })
      expect(await available()).toEqual(sky(0))
      const expired = await api.get<Page<Transaction>>('/api/credits/transactions?type=expiry', 'mock_ben')
      expect(expired.items).toMatchObject([{ amount: sky(-1000) }])
    },
  )

  it('is redeemed once by an account, also in another spelling, and by others too', async () => {
    await redeem('WELCOME10')
    expect(await refused('welcome10')).toMatchObject({
      code: 'code_already_redeemed',
      status: 409,
      errors: [{ path: 'code' }],
    })
    expect(problemsOf('redeemCode')).toContain('code_already_redeemed')
    expect(await available()).toEqual(sky(1000))
    await redeem('WELCOME10', 'mock_chidi')
  })

  it('is redeemed once when two requests come at the same time', async () => {
    const answers = await Promise.all(
      ['one', 'two'].map((key) =>
        api.send('/api/credits/redeem', { code: 'WELCOME10' }, { key, token: 'mock_ben' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await available()).toEqual(sky(1000))
  })

  it('gives the first answer again under the same key', async () => {
    const options = { key: 'once', token: 'mock_ben' }
    const first = await api.done('/api/credits/redeem', { code: 'WELCOME10' }, options)
    const again = await api.send('/api/credits/redeem', { code: 'WELCOME10' }, options)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.json()).toEqual(first)
  })

  it('that is unknown, run out or used up is not found, and nothing tells which', async () => {
    await redeem('FIRSTTWO', 'mock_chidi')
    mock.clock.advance({ days: 8, hours: 15 })
    await redeem('FIRSTTWO', 'mock_ada')
    const answers = await Promise.all(['NOPE', 'SUMMER26', 'FIRSTTWO'].map((code) => refused(code)))
    for (const { requestId: _, ...answer } of answers) {
      expect(answer).toMatchObject({ code: 'not_found', errors: [{ path: 'code', code: 'not_found' }] })
      const { requestId: __, ...first } = answers[0] ?? { requestId: '' }
      expect(answer).toEqual(first)
    }
    expect(await available()).toEqual(sky(0))
  })

  it('can be redeemed until its last moment and not a moment later', async () => {
    mock.clock.advance({ days: 8, hours: 15 })
    await redeem('FIRSTTWO')
    mock.clock.advance({ milliseconds: 1 })
    expect(await refused('FIRSTTWO', 'mock_chidi')).toMatchObject({ code: 'not_found' })
    expect(await refused('FIRSTTWO')).toMatchObject({ code: 'code_already_redeemed' })
  })

  it('that is blank is refused, naming the field', async () => {
    expect(await refused('  ')).toMatchObject({ code: 'validation_failed', errors: [{ path: 'code' }] })
  })

  it('waits while the wallet cannot be reached', async () => {
    await mock.setReachable('credits', false)
    expect(await refused('WELCOME10')).toMatchObject({ code: 'wallet_unavailable', walletId: 'credits' })
    expect(problemsOf('redeemCode')).toContain('wallet_unavailable')
    await mock.setReachable('credits', true)
    await redeem('WELCOME10')
  })
})
