import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { CreditBalance, CreditsProvider } from '@creditkit/ui'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

// #region place-in-dialog
function AccountDialog() {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <dialog open aria-label="Account">
      <CreditsProvider client={client} portalContainer={place}>
        <CreditBalance variant="compact" />
      </CreditsProvider>
      <div ref={setPlace} />
    </dialog>
  )
}
// #endregion

it('what opens from the kit opens within the dialog of the host', async () => {
  render(<AccountDialog />)
  fireEvent.click(await screen.findByRole('button', { name: /27\.50/ }))
  const panel = await screen.findByRole('dialog', { name: 'Credit balance' })
  expect(screen.getByRole('dialog', { name: 'Account' }).contains(panel)).toBe(true)
})
