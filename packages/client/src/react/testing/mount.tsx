import { configure, render } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createCreditsClient } from '../../http/create-client'
import type { CreditsClientOptions } from '../../http/credits-client'
import type { ScriptedBackend } from '../../query/testing/scripted-backend'
import { CreditsClientProvider, type CreditsClientProviderProps } from '../provider'

// Two cores shared by many test files: what is awaited is certain to come, not certain to come within a second.
configure({ asyncUtilTimeout: 8_000 })
vi.setConfig({ testTimeout: 30_000 })

/** A client that asks the backend, without repeating failed tries. */
export function clientOf(backend: Pick<ScriptedBackend, 'fetch'>, options: CreditsClientOptions = {}) {
  return createCreditsClient({
    baseUrl: 'https://api.example.com',
    fetch: backend.fetch,
    retry: false,
    ...options,
  })
}

/** Shows components under a provider, in StrictMode, signed in as Ada and without live events unless the test says so. */
export function mount(
  element: ReactElement,
  backend: ScriptedBackend,
  props: Partial<CreditsClientProviderProps> = {},
) {
  const client = clientOf(backend)
  const page = (shown: ReactElement, more: Partial<CreditsClientProviderProps>) => (
    <StrictMode>
      <CreditsClientProvider client={client} live={false} session={{ accountId: 'account-ada' }} {...more}>
        {shown}
      </CreditsClientProvider>
    </StrictMode>
  )
  const view = render(page(element, props))
  return {
    ...view,
    /** Shows something else, or under other props; the provider stays. */
    show: (shown: ReactElement, more: Partial<CreditsClientProviderProps> = props) =>
      view.rerender(page(shown, more)),
  }
}

/**
 * Every test of the file fails when React has something to complain about, such as an update outside of `act`. That a
 * component threw is no complaint: the test sees what became of it, and only some versions of React tell it.
 */
export function expectQuietConsole(): void {
  const complaints: unknown[][] = []
  beforeEach(() => {
    complaints.length = 0
    for (const level of ['error', 'warn'] as const) {
      vi.spyOn(console, level).mockImplementation((...complaint) => complaints.push(complaint))
    }
  })
  afterEach(() => {
    vi.restoreAllMocks()
    expect(complaints.filter((complaint) => !tellsOfThrown(complaint))).toEqual([])
  })
}

function tellsOfThrown(complaint: readonly unknown[]): boolean {
  return complaint.some((part) => typeof part === 'string' && part.includes('The above error occurred in'))
}
