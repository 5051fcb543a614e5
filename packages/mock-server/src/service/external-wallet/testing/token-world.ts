import {
  type Amount,
  amount,
  type Balance,
  type KnownBalance,
  type Page,
  type Purchase,
  type Transaction,
} from '@creditkit/contract'
import { expect } from 'vitest'
import { createMemoryStore, createMockBackend, type Store } from '../../../index'
import { openApi } from '../../testing/api'

/** The endpoints by which tokens are given, taken and told of. */
export const GIVE = 'POST /selfService/credit/byUserExtRelationId/:extRelationId'
export const CANCEL = 'DELETE /selfService/credit/:creditId'
export const REPORT = 'GET /selfService/report/byUserExtRelationId/:extRelationId'

/** Whose tokens these tests are about, and what the scenario's past leaves her with. */
export const ADA = 'acct_ada'
export const PAST = 5000 - 1240 - 880 - 36

/** So many tokens. */
export function tokens(units: number): Amount {
  return amount(units, 'VFT/0')
}

/** So many cents. */
export function usd(minor: number): Amount {
  return amount(minor, 'USD/2')
}

/** The dual-billing world with VirtFusion beside it, a store that can be told to crash, and short words for both. */
export function openTokenWorld() {
  const inner = createMemoryStore()
  const unexpected: unknown[] = []
  let crashesIn = 0
  const store: Store = {
    ...inner,
    transaction: (fn) =>
      inner.transaction((tx) => {
        const result = fn(tx)
        crashesIn -= 1
        if (crashesIn === 0) throw new Error('crash')
        return result
      }),
  }
  const mock = createMockBackend({ store, onUnexpected: (error) => unexpected.push(error) })
  const api = openApi(mock)
  const { virtfusion, paypal } = mock.providers
  const staff = { token: 'mock_grace' }
  const keyed = (key: string | undefined) => ({ ...staff, ...(key !== undefined && { key }) })

  const balance = () => api.get<Balance>('/api/credits/balance?walletId=virtfusion')

  async function knownBalance(): Promise<KnownBalance> {
    const told = await balance()
    if (told.status !== 'ok') throw new Error('unavailable')
    return told
  }

  async function approved(cents = 2500, token = 'mock_ada'): Promise<Purchase> {
    const draft = { walletId: 'virtfusion', provider: 'paypal', money: usd(cents) }
    const purchase = await api.done<Purchase>('/api/credits/purchase', draft, { token })
    if (purchase.nextAction?.type !== 'paypal_order') throw new Error('no order')
    await paypal.approve(purchase.nextAction.orderId)
    return purchase
  }

  const capture = ({ id }: Purchase, token = 'mock_ada') =>
    api.done<Purchase>(`/api/credits/purchase/${id}/capture`, {}, { token })

  return {
    mock,
    store,
    api,
    virtfusion,
    /** Errors that nobody foresaw. */
    unexpected,
    /** The so-many-eth transaction that work runs fails, as does all that depends on it. */
    async crashing(in_: number, work: () => Promise<unknown>): Promise<void> {
      crashesIn = in_
      // Whoever asked a provider that crashed sees a broken connection.
      await work().catch(() => undefined)
      crashesIn = 0
    },
    balance,
    knownBalance,
    see: ({ id }: Purchase) => api.get<Purchase>(`/api/credits/purchase/${id}`),
    purchases: async () => (await api.get<Page<Purchase>>('/api/credits/purchases?limit=100')).items,
    history: async () =>
      (await api.get<Page<Transaction>>('/api/credits/transactions?walletId=virtfusion&limit=100')).items,
    /** What each live entry there holds, oldest first. */
    entries: async () => (await virtfusion.entries(ADA)).map((entry) => entry.tokens),
    approved,
    capture,
    bought: async (cents?: number) => capture(await approved(cents)),
    adjust: (units: number, key?: string) =>
      api.send(
        '/api/admin/credits/adjust',
        { userId: 'usr_ada', walletId: 'virtfusion', amount: tokens(units), reason: 'Because' },
        keyed(key),
      ),
    refund: ({ id }: Purchase, cents?: number, key?: string) =>
      api.send(
        `/api/admin/purchases/${id}/refund`,
        { reason: 'Asked for', ...(cents !== undefined && { money: usd(cents) }) },
        keyed(key),
      ),
    /** A request to VirtFusion by somebody else; a fault may be in its way. */
    async byOtherHands(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
      const request = new Request(`https://cp.nordlys.example/api/v1/selfService/credit${path}`, {
        method,
        headers: { authorization: `Bearer ${mock.providers.secrets.virtfusion.apiToken}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      await mock.fetch(request).catch(() => undefined)
    },
    /** Both sides say the same, and it is this. */
    async expectBoth(units: number): Promise<void> {
      expect((await knownBalance()).available.minor).toBe(units)
      expect(await virtfusion.tokens(ADA)).toBe(units)
      expect(await mock.ledger.verify()).toEqual([])
    },
  }
}

/** The path by which Ada is given tokens. */
export const TO_ADA = `/byUserExtRelationId/${ADA}?relStr=true`
