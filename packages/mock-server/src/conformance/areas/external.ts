import { balanceOf } from '../hands'
import { type ConformanceTest, type Trial, testGiven } from '../trial'

const MINUTE_MS = 60_000

/** What the customer sends to buy the least that a wallet sells. */
async function buyingOf(trial: Trial, walletId: string) {
  const { wallets } = await trial.call('getConfig', {})
  const wallet = wallets.find(({ id }) => id === walletId)
  const provider = wallet?.providers.find((each) => trial.world.providers.includes(each))
  if (!wallet || !provider)
    throw new Error(`The wallet ${walletId} cannot be bought with any provider of the world.`)
  return { walletId, provider, money: wallet.limits.min, returnUrl: 'https://app.example.com/billing' }
}

/** Wallets that are held elsewhere: what is paid for arrives there, also after an outage, and once. */
export const externalTests: readonly ConformanceTest[] = [
  testGiven(
    'createPurchase',
    'wallet_unavailable: of a wallet that is held elsewhere',
    ['externalWallet', 'setWalletReachable'],
    async (trial, given) => {
      const { id } = given.externalWallet
      const asked = await buyingOf(trial, id)
      await given.setWalletReachable(id, false)
      const problem = await trial.refused('wallet_unavailable', 'createPurchase', asked)
      trial.expect(problem.walletId).toBe(id)
      await given.setWalletReachable(id, true)
      trial.expect((await trial.call('createPurchase', asked)).status).toBe('requires_action')
    },
  ),
  testGiven(
    'capturePurchase',
    'credits for a wallet that is held elsewhere arrive once, through an outage',
    ['externalWallet', 'setWalletReachable', 'approve', 'advanceClock'],
    async (trial, given) => {
      const { call, send, expect } = trial
      const { id: walletId } = given.externalWallet
      const before = await balanceOf(trial, { walletId })
      const purchase = await call('createPurchase', await buyingOf(trial, walletId))
      await given.setWalletReachable(walletId, false)
      await given.approve(purchase)
      await (await send('capturePurchase', { purchaseId: purchase.id })).text()
      expect((await call('getPurchase', { purchaseId: purchase.id })).status).not.toBe('succeeded')
      await given.setWalletReachable(walletId, true)
      await given.advanceClock(2 * MINUTE_MS)
      await call('capturePurchase', { purchaseId: purchase.id })
      expect((await call('getPurchase', { purchaseId: purchase.id })).status).toBe('succeeded')
      const after = await balanceOf(trial, { walletId })
      expect(after.available.minor).toBe(before.available.minor + purchase.credits.minor)
      expect(after.version).toBeGreaterThan(before.version)
    },
  ),
]
