import type { ProviderId } from '@creditkit/contract'
import { problemOf } from '../calls'
import { availableOf, balanceOf, begin, buy } from '../hands'
import { type ConformanceTest, type Trial, testGiven } from '../trial'
import type { ConformanceWorld } from '../world'

/** Payments of every provider: each credits once, whatever happens on the way. */
export function paymentsTests({ providers, slowProviders }: ConformanceWorld): readonly ConformanceTest[] {
  // Where no provider is slow the tests stand there all the same, skipped.
  return [...providers.flatMap(paying), ...(slowProviders ?? providers).flatMap(waiting)]
}

const statusOf = async ({ call }: Trial, purchaseId: string) =>
  (await call('getPurchase', { purchaseId })).status

function paying(provider: ProviderId): readonly ConformanceTest[] {
  return [
    testGiven(
      'capturePurchase',
      `a purchase through ${provider} credits what it says, once`,
      ['approve'],
      async (trial, given) => {
        const { call, expect, world } = trial
        const before = await availableOf(trial)
        const purchase = await buy(trial, given, provider)
        expect(purchase.status).toBe('succeeded')
        const transaction = await call('getTransaction', { transactionId: purchase.transactionId ?? '' })
        expect(transaction).toMatchObject({
          walletId: world.wallet.id,
          type: 'purchase',
          status: 'completed',
          money: purchase.price,
          payment: { provider },
        })
        expect(await call('capturePurchase', { purchaseId: purchase.id })).toEqual(purchase)
        expect(await availableOf(trial)).toBe(before + purchase.credits.minor)
      },
    ),
    testGiven(
      'capturePurchase',
      `many captures at once through ${provider} credit once`,
      ['approve'],
      async (trial, { approve }) => {
        const { send, expect } = trial
        const before = await availableOf(trial)
        const purchase = await begin(trial, 3, provider)
        await approve(purchase)
        const { id: purchaseId } = purchase
        const key = trial.newKey()
        const asked = [1, 2, 3, 4, 5, 6].map((each) =>
          send('capturePurchase', { purchaseId }, each > 3 ? { key } : {}),
        )
        for (const response of await Promise.all(asked)) expect([200, 409]).toContain(response.status)
        expect(await statusOf(trial, purchaseId)).toBe('succeeded')
        expect(await availableOf(trial)).toBe(before + purchase.credits.minor)
      },
    ),
    testGiven(
      'capturePurchase',
      `payment_declined: through ${provider}`,
      ['decline', 'approve'],
      async (trial, given) => {
        const { call, send, expect } = trial
        const before = await availableOf(trial)
        const purchase = await begin(trial, 3, provider)
        await given.decline(purchase)
        const response = await send('capturePurchase', { purchaseId: purchase.id })
        // On a page of its own a provider may tell the buyer, who is still there, and nobody else.
        const isToldThere = purchase.nextAction?.type === 'redirect' && response.status === 409
        const problem = isToldThere
          ? await problemOf('invalid_state', 'capturePurchase', response)
          : await problemOf('payment_declined', 'capturePurchase', response)
        expect(await availableOf(trial)).toBe(before)
        const after = await call('getPurchase', { purchaseId: purchase.id })
        if (problem.code === 'payment_declined') {
          const { declineCode, retryable } = problem
          expect(after.failure).toEqual({ declineCode, retryable })
          if (!retryable) return
        }
        await given.approve(after)
        expect((await call('capturePurchase', { purchaseId: purchase.id })).status).toBe('succeeded')
        expect(await availableOf(trial)).toBe(before + purchase.credits.minor)
      },
    ),
    testGiven(
      'capturePurchase',
      `wallet_unavailable: what is paid through ${provider} meanwhile is credited afterwards`,
      ['approve', 'setWalletReachable'],
      async (trial, given) => {
        const { call, send, expect, world } = trial
        const before = await availableOf(trial)
        const purchase = await begin(trial, 3, provider)
        await given.setWalletReachable(world.wallet.id, false)
        await given.approve(purchase)
        // A ledger of the backend's own can take the credits in at any time; one held elsewhere takes them later.
        const response = await send('capturePurchase', { purchaseId: purchase.id })
        if (!response.ok) await problemOf('wallet_unavailable', 'capturePurchase', response)
        await given.setWalletReachable(world.wallet.id, true)
        const captured = await call('capturePurchase', { purchaseId: purchase.id })
        expect(captured.status).toBe('succeeded')
        expect(await availableOf(trial)).toBe(before + purchase.credits.minor)
      },
    ),
    testGiven(
      'getPurchase',
      `a purchase through ${provider} that is disputed says so, and its credits are out of reach`,
      ['approve', 'dispute'],
      async (trial, given) => {
        const before = await availableOf(trial)
        const purchase = await buy(trial, given, provider)
        await given.dispute(purchase)
        trial.expect(await statusOf(trial, purchase.id)).toBe('disputed')
        trial.expect(await availableOf(trial)).toBe(before)
      },
    ),
  ]
}

function waiting(provider: ProviderId): readonly ConformanceTest[] {
  const settling = (outcome: 'succeeded' | 'failed') =>
    testGiven(
      'getPurchase',
      `a payment through ${provider} that stays pending counts when it has ${outcome}`,
      ['leavePending', 'settle', 'slowProviders'],
      async (trial, given) => {
        const { send, call, expect } = trial
        const before = await availableOf(trial)
        const purchase = await begin(trial, 3, provider)
        await given.leavePending(purchase)
        await (await send('capturePurchase', { purchaseId: purchase.id })).text()
        expect(await statusOf(trial, purchase.id)).toBe('processing')
        const { available, pending } = await balanceOf(trial)
        expect([available.minor, pending.minor]).toEqual([before, purchase.credits.minor])
        await given.settle(purchase, outcome)
        const after = await call('getPurchase', { purchaseId: purchase.id })
        expect(after.status === 'succeeded').toBe(outcome === 'succeeded')
        const settled = await balanceOf(trial)
        const credited = outcome === 'succeeded' ? purchase.credits.minor : 0
        expect([settled.available.minor, settled.pending.minor]).toEqual([before + credited, 0])
      },
    )
  return [settling('succeeded'), settling('failed')]
}
