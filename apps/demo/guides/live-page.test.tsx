import { createCreditsClient, createMemoryStorage, toDecimal } from '@creditkit/client'
import {
  CreditsClientProvider,
  useCreditBalance,
  useLiveEvents,
  useLiveStatus,
} from '@creditkit/client/react'
import { createMockBackend } from '@creditkit/mock-server'
import { act, render, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'skypanel-credits' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })
const admin = createCreditsClient({
  fetch: mock.fetch,
  getHeaders: () => ({ authorization: 'Bearer mock_grace' }),
})
const toasts: string[] = []
const toast = (text: string) => toasts.push(text)

// #region hear
function News() {
  useLiveEvents({
    'transaction.created': ({ amount, description }) => toast(`${toDecimal(amount)}: ${description}`),
    'branding.updated': ({ name }) => toast(`Credits are called ${name.other} now`),
  })
  return null
}
// #endregion

function Balance() {
  const { data } = useCreditBalance()
  const { lastKnown } = data ?? {}
  return (
    <p>
      {useLiveStatus()} {lastKnown ? toDecimal(lastKnown.available) : '…'}
    </p>
  )
}

it('what happens elsewhere is on the page at once', async () => {
  render(
    <CreditsClientProvider client={client}>
      <News />
      <Balance />
    </CreditsClientProvider>,
  )
  await waitFor(() => expect(screen.getByText(/^live \d/)).toBeTruthy())
  const before = screen.getByText(/^live/).textContent
  await act(() =>
    admin.adminAdjust({
      userId: 'usr_ada',
      walletId: 'credits',
      amount: { minor: 500, asset: 'SKY/2' },
      reason: 'Sorry for the outage',
    }),
  )
  await waitFor(() => expect(toasts).toHaveLength(1))
  expect(toasts[0]).toMatch(/^5\.00: /)
  await waitFor(() => expect(screen.getByText(/^live/).textContent).not.toBe(before))
})
