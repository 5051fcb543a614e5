import type { MockBackend } from '@creditkit/mock-server'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { expect } from 'vitest'
import { createCreditsClient } from '../../http/create-client'
import { createMemoryStorage } from '../../http/storage'
import { CreditsClientProvider } from '../provider'
import { useCreditBalance } from '../use-balances'
import { useTransactions } from '../use-history'
import { useLiveStatus } from '../use-live-status'

/** The client of the user with a token, in a browser of their own. */
export function clientFor(mock: MockBackend, token: string) {
  return createCreditsClient({
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: `Bearer ${token}` }),
    retry: false,
    storage: createMemoryStorage(),
  })
}

/** Shows what each user, by token, has on their screen, all at the same time and live. */
export function showScreens(mock: MockBackend, screens: Readonly<Record<string, ReactNode>>) {
  const clients = Object.keys(screens).map((token) => [token, clientFor(mock, token)] as const)
  return render(
    <StrictMode>
      {clients.map(([token, client]) => (
        <CreditsClientProvider key={token} client={client}>
          {screens[token]}
        </CreditsClientProvider>
      ))}
    </StrictMode>,
  )
}

/** What is available, in smallest units, and the type of the newest line of the history. */
export function Credits() {
  const { data } = useCreditBalance({ walletId: 'credits' })
  const lines = useTransactions({ walletId: 'credits' }).items
  return (
    <output aria-label="credits">
      {data?.balance.status === 'ok' ? data.balance.available.minor : 'unknown'} {lines[0]?.type}
    </output>
  )
}

/** Whether news arrive live. */
export function Live() {
  return <p>status {useLiveStatus()}</p>
}

/** The text of what is labelled so. */
export const textOf = (label: string) => screen.getByLabelText(label).textContent?.trim()

/** Presses the one button of this text. */
export const press = (text: string | RegExp) => act(() => screen.getByText(text).click())

/** Waits until what is labelled so shows a text. */
export const reaches = (label: string, text: string | RegExp) =>
  waitFor(() => expect(textOf(label)).toMatch(typeof text === 'string' ? new RegExp(`^${text}$`) : text))
