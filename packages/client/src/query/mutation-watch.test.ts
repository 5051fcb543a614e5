import { toProblem } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { hostProblem } from '../http/fault'
import { CreditsError } from '../http/problem'
import { mutationEffects } from './effects'
import type { Resource } from './keys'
import { createMutationWatch } from './mutation-watch'
import { createNewsStore } from './news-store'
import { createTakings } from './takings'
import { balanceRecord, credits, transactionRecord } from './testing/records'

function setUp() {
  const news = createNewsStore(() => 1)
  const asked: Resource[] = []
  const watch = createMutationWatch({
    hear: news.hear,
    takings: createTakings(news, () => undefined),
    refresh: async (resources) => void asked.push(...resources),
  })
  return { asked, news, redeeming: watch('redeemCode', { code: 'WELCOME10' }, undefined) }
}

const grant = {
  id: 'grant-1',
  walletId: 'main',
  source: 'promo',
  original: credits(10),
  remaining: credits(10),
  createdAt: '2026-11-01T12:00:00.000Z',
  expiresAt: null,
} as const
const lost = new CreditsError({ code: 'timeout', operation: 'redeemCode', message: 'no answer in time' })
const everything = [...mutationEffects.redeemCode.refreshes].sort()

describe('watching a mutation', () => {
  test('that succeeded: what its answer tells is heard, what it changed is asked for again', () => {
    const { asked, news, redeeming } = setUp()
    redeeming.succeeded({ transaction: transactionRecord(1), balance: balanceRecord(2), grant })
    expect(news.get().balances.get('main')?.known).toEqual(balanceRecord(2))
    expect(asked.sort()).toEqual(everything)
  })

  test('that may have happened: what it may have changed is asked for again', () => {
    const { asked, redeeming } = setUp()
    redeeming.failed(lost)
    expect(asked.sort()).toEqual(everything)
  })

  test('that was refused: nothing has changed', () => {
    const { asked, redeeming } = setUp()
    redeeming.failed(hostProblem('redeemCode', toProblem('code_already_redeemed', '', '', {})))
    redeeming.failed(new TypeError('bug'))
    expect(asked).toEqual([])
  })

  test('that was refused for lack of credits: the balance is another than was thought', () => {
    const { asked, redeeming } = setUp()
    const missing = { required: credits(5), available: credits(1), walletId: 'main' }
    redeeming.failed(hostProblem('redeemCode', toProblem('insufficient_credits', '', '', missing)))
    expect(asked).toEqual(['balances'])
  })
})
