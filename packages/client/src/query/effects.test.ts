import { type Hold, operations } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { type Fact, factsOf, hear, mutationEffects, takingOf } from './effects'
import { MAX_HEARD_ROWS, NO_NEWS } from './news'
import { createNewsStore } from './news-store'
import {
  autoTopUpRecord,
  balanceRecord,
  configRecord,
  credits,
  meterRecord,
  purchaseRecord,
  subscriptionRecord,
  transactionRecord,
} from './testing/records'

const { branding } = configRecord()
const reference = { type: 'run', id: 'run-1' }
const meter = meterRecord(1)
const subscription = subscriptionRecord(1)
const rule = autoTopUpRecord()
const facts: { [Type in Fact['type']]: Fact<Type> } = {
  'balance.updated': { type: 'balance.updated', data: balanceRecord(1) },
  'transaction.created': { type: 'transaction.created', data: transactionRecord(1) },
  'transaction.updated': { type: 'transaction.updated', data: transactionRecord(1) },
  'purchase.updated': { type: 'purchase.updated', data: purchaseRecord() },
  'branding.updated': { type: 'branding.updated', data: branding },
  'usage.updated': { type: 'usage.updated', data: meter },
  'subscription.updated': { type: 'subscription.updated', data: subscription },
  'auto_top_up.updated': { type: 'auto_top_up.updated', data: rule },
}

describe('the effects of events', () => {
  test.each(Object.values(facts))('$type is heard', (fact) => {
    const news = hear(NO_NEWS, fact, 7)
    const everything = [
      ...[...news.balances.values()].map(({ statement }) => statement.value),
      ...[...news.transactions.values(), ...news.purchases.values()].map(({ value }) => value),
      ...[...news.meters.values(), ...news.subscriptions.values()].map(({ value }) => value),
      ...[...news.autoTopUps.values()].map(({ value }) => value),
      news.branding,
    ]
    expect(everything).toContain(fact.data)
  })

  test('of versions and moments the newer stays, whichever comes first', () => {
    const older = { ...branding, version: 0 }
    const settled = purchaseRecord({ status: 'succeeded', updatedAt: transactionRecord(9).updatedAt })
    for (const order of [
      [branding, older],
      [older, branding],
    ]) {
      const news = order.reduce(
        (before, data) => hear(before, { type: 'branding.updated', data }, 1),
        NO_NEWS,
      )
      expect(news.branding).toBe(branding)
    }
    for (const order of [
      [settled, purchaseRecord()],
      [purchaseRecord(), settled],
    ]) {
      const news = order.reduce(
        (before, data) => hear(before, { type: 'purchase.updated', data }, 1),
        NO_NEWS,
      )
      expect(news.purchases.get('purchase-1')?.value).toBe(settled)
    }
  })

  test('meters, subscriptions and rules carry no version: the one heard last counts', () => {
    const heard: Fact[] = [
      { type: 'usage.updated', data: { ...meter, used: 9 } },
      { type: 'usage.updated', data: meter },
      { type: 'subscription.updated', data: { ...subscription, status: 'canceled' } },
      { type: 'subscription.updated', data: subscription },
      { type: 'auto_top_up.updated', data: { ...rule, enabled: false } },
      { type: 'auto_top_up.updated', data: rule },
    ]
    const news = heard.reduce((before, fact, index) => hear(before, fact, index), NO_NEWS)
    expect(news.meters.get('api-calls')).toEqual({ value: meter, at: 1 })
    expect(news.subscriptions.get('subscription-1')).toEqual({ value: subscription, at: 3 })
    expect(news.autoTopUps.get('main')).toEqual({ value: rule, at: 5 })
  })
})

describe('the effects of mutations', () => {
  test('every mutation of the contract has a row, and nothing else', () => {
    const mutations = Object.entries(operations).flatMap(([name, { mutation }]) => (mutation ? [name] : []))
    expect(Object.keys(mutationEffects).sort()).toEqual(mutations.sort())
  })

  test('an answer about the viewer’s own account is heard, one that may be about another’s is not', () => {
    const moved = { transaction: transactionRecord(1), balance: balanceRecord(2) }
    const spent = { walletId: 'main', amount: credits(1), description: 'A run', reference }
    const told = [moved.transaction, moved.balance]
    expect(factsOf('spend', moved, spent).map(({ data }) => data)).toEqual(told)
    expect(factsOf('spend', moved, { ...spent, accountId: 'account-ben' })).toEqual([])
    expect(factsOf('capturePurchase', purchaseRecord(), { purchaseId: 'purchase-1' })).toEqual([
      { type: 'purchase.updated', data: purchaseRecord() },
    ])
    expect(factsOf('adminSetBranding', branding, branding)).toEqual([
      { type: 'branding.updated', data: branding },
    ])
    expect(factsOf('cancelSubscription', subscription, { subscriptionId: subscription.id })).toEqual([
      { type: 'subscription.updated', data: subscription },
    ])
    expect(
      factsOf('subscribe', { ...moved, subscription }, { planId: 'dns-basic', autoRenew: true }).map(
        ({ data }) => data,
      ),
    ).toEqual([...told, subscription])
    expect(factsOf('setAutoTopUp', rule, rule)).toEqual([{ type: 'auto_top_up.updated', data: rule }])
  })

  test('the end of a hold tells nothing, because staff may end anybody’s: the balance is asked for', () => {
    const balance = balanceRecord(2)
    const hold: Hold = {
      id: 'hold-1',
      walletId: 'main',
      amount: credits(1),
      captured: credits(0),
      status: 'released',
      description: 'A run',
      createdAt: balance.updatedAt,
      expiresAt: balance.updatedAt,
    }
    const moved = { hold, transaction: transactionRecord(1), balance }
    expect(factsOf('captureHold', moved, { holdId: 'hold-1' })).toEqual([])
    expect(factsOf('releaseHold', { hold, balance }, { holdId: 'hold-1' })).toEqual([])
    for (const name of ['createHold', 'captureHold', 'releaseHold'] as const) {
      expect(mutationEffects[name].refreshes).toContain('balances')
    }
  })

  test('only a spend of the viewer’s own credits is known to take them before it is answered', () => {
    const spent = { walletId: 'main', amount: credits(1), description: 'A run', reference }
    expect(takingOf('spend', spent)).toEqual({ walletId: 'main', amount: credits(1) })
    expect(takingOf('spend', { ...spent, accountId: 'account-ben' })).toBeNull()
    expect(takingOf('redeemCode', { code: 'WELCOME10' })).toBeNull()
  })
})

describe('the news store', () => {
  test('tells its listeners once per change, and not of what is late', () => {
    const store = createNewsStore(() => 1)
    let calls = 0
    const stop = store.subscribe(() => {
      calls += 1
    })
    store.hear([{ type: 'balance.updated', data: balanceRecord(2) }])
    store.hear([{ type: 'balance.updated', data: balanceRecord(1) }])
    expect(calls).toBe(1)
    stop()
    store.hear([{ type: 'balance.updated', data: balanceRecord(3) }])
    expect(calls).toBe(1)
  })

  test('stays small, and says when it had to forget', () => {
    const store = createNewsStore(() => 1)
    const forgets: number[] = []
    for (let number = 1; number <= MAX_HEARD_ROWS + 10; number += 1) {
      if (store.hear([{ type: 'transaction.created', data: transactionRecord(number) }])) forgets.push(number)
    }
    expect(forgets).toEqual([MAX_HEARD_ROWS + 1])
    expect(store.get().transactions.size).toBe(MAX_HEARD_ROWS / 2 + 10)
  })
})
