import type { Purchase } from '@creditkit/contract'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atSecond, configRecord, purchaseRecord } from '../query/testing/records'
import { createScriptedBackend, problem, type ScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { useConfig } from './use-config'
import { usePurchaseFlow } from './use-purchase-flow'
import { usePurchaseReturn } from './use-purchase-return'

expectQuietConsole()

const ORDER = '5O190127TN364715T'
const PAID = `/billing?tab=credits&token=${ORDER}&PayerID=Q#top`
const TURNED_BACK = `/billing?token=${ORDER}`

const order = (changes: Partial<Purchase> = {}) =>
  purchaseRecord({ nextAction: { type: 'paypal_order', orderId: ORDER }, ...changes })
const succeeded = order({ status: 'succeeded', updatedAt: atSecond(1) })

function Buy() {
  const { start, state } = usePurchaseFlow({ walletId: 'main' })
  const draft = { walletId: 'main', provider: 'paypal', money: purchaseRecord().price } as const
  return (
    <button type="button" onClick={() => void start(draft)}>
      buy {state.status}
    </button>
  )
}

interface ReturnProps {
  url?: string
  onSucceeded?: (purchase: Purchase) => void
}

function Return({ url, onSucceeded }: ReturnProps) {
  const found = usePurchaseReturn({ url, onSucceeded })
  const why = found.status === 'failed' ? found.error.code : ''
  return (
    <div>
      <output>
        {found.status} {found.state.status} {found.returned?.claim ?? 'silent'} {why}
      </output>
      <button type="button" onClick={() => void found.retry()}>
        Retry
      </button>
      <button type="button" onClick={() => void found.cancel()}>
        Cancel
      </button>
      <button type="button" onClick={found.reset}>
        Reset
      </button>
    </div>
  )
}

function Config() {
  const { error, refetch } = useConfig()
  return (
    <button type="button" onClick={() => void refetch()}>
      config {error?.code}
    </button>
  )
}

const shown = () => screen.getByRole('status').textContent?.trim()
const press = (name: string | RegExp) => act(() => screen.getByText(name).click())
const address = () => window.location.pathname + window.location.search + window.location.hash

beforeEach(() => {
  localStorage.clear()
  window.history.replaceState({ key: 'of the router' }, '', '/')
})
afterEach(() => window.history.replaceState(null, '', '/'))

/** A browser that has started a purchase, and whose page has gone to the provider. */
async function leave(): Promise<ScriptedBackend> {
  const backend = createScriptedBackend({
    getConfig: () => configRecord(),
    createPurchase: () => order(),
    getPurchase: () => order(),
    capturePurchase: () => succeeded,
    cancelPurchase: () => order({ status: 'canceled', updatedAt: atSecond(1) }),
  })
  const { unmount } = mount(<Buy />, backend)
  press(/buy/)
  await screen.findByText('buy awaiting_approval')
  unmount()
  return backend
}

describe('usePurchaseReturn', () => {
  test('who has paid is followed to credited: one capture and one word of it, also under StrictMode', async () => {
    const backend = await leave()
    window.history.replaceState({ key: 'of the router' }, '', PAID)
    const onSucceeded = vi.fn()
    mount(<Return onSucceeded={onSucceeded} />, backend)
    expect(shown()).toMatch(/^finding/)
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
    expect(backend.count('getPurchase')).toBe(1)
    expect(backend.count('capturePurchase')).toBe(1)
    expect(onSucceeded.mock.calls).toEqual([[succeeded]])
  })

  test('the address is cleaned up when the server has answered, in place, and a reload finds nothing to do', async () => {
    const backend = await leave()
    window.history.replaceState({ key: 'of the router' }, '', PAID)
    const entries = window.history.length
    let answer = () => {}
    backend.on('capturePurchase', () => new Promise((resolve) => (answer = () => resolve(succeeded))))
    const { unmount } = mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found capturing paid'))
    expect(address()).toBe(PAID)
    await act(async () => answer())
    await waitFor(() => expect(address()).toBe('/billing?tab=credits#top'))
    expect(shown()).toBe('found succeeded paid')
    expect(window.history.state).toEqual({ key: 'of the router' })
    expect(window.history.length).toBe(entries)

    unmount()
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('nothing idle silent'))
    expect(backend.count('capturePurchase')).toBe(1)
  })

  test('an address that the host has gone on from meanwhile is left alone', async () => {
    const backend = await leave()
    window.history.replaceState(null, '', PAID)
    let answer = () => {}
    backend.on('capturePurchase', () => new Promise((resolve) => (answer = () => resolve(succeeded))))
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found capturing paid'))
    window.history.pushState(null, '', '/elsewhere')
    await act(async () => answer())
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
    expect(address()).toBe('/elsewhere')
  })

  test('coming back a second time from a bookmark or with the back button takes nothing, and says so', async () => {
    const backend = await leave()
    const { unmount } = mount(<Return url={PAID} />, backend)
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
    expect(address()).toBe('/')
    unmount()
    mount(<Return url={PAID} />, backend)
    await waitFor(() => expect(shown()).toBe('nothing idle paid'))
    expect(backend.count('capturePurchase')).toBe(1)
  })

  test('a reload before the answer sends the same capture again', async () => {
    const backend = await leave()
    window.history.replaceState(null, '', PAID)
    backend.on('capturePurchase', () => new Promise(() => {}))
    const { unmount } = mount(<Return />, backend)
    await waitFor(() => expect(backend.count('capturePurchase')).toBe(1))
    unmount()
    backend.on('capturePurchase', () => succeeded)
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
    const keys = backend.requests
      .filter(({ operation }) => operation === 'capturePurchase')
      .map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  test('who turned back finds the purchase open, goes on with it or gives it up', async () => {
    const backend = await leave()
    window.history.replaceState(null, '', TURNED_BACK)
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found resumable canceled'))
    expect(address()).toBe('/billing')
    press('Retry')
    await waitFor(() => expect(shown()).toBe('found awaiting_approval canceled'))
    press('Cancel')
    await waitFor(() => expect(shown()).toBe('found canceled canceled'))
    expect(backend.count('cancelPurchase')).toBe(1)
    expect(backend.count('capturePurchase')).toBe(0)
  })

  test('back from the back/forward cache, a buyer on the way to the provider is asked about', async () => {
    const backend = await leave()
    window.history.replaceState(null, '', TURNED_BACK)
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found resumable canceled'))
    press('Retry')
    await waitFor(() => expect(shown()).toBe('found awaiting_approval canceled'))
    backend.on('getPurchase', () => succeeded)
    act(() => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })))
    await waitFor(() => expect(shown()).toBe('found succeeded canceled'))
  })

  test('a browser that remembers nothing says so at once, and asks nothing', async () => {
    const backend = createScriptedBackend()
    mount(<Return url={PAID} />, backend)
    await waitFor(() => expect(shown()).toBe('nothing idle paid'))
    expect(backend.requests).toEqual([])
  })

  test('a purchase that the address names is found without being remembered', async () => {
    const backend = await leave()
    localStorage.clear()
    mount(<Return url="/billing?purchase=purchase-1" />, backend)
    await waitFor(() => expect(shown()).toBe('found resumable silent'))
  })

  test.each([
    ['on demand', () => press('Retry')],
    ['once it is online', () => act(() => window.dispatchEvent(new Event('online')))],
  ])('without an answer it says why and keeps the address; it looks again %s', async (_, lookAgain) => {
    const backend = await leave()
    window.history.replaceState(null, '', PAID)
    backend.on('getPurchase', () => problem('internal', {}))
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found failed paid'))
    lookAgain()
    await waitFor(() => expect(shown()).toBe('finding idle paid'))
    await waitFor(() => expect(backend.count('getPurchase')).toBe(2))
    await waitFor(() => expect(shown()).toBe('found failed paid'))
    expect(address()).toBe(PAID)
    backend.on('getPurchase', () => order())
    lookAgain()
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
    expect(backend.count('capturePurchase')).toBe(1)
  })

  test('while nobody knows whether it is paid the address stays, and a reload finds out', async () => {
    const backend = await leave()
    window.history.replaceState(null, '', PAID)
    backend.on('capturePurchase', () => Promise.reject(new TypeError('unreachable')))
    const { unmount } = mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found unknown paid'))
    press('Reset')
    expect(shown()).toBe('found idle paid')
    expect(address()).toBe(PAID)
    unmount()
    backend.on('getPurchase', () => succeeded)
    mount(<Return />, backend)
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
  })

  test('signed out it says so instead of waiting, and goes on once somebody is signed in', async () => {
    const backend = await leave()
    const { show } = mount(<Return url={PAID} />, backend, { session: null })
    await waitFor(() => expect(shown()).toBe('failed idle paid unauthenticated'))
    show(<Return url={PAID} />, { session: undefined })
    expect(shown()).toBe('finding idle paid')
    show(<Return url={PAID} />, { session: { accountId: 'account-ada' } })
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
  })

  test('without a session of the host it waits for who it is, and a retry asks again', async () => {
    const backend = await leave()
    backend.on('getConfig', () => problem('internal', {}))
    render(
      <StrictMode>
        <CreditsClientProvider client={clientOf(backend)} live={false}>
          <Return url={PAID} />
          <Config />
        </CreditsClientProvider>
      </StrictMode>,
    )
    await waitFor(() => expect(shown()).toBe('failed idle paid internal'))
    backend.on('getConfig', () => configRecord())
    press('Retry')
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
    expect(backend.count('capturePurchase')).toBe(1)
    backend.on('getConfig', () => problem('internal', {}))
    press(/config/)
    await screen.findByText('config internal')
    expect(shown()).toBe('found succeeded paid')
  })

  test('a configuration that fails is no matter where the host says who it is', async () => {
    const backend = await leave()
    backend.on('getConfig', () => problem('internal', {}))
    mount(
      <>
        <Config />
        <Return url={PAID} />
      </>,
      backend,
    )
    await screen.findByText('config internal')
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
  })

  test('another account that comes in meanwhile sees nothing of it', async () => {
    const backend = await leave()
    backend.on('capturePurchase', () => new Promise(() => {}))
    const { show } = mount(<Return url={PAID} />, backend)
    await waitFor(() => expect(shown()).toBe('found capturing paid'))
    show(<Return url={PAID} />, { session: { accountId: 'account-bob' } })
    expect(shown()).toBe('finding idle paid')
    await waitFor(() => expect(shown()).toBe('nothing idle paid'))
  })

  test('beside a widget of the same purchase both show one, and it is paid once', async () => {
    const backend = await leave()
    mount(
      <>
        <Buy />
        <Return url={PAID} />
        <Return url={PAID} />
      </>,
      backend,
    )
    await waitFor(() =>
      expect(screen.getAllByRole('status').map(({ textContent }) => textContent?.trim())).toEqual([
        'found succeeded paid',
        'found succeeded paid',
      ]),
    )
    expect(backend.count('capturePurchase')).toBe(1)
  })

  test('on a server it reads no address of its own, and the page that follows is drawn the same first', () => {
    const html = (url?: string) =>
      renderToString(
        <CreditsClientProvider client={clientOf(createScriptedBackend())} session={{ accountId: 'a' }}>
          <Return {...(url !== undefined && { url })} />
        </CreditsClientProvider>,
      ).replaceAll('<!-- -->', '')
    window.history.replaceState(null, '', PAID)
    expect(html()).toContain('finding idle silent')
    expect(html(PAID)).toContain('finding idle paid')
  })
})
