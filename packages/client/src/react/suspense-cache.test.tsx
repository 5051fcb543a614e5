import { QueryClient } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { STALE_AFTER_MS } from '../query/options'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole } from './testing/mount'
import { backendOf, Credits, History, Waiting } from './testing/suspended'

const ada = { accountId: 'account-ada' }

expectQuietConsole()
afterEach(() => {
  vi.useRealTimers()
})

describe('a provider below which something suspends', () => {
  test('asks once also where the nearest boundary is above it', async () => {
    for (const queryClient of [undefined, new QueryClient()]) {
      const backend = backendOf()
      const client = clientOf(backend)
      const { unmount } = render(
        <StrictMode>
          <Waiting>
            <CreditsClientProvider client={client} session={ada} live={false} queryClient={queryClient}>
              <Credits />
              <Credits walletId="second" />
            </CreditsClientProvider>
          </Waiting>
        </StrictMode>,
      )
      await screen.findByText('300 Sky Credits')
      await screen.findByText('900 Sky Credits')
      expect(backend.requests).toHaveLength(2)
      unmount()
    }
  })

  test('that was mounted leaves nothing to the next one', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const page = (
      <StrictMode>
        <Waiting>
          <CreditsClientProvider client={client} session={ada} live={false}>
            <Credits />
          </CreditsClientProvider>
        </Waiting>
      </StrictMode>
    )
    const { unmount } = render(page)
    await screen.findByText('300 Sky Credits')
    unmount()
    render(page)
    screen.getByText('loading')
    await screen.findByText('300 Sky Credits')
    expect(backend.requests).toHaveLength(4)
  })

  test('that was mounted before it suspended leaves nothing either', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const page = (
      <CreditsClientProvider client={client} session={ada} live={false}>
        <Waiting>
          <History />
        </Waiting>
      </CreditsClientProvider>
    )
    const { unmount } = render(page)
    await screen.findByText('usage')
    act(() => screen.getByRole('button').click())
    await screen.findByText('refund')
    unmount()
    render(page)
    screen.getByText('loading')
    await screen.findByText('usage')
    expect(backend.count('listTransactions')).toBe(3)
  })

  test('that was never mounted leaves what it loaded to one that comes at once, not to a later one', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const page = (
      <Waiting>
        <CreditsClientProvider client={client} session={ada} live={false}>
          <Credits />
        </CreditsClientProvider>
      </Waiting>
    )
    const { unmount } = render(page)
    unmount()
    await waitFor(() => expect(backend.requests).toHaveLength(2))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + STALE_AFTER_MS })
    render(page)
    screen.getByText('loading')
    await screen.findByText('300 Sky Credits')
    expect(backend.requests).toHaveLength(4)
  })
})
