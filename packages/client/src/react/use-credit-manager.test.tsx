import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { balanceOf } from '../manager/testing/scripted-tools'
import { credits, transactionRecord } from '../query/testing/records'
import { deferred } from '../query/testing/scripted-backend'
import { expectQuietConsole } from './testing/mount'
import { ask, manager, missing, showAll, shown, toolPage } from './testing/tool-page'

expectQuietConsole()

describe('useCreditManager', () => {
  test('one answer of an endpoint reaches every widget at once, and is left to its reader', async () => {
    const { tools } = await toolPage()
    const answer = await ask(tools, { image: 'a cat', newBalance: 470 })
    expect(shown()).toEqual(['470', '470', '470'])
    expect(await answer.json()).toEqual({ image: 'a cat', newBalance: 470 })
  })

  test('asks the server soon, once for any number of answers, and shows what it says', async () => {
    const { backend, tools, reconcile } = await toolPage()
    await ask(tools, { newBalance: 470 })
    await ask(tools, { newBalance: 440 })
    expect(shown()).toEqual(['440', '440', '440'])
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    await reconcile(441, 7)
    await showAll('441')
    expect(backend.count('getBalances')).toBe(2)
    expect(backend.count('getBalance')).toBe(0)
  })

  test('the server’s word takes the place of a number that was wrong, though nothing has changed', async () => {
    const { backend, reconcile } = await toolPage()
    act(() => manager().updateBalance(9_000))
    expect(shown()).toEqual(['9000', '9000', '9000'])
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    await reconcile(500, 5)
    await showAll('500')
  })

  test('a number that is no amount of the wallet is not shown, and the server is asked', async () => {
    const { backend } = await toolPage()
    act(() => manager().updateBalance(1.5))
    expect(shown()).toEqual(['500', '500', '500'])
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
  })

  test('a refusal tells what is there and what is missing, without a question', async () => {
    const { backend, tools } = await toolPage()
    await ask(tools, { currentBalance: 3, requiredCredits: 5 }, 402)
    expect(shown()).toEqual(['3', '3', '3'])
    expect(missing).toEqual([{ required: credits(5), available: credits(3), shortfall: credits(2) }])
    expect(backend.count('getBalance')).toBe(0)
  })

  test('while credits are being spent a number that is told waits', async () => {
    const { backend } = await toolPage()
    const answer = deferred<unknown>()
    backend.on('spend', () => answer.promise)
    act(() => screen.getByText('Spend').click())
    expect(shown()).toEqual(['470', '470', '470'])
    act(() => manager().updateBalance(400))
    expect(shown()).toEqual(['470', '470', '470'])
    await act(async () => answer.resolve({ transaction: transactionRecord(1), balance: balanceOf(8, 370) }))
    await showAll('370')
  })

  test('its functions stay the same from one drawing to the next', async () => {
    await toolPage()
    const first = manager()
    act(() => manager().updateBalance(470))
    const last = manager()
    expect(last).not.toBe(first)
    for (const name of ['fetch', 'getBalance', 'subscribeToCredits', 'updateBalance'] as const) {
      expect(last[name]).toBe(first[name])
    }
  })

  test('subscribing in any number of places asks once, and is told at once what is known', async () => {
    const { backend } = await toolPage()
    const heard: number[][] = [[], []]
    const stops = heard.map((own) =>
      manager().subscribeToCredits(({ minor }) => {
        own.push(minor)
      }),
    )
    expect(heard).toEqual([[500], [500]])
    await waitFor(() => expect(backend.count('getBalance')).toBe(1))
    act(() => manager().updateBalance(470))
    expect(heard).toEqual([
      [500, 470],
      [500, 470],
    ])
    for (const stop of stops) stop()
  })

  test('while nobody is signed in it fetches, and knows no balance', async () => {
    const { backend, tools, widgets, show } = await toolPage()
    show(widgets, { session: null })
    const before = backend.requests.length
    const heard: unknown[] = []
    const stop = manager().subscribeToCredits((available) => heard.push(available))
    expect((await ask(tools, { newBalance: 470 })).status).toBe(200)
    manager().updateBalance(470)
    stop()
    expect(manager().getBalance()).toBeUndefined()
    expect(heard).toEqual([])
    expect(shown()).toEqual(['unknown', 'unknown', ''])
    expect(backend.requests.length).toBe(before)
  })
})
