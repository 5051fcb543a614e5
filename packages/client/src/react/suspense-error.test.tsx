import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { STALE_AFTER_MS } from '../query/options'
import { balanceRecord } from '../query/testing/records'
import { problem } from '../query/testing/scripted-backend'
import { ErrorBoundary } from './testing/error-boundary'
import { expectQuietConsole, mount } from './testing/mount'
import { backendOf, Credits, Guarded, Waiting } from './testing/suspended'

expectQuietConsole()
afterEach(() => {
  vi.useRealTimers()
})

describe('an error under suspense', () => {
  test('goes to the boundary when there is no data; reset, it is asked again and drawn', async () => {
    const backend = backendOf()
    backend.on('getBalances', ({ count }) =>
      count === 1 ? problem('internal', {}) : { balances: [balanceRecord(4)] },
    )
    mount(
      <Guarded>
        <Credits />
      </Guarded>,
      backend,
    )
    await screen.findByText('internal')
    expect(backend.count('getBalances')).toBe(1)
    act(() => screen.getByRole('button').click())
    screen.getByText('loading')
    await screen.findByText('400 Sky Credits')
    expect(backend.count('getBalances')).toBe(2)
    expect(backend.count('getConfig')).toBe(1)
  })

  test('that fails again is shown again, and is never asked for without somebody asking', async () => {
    const backend = backendOf()
    backend.on('getConfig', () => problem('forbidden', {}))
    mount(
      <Guarded>
        <Credits />
        <Credits walletId="second" />
      </Guarded>,
      backend,
    )
    await screen.findByText('forbidden')
    expect(backend.count('getConfig')).toBe(1)
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('getConfig')).toBe(2))
    await screen.findByText('forbidden')
    await act(async () => {})
    expect(backend.count('getConfig')).toBe(2)
  })

  test('stands for as long as data would be fresh, then is asked again where a boundary is only reset', async () => {
    const backend = backendOf()
    backend.on('getBalances', ({ count }) =>
      count === 1 ? problem('internal', {}) : { balances: [balanceRecord(4)] },
    )
    mount(
      <ErrorBoundary>
        <Waiting>
          <Credits />
        </Waiting>
      </ErrorBoundary>,
      backend,
    )
    await screen.findByText('internal')
    act(() => screen.getByRole('button').click())
    screen.getByText('internal')
    expect(backend.count('getBalances')).toBe(1)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + STALE_AFTER_MS })
    act(() => screen.getByRole('button').click())
    await screen.findByText('400 Sky Credits')
    expect(backend.count('getBalances')).toBe(2)
  })
})
