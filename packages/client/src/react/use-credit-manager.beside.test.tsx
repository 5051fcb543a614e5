import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { createCreditManager } from '../manager/credit-manager'
import { balanceOf, jsonAnswer, scriptTools } from '../manager/testing/scripted-tools'
import { configRecord, transactionRecord } from '../query/testing/records'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { backendWith, Header, session, showAll, shown, toolPage, Wallets } from './testing/tool-page'

expectQuietConsole()

describe('a credit manager beside the page', () => {
  test('of the same client and session tells the widgets', async () => {
    const { client } = await toolPage()
    act(() => createCreditManager({ client, session }).updateBalance('470'))
    expect(shown()).toEqual(['470', '470', '470'])
    act(() => createCreditManager({ client, session }).updateBalance(balanceOf(6, 460)))
    expect(shown()).toEqual(['460', '460', '460'])
  })

  test('of another client or session does not', async () => {
    const { backend, client } = await toolPage()
    act(() => {
      createCreditManager({ client }).updateBalance(1)
      createCreditManager({ client, session: { accountId: 'account-ben' } }).updateBalance(2)
      createCreditManager({ client: clientOf(backend), session }).updateBalance(3)
      createCreditManager({ client, session, walletId: 'second' }).updateBalance(4)
    })
    expect(shown()).toEqual(['500', '500', '500'])
  })

  test('hears what the widgets’ requests are answered, and what is spent there', async () => {
    const { backend, client, reconcile } = await toolPage()
    const heard: number[] = []
    const stop = createCreditManager({ client, session, live: false }).subscribeToCredits(({ minor }) => {
      heard.push(minor)
    })
    await waitFor(() => expect(heard).toEqual([500]))
    backend.on('spend', () => ({ transaction: transactionRecord(1), balance: balanceOf(6, 470) }))
    act(() => screen.getByText('Spend').click())
    await waitFor(() => expect(heard).toEqual([500, 470]))
    await reconcile(460, 7)
    await waitFor(() => expect(heard).toEqual([500, 470, 460]))
    stop()
  })

  test('leaves the reconciling to the page where that asks anyway', async () => {
    const { backend, client, reconcile } = await toolPage()
    const heard: number[] = []
    const beside = createCreditManager({ client, session, live: false })
    const stop = beside.subscribeToCredits(({ minor }) => {
      heard.push(minor)
    })
    await waitFor(() => expect(heard).toEqual([500]))
    act(() => beside.updateBalance(470))
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    await reconcile(469, 6)
    await waitFor(() => expect(heard).toEqual([500, 470, 469]))
    await act(async () => new Promise((resolve) => setTimeout(resolve, 1_200)))
    expect(backend.count('getBalance')).toBe(1)
    stop()
  })

  test('tells nothing of one account to the next', async () => {
    const { client, tools, widgets, show, backend } = await toolPage()
    const ofAda = createCreditManager({ client, session, fetch: tools.fetch })
    void ofAda.fetch('/slow')
    backend.on('getBalances', () => ({ balances: [balanceOf(1, 77)] }))
    show(widgets, { client, session: { accountId: 'account-ben' } })
    await showAll('77')
    await act(async () => {
      tools.answer('/slow', jsonAnswer({ newBalance: 470 }))
      await new Promise((resolve) => setTimeout(resolve, 10))
      ofAda.updateBalance(460)
    })
    expect(shown()).toEqual(['77', '77', '77'])
  })

  test('whoever the requests are authenticated as: nothing that was asked as somebody else is shown', async () => {
    const backend = backendWith(500)
    const tools = scriptTools()
    const client = clientOf(backend)
    const widgets = (
      <>
        <Header />
        <Wallets />
      </>
    )
    const view = mount(widgets, backend, { client, session: { accountId: '@session' } })
    const header = () => screen.getByTestId('header').textContent
    await waitFor(() => expect(header()).toBe('500'))
    const ambient = createCreditManager({ client, fetch: tools.fetch })
    void ambient.fetch('/number')
    void ambient.fetch('/balance')
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)))
    backend.on('getBalances', () => ({ balances: [balanceOf(1, 77)] }))
    backend.on('getConfig', () => configRecord('Sky Credits', 'ben'))
    act(() => void window.dispatchEvent(new Event('focus')))
    view.show(widgets, { client, session: { accountId: 'account-ben' } })
    view.show(widgets, { client, session: { accountId: '@session' } })
    await waitFor(() => expect(header()).toBe('77'))
    await act(async () => {
      tools.answer('/number', jsonAnswer({ newBalance: 470 }))
      tools.answer('/balance', jsonAnswer({ balance: balanceOf(9, 460) }))
      await new Promise((resolve) => setTimeout(resolve, 10))
    })
    expect(header()).toBe('77')
  })
})
