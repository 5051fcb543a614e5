import { type Grant, isNegative, type OperationOutput } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { openWorkshop, sky } from '../testing/workshop'

const lot = (minor: number, expiresInDays?: number) => ({
  kind: 'credit' as const,
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: sky(minor),
  type: 'promo',
  source: 'promo' as const,
  description: 'Promotion',
  minutesAgo: 10,
  ...(expiresInDays !== undefined && { expiresInDays }),
})
let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop({ history: [lot(100), lot(5, 30), lot(300, 2), lot(7, 30), lot(9)] })
})

async function all(limit: number, between = async () => {}): Promise<Grant[]> {
  const found: Grant[] = []
  let cursor: string | undefined
  do {
    const page: OperationOutput<'listGrants'> = await workshop.call('listGrants', {
      limit,
      ...(cursor && { cursor }),
    })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
    await between()
  } while (cursor)
  return found
}

describe('the lots of an account', () => {
  it('come soonest-expiring first, those that never expire last', async () => {
    const { items } = await workshop.call('listGrants', { walletId: 'credits' })
    expect(items.map(({ remaining }) => remaining.minor).slice(0, 1)).toEqual([300])
    expect(items.map(({ expiresAt }) => expiresAt === null)).toEqual([false, false, false, true, true])
    expect(items.map(({ original }) => isNegative(original))).not.toContain(true)
  })

  it('are the same page by page as at once, also while credits are spent', async () => {
    const [atOnce, byOne] = [await all(100), await all(1)]
    expect(byOne).toEqual(atOnce)
    const spend = () =>
      workshop.call(
        'spend',
        {
          accountId: 'acct_ada',
          walletId: 'credits',
          amount: sky(1),
          description: 'A run',
          reference: { type: 'run', id: '1' },
        },
        { token: 'mock_service' },
      )
    const meanwhile = await all(1, async () => void (await spend()))
    expect(meanwhile.map(({ id }) => id)).toEqual(atOnce.map(({ id }) => id))
  })

  it('are gone when they have expired or are spent', async () => {
    workshop.mock.clock.advance({ days: 2 })
    expect((await all(100)).map(({ remaining }) => remaining.minor).sort()).toEqual([100, 5, 7, 9])
  })

  it('of a wallet that cannot be reached are unknown, not none; the others are told', async () => {
    await workshop.mock.setReachable('virtfusion', false)
    expect(await workshop.refused('listGrants', { walletId: 'virtfusion' })).toMatchObject({
      code: 'wallet_unavailable',
    })
    expect(await all(100)).toHaveLength(5)
  })

  it('are of a wallet that there is, and of a page that there was', async () => {
    expect(await workshop.refused('listGrants', { walletId: 'nope' })).toMatchObject({
      code: 'not_found',
      errors: [{ path: 'walletId' }],
    })
    expect(await workshop.refused('listGrants', { cursor: 'made-up' })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'cursor' }],
    })
    expect((await workshop.call('listGrants', {}, { token: 'mock_ben' })).items).toEqual([])
  })
})
