import { type KnownBalance, negate } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { createMockBackend } from '../index'
import type { ConformanceRequest } from './calls'
import { type ConformanceControl, createMockControl, describeCreditsBackend } from './index'
import { brokenAnswers } from './testing/broken-answers'
import { brokenRequests } from './testing/broken-requests'
import { createRecordingRunner, type Played } from './testing/recording-runner'

/** Plays the tests of some operations against a backend that is spoilt, and tells what became of them. */
async function play(
  operations: readonly string[],
  spoil: (good: ConformanceRequest) => ConformanceRequest = (good) => good,
  change: (control: ConformanceControl, request: ConformanceRequest) => ConformanceControl = (control) =>
    control,
): Promise<Played> {
  const mock = createMockBackend({ onUnexpected: () => {} })
  const runner = createRecordingRunner()
  describeCreditsBackend({
    request: spoil(mock.fetch),
    control: change(createMockControl(mock), mock.fetch),
    runner,
  })
  return runner.play((title) => operations.some((name) => title.startsWith(`${name} › `)))
}

describe.each([...brokenRequests, ...brokenAnswers])(
  'a backend that $wrong',
  ({ spoil, tried, caughtBy, unharmed }) => {
    it('is caught by the tests that are about it, and by no others', async () => {
      const { failed, passed } = await play(tried, spoil)
      for (const title of caughtBy) expect(failed).toContain(title)
      for (const name of unharmed) {
        expect(failed.filter((title) => title.startsWith(`${name} › `))).toEqual([])
        expect(passed.some((title) => title.startsWith(`${name} › `))).toBe(true)
      }
    })
  },
)

it('asks nothing of what a customer has when a test begins', async () => {
  const emptied = (control: ConformanceControl, request: ConformanceRequest): ConformanceControl => ({
    ...control,
    async reset() {
      await control.reset()
      const { callers, wallet } = control.world
      const { accountId } = callers.customer
      const reading = await request(`/api/credits/balance?walletId=${wallet.id}`, callers.customer)
      const { available }: KnownBalance = await reading.json()
      const amount = negate(available)
      const draft = { accountId, walletId: wallet.id, amount, type: 'transfer', description: 'Moved' }
      const moved = await request('/api/transactions/create', {
        method: 'POST',
        headers: { ...callers.service.headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(draft),
      })
      if (!moved.ok) throw new Error(await moved.text())
    },
  })
  const tried = [
    'spend',
    'createTransaction',
    'updateTransactionStatus',
    'adminAdjust',
    'getBalance',
    'streamEvents',
  ]
  const { passed, failed } = await play(tried, undefined, emptied)
  expect(failed).toEqual([])
  expect(passed.length).toBeGreaterThan(60)
})

describe('what the control leaves out', () => {
  const bare = ({ world, reset }: ConformanceControl): ConformanceControl => {
    const { callers, strangerHeaders, wallet, providers } = world
    return { world: { callers, strangerHeaders, wallet, providers }, reset }
  }

  it('is skipped, and the title says why', async () => {
    const { skipped, passed, failed } = await play(['createHold', 'redeemCode'], undefined, bare)
    expect(skipped).toContain('quoteTool › answers as the contract says (skipped: the world has no tool)')
    expect(skipped).toContain(
      'subscribe › wallet_unavailable (skipped: the world has no plans, the control cannot make a wallet unreachable)',
    )
    expect(passed).toContain('createHold › insufficient_credits')
    expect(failed).toEqual([])
  })

  it('is not silently gone: every test stands there, run or skipped', async () => {
    const { skipped } = await play([], undefined, bare)
    const all = await play([])
    expect(all.skipped).toEqual([])
    expect(skipped.length).toBeGreaterThan(100)
  })

  it('is said to every single test that a backend passes otherwise', async () => {
    const withBooks = (control: ConformanceControl): ConformanceControl => ({
      ...control,
      verify: async () => ['The books do not add up.'],
    })
    const { passed, failed } = await play(['getBalances'], undefined, withBooks)
    expect(passed).toEqual([])
    expect(failed.length).toBeGreaterThan(0)
  })
})
