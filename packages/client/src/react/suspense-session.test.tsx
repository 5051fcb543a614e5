import { act, render, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { balanceRecord } from '../query/testing/records'
import { deferred } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { backendOf, Credits, Guarded, Waiting } from './testing/suspended'

const ada = { accountId: 'account-ada' }
const bob = { accountId: 'account-bob' }

expectQuietConsole()

describe('the session under suspense', () => {
  const shown = (
    <Guarded>
      <Credits />
    </Guarded>
  )

  test('while it is being found out, it waits; once known, it asks', async () => {
    const backend = backendOf()
    const { show } = mount(shown, backend, { session: undefined })
    screen.getByText('loading')
    await act(async () => {})
    expect(backend.requests).toEqual([])
    show(shown, { session: ada })
    await screen.findByText('300 Sky Credits')
    show(shown, { session: undefined })
    screen.getByText('loading')
    show(shown, { session: ada })
    await screen.findByText('300 Sky Credits')
    expect(backend.requests).toHaveLength(2)
  })

  test('becomes known to what is drawn below a parent that does not render again', async () => {
    const client = clientOf(backendOf())
    const still = (
      <Waiting>
        <Credits />
      </Waiting>
    )
    const page = (session: typeof ada | undefined) => (
      <CreditsClientProvider client={client} session={session} live={false}>
        {still}
      </CreditsClientProvider>
    )
    const { rerender } = render(page(undefined))
    screen.getByText('loading')
    rerender(page(ada))
    await screen.findByText('300 Sky Credits')
  })

  test('null throws what the API would answer, without asking', async () => {
    const backend = backendOf()
    mount(shown, backend, { session: null })
    screen.getByText('unauthenticated')
    expect(backend.requests).toEqual([])
  })

  test('another account while it waits: the answer of the one before is never shown', async () => {
    const backend = backendOf()
    const late = deferred<unknown>()
    const seen = new Set<string | null>()
    backend.on('getBalances', ({ count }) => (count === 1 ? late.promise : { balances: [balanceRecord(5)] }))
    const { show, container } = mount(shown, backend, { session: ada })
    const observer = new MutationObserver(() => seen.add(container.textContent))
    observer.observe(container, { childList: true, subtree: true, characterData: true })
    await waitFor(() => expect(backend.count('getBalances')).toBe(1))
    show(shown, { session: bob })
    await act(async () => late.resolve({ balances: [balanceRecord(1)] }))
    await screen.findByText('500 Sky Credits')
    observer.disconnect()
    expect([...seen].join()).not.toContain('100 Sky Credits')
  })
})
