import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { CreditBalance, CreditsProvider } from '@creditkit/ui'
import { de } from '@creditkit/ui/locales/de'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'

// What the guide says of a provider within a provider.

const worldOf = () => {
  const mock = createMockBackend({ scenario: 'dual-billing' })
  const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })
  const admin = createCreditsClient({
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: 'Bearer mock_grace' }),
  })
  return { mock, client, admin }
}

it('nothing that the outer one is told reaches into the inner one', () => {
  const { client } = worldOf()
  render(
    <CreditsProvider client={client} locale="de" messages={de}>
      <CreditsProvider client={client}>
        <CreditBalance />
      </CreditsProvider>
    </CreditsProvider>,
  )
  expect(screen.getByText('Credit balance').closest('[lang]')?.getAttribute('lang')).toBe('en')
})

it('with one client both hear of a balance that one of them asks for', async () => {
  const { client, admin } = worldOf()
  render(
    <CreditsProvider client={client} live={false}>
      <div data-testid="outer">
        <CreditBalance />
      </div>
      <CreditsProvider client={client} live={false}>
        <div data-testid="inner">
          <CreditBalance />
        </div>
      </CreditsProvider>
    </CreditsProvider>,
  )
  const [outer, inner] = [screen.getByTestId('outer'), screen.getByTestId('inner')]
  for (const part of [outer, inner]) await within(part).findByText('27.50')
  await admin.adminAdjust({
    userId: 'usr_ada',
    walletId: 'credits',
    amount: { minor: 500, asset: 'SKY/2' },
    reason: 'Sorry for the outage',
  })
  fireEvent.click(within(inner).getByRole('button', { name: 'Refresh balance' }))
  for (const part of [outer, inner]) await within(part).findByText('32.50')
})

it('with one client both have one live connection', async () => {
  const { mock, client } = worldOf()
  render(
    <CreditsProvider client={client}>
      <CreditBalance />
      <CreditsProvider client={client}>
        <CreditBalance />
      </CreditsProvider>
    </CreditsProvider>,
  )
  await waitFor(() => expect(screen.getAllByText('27.50')).toHaveLength(2))
  await waitFor(() => expect(mock.requests.all('streamEvents').length).toBeGreaterThan(0))
  expect(mock.requests.all('streamEvents')).toHaveLength(1)
})
