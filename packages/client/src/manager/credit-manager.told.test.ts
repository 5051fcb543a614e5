import type { KnownBalance } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import type { CreditsClient } from '../http/credits-client'
import { deferred } from '../query/testing/scripted-backend'
import { joinBalances } from './balance-channel'
import { RECONCILE_MS } from './balance-source'
import { balanceEvent, balanceOf, createToolHost, heardBy, jsonAnswer, pass } from './testing/scripted-tools'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a balance that is told', () => {
  test('shows at once, and the server is asked once for any number of them', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    credits.updateBalance(470)
    expect(credits.getBalance()).toEqual({ minor: 470, asset: 'CREDIT/0' })
    await pass()
    credits.updateBalance('460')
    credits.updateBalance({ minor: 450, asset: 'CREDIT/0' })
    expect(heard).toEqual([500, 470, 460, 450])
    expect(backend.count('getBalance')).toBe(1)
    backend.on('getBalance', () => balanceOf(8, 449))
    await pass(RECONCILE_MS)
    expect(backend.count('getBalance')).toBe(2)
    expect(heard).toEqual([500, 470, 460, 450, 449])
    await pass(10 * RECONCILE_MS)
    expect(backend.count('getBalance')).toBe(2)
  })

  test('while the server is being asked is asked about again', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    const slow = deferred<unknown>()
    backend.on('getBalance', ({ count }) => (count === 2 ? slow.promise : balanceOf(7, 440)))
    credits.updateBalance(470)
    await pass(RECONCILE_MS)
    credits.updateBalance(440)
    await pass(RECONCILE_MS)
    expect(backend.count('getBalance')).toBe(2)
    slow.resolve(balanceOf(5, 500))
    await pass()
    expect(backend.count('getBalance')).toBe(3)
    expect(heard).toEqual([500, 470, 440])
  })

  test('leaves no question behind when the last subscriber goes', async () => {
    const { manager } = createToolHost()
    const credits = manager({ live: false })
    const { stop } = heardBy(credits)
    await pass()
    credits.updateBalance(470)
    credits.updateBalance(460)
    stop()
    expect(vi.getTimerCount()).toBe(0)
    manager({ live: false }).updateBalance(450)
    expect(credits.getBalance()?.minor).toBe(460)
  })

  test('is reconciled by an event, without a question', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    credits.updateBalance(470)
    backend.send(balanceEvent(6, 470))
    await pass(2 * RECONCILE_MS)
    expect(backend.count('getBalance')).toBe(1)
    expect(heard).toEqual([500, 470])
  })

  test('gives way to the server where the server does not agree', async () => {
    const { manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    credits.updateBalance(9_000)
    await pass(2 * RECONCILE_MS)
    expect(heard).toEqual([500, 9_000, 500])
  })

  test('is not shown when it is no amount of the wallet, and the server is asked', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    for (const nonsense of [Number.NaN, 1.5, 'many', { minor: 1, asset: 'USD/2' } as const]) {
      credits.updateBalance(nonsense)
    }
    await pass(RECONCILE_MS)
    expect(heard).toEqual([500])
    expect(backend.count('getBalance')).toBe(2)
  })

  test('before anybody subscribes it asks for nothing, and waits for a wallet to be known', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    credits.updateBalance(470)
    await pass(2 * RECONCILE_MS)
    expect(credits.getBalance()).toBeUndefined()
    expect(backend.requests).toEqual([])
  })

  test('of the contract counts by its version', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    credits.updateBalance(balanceOf(6, 470))
    credits.updateBalance(balanceOf(4, 1))
    await pass(2 * RECONCILE_MS)
    expect(heard).toEqual([500, 470])
    expect(backend.count('getBalance')).toBe(1)
  })

  test('reaches every manager of the same client, session and wallet, and no other', async () => {
    const { backend, client, manager } = createToolHost()
    backend.on('getBalance', ({ query }) => balanceOf(5, 500, query.walletId))
    const others = {
      same: manager({ walletId: 'main' }),
      wallet: manager({ walletId: 'second' }),
      account: manager({ walletId: 'main', session: { accountId: 'account-ben' } }),
      user: manager({ walletId: 'main', session: { accountId: 'account-ada', userId: 'eve' } }),
      client: manager({ walletId: 'main', client: createCreditsClient({ fetch: backend.fetch }) }),
    }
    const ears = Object.values(others).map((each) => heardBy(each).heard)
    await pass()
    manager({ walletId: 'main' }).updateBalance(470)
    manager().updateBalance(460)
    expect(ears).toEqual([[500, 470], [500], [500], [500], [500]])
    expect(client).not.toBe(others.client)
  })
})

test('a manager that has learned which wallet it has says which it tells of', async () => {
  const { manager } = createToolHost()
  const credits = manager()
  heardBy(credits)
  const { heard } = heardBy(manager({ walletId: 'main' }))
  await pass()
  credits.updateBalance(470)
  expect(heard).toEqual([500, 470])
})

test('what one manager is answered, the others of the account hear', async () => {
  const { backend, manager } = createToolHost()
  const { heard } = heardBy(manager({ live: false }))
  await pass()
  backend.on('getBalance', () => balanceOf(6, 480))
  heardBy(manager({ live: false }))
  await pass()
  expect(heard).toEqual([500, 480])
  expect(backend.count('getBalance')).toBe(2)
})

describe('whoever the requests are authenticated as', () => {
  const closed = (client: ReturnType<typeof createToolHost>['client'], accountId: string) => {
    const seat = joinBalances(client, { accountId }, { onMessage: () => {} })
    seat.say({ type: 'closed' })
    seat.leave()
  }

  test('when that is another account, nothing of the one before is left, and nothing asked before counts', async () => {
    const { backend, client, manager, tools } = createToolHost()
    const credits = manager({ session: undefined })
    const { heard } = heardBy(credits)
    await pass()
    void credits.fetch('/first')
    void credits.fetch('/second')
    await pass()
    const late = deferred<unknown>()
    backend.on('getBalance', () => late.promise)
    credits.updateBalance(470)
    closed(client, '@session')
    expect(credits.getBalance()).toBeUndefined()
    const newcomer = heardBy(credits)
    await pass()
    late.resolve(balanceOf(1, 77))
    await pass()
    tools.answer('/first', jsonAnswer({ newBalance: 460 }))
    tools.answer('/second', jsonAnswer({ balance: balanceOf(9, 460) }))
    await pass(2 * RECONCILE_MS)
    expect(heard).toEqual([500, 470, 77])
    expect(newcomer.heard).toEqual([77])
  })

  test('an answer to a question of the account before is not heard, even where it cannot be called back', async () => {
    const { client, manager } = createToolHost()
    const answers = [deferred<KnownBalance>(), deferred<KnownBalance>()]
    let asked = 0
    const stubborn: CreditsClient = Object.create(client)
    const getBalance = () => answers[asked++]?.promise
    Object.defineProperty(stubborn, 'getBalance', { value: getBalance })
    const { heard } = heardBy(manager({ client: stubborn, session: undefined, live: false }))
    await pass()
    closed(stubborn, '@session')
    answers[0]?.resolve(balanceOf(9, 500))
    await pass()
    answers[1]?.resolve(balanceOf(1, 77))
    await pass()
    expect(heard).toEqual([77])
  })

  test('a manager of a named account stays that account’s', async () => {
    const { client, manager } = createToolHost()
    const credits = manager()
    heardBy(credits)
    await pass()
    closed(client, 'account-ada')
    expect(credits.getBalance()?.minor).toBe(500)
  })
})
