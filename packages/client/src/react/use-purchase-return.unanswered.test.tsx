import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { describe, expect, test } from 'vitest'
import { configRecord } from '../query/testing/records'
import { problem } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import {
  address,
  beginAtHome,
  leave,
  order,
  PAID,
  press,
  Return,
  shown,
  succeeded,
} from './testing/returning'
import { useConfig } from './use-config'

expectQuietConsole()
beginAtHome()

function Config() {
  const { error, refetch } = useConfig()
  return (
    <button type="button" onClick={() => void refetch()}>
      config {error?.code}
    </button>
  )
}

describe('usePurchaseReturn without an answer', () => {
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
})
