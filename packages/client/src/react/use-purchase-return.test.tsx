import { act, screen, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import {
  address,
  Buy,
  beginAtHome,
  leave,
  PAID,
  press,
  Return,
  shown,
  succeeded,
  TURNED_BACK,
} from './testing/returning'

expectQuietConsole()
beginAtHome()

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

  test('nothing is looked for until it is enabled', async () => {
    const backend = await leave()
    window.history.replaceState(null, '', PAID)
    const asked = backend.requests.length
    const { show } = mount(<Return enabled={false} />, backend)
    await act(async () => {})
    expect(shown()).toBe('finding idle paid')
    expect(backend.requests).toHaveLength(asked)
    show(<Return enabled />)
    await waitFor(() => expect(shown()).toBe('found succeeded paid'))
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
