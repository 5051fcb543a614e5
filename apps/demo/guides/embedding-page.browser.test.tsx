import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { CreditBalance, CreditsProvider } from '@creditkit/ui'
import '@creditkit/ui/styles.css'
import { de } from '@creditkit/ui/locales/de'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { useRef, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'

afterEach(cleanup)

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

// #region place-in-dialog
const kit = { client, locale: 'de', messages: de }

function AccountDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Account
      </button>
      <dialog ref={dialog} aria-label="Account">
        <CreditsProvider {...kit} portalContainer={place}>
          <CreditBalance variant="compact" />
        </CreditsProvider>
        <div ref={setPlace} />
      </dialog>
    </>
  )
}

function Page() {
  return (
    <CreditsProvider {...kit}>
      <CreditBalance variant="compact" />
      <AccountDialog />
    </CreditsProvider>
  )
}
// #endregion

test('what opens from the kit within a modal dialog of the host is used there, and closes before it', async () => {
  render(<Page />)
  await userEvent.click(screen.getByRole('button', { name: 'Account' }))
  const hosts = await screen.findByRole('dialog', { name: 'Account' })
  expect(hosts.matches(':modal')).toBe(true)
  await waitFor(() => expect(screen.getAllByRole('button', { name: /27,50/ })).toHaveLength(2))
  const opener = hosts.querySelector('button')
  if (opener) await userEvent.click(opener)
  const panel = await screen.findByRole('dialog', { name: 'Guthaben' })
  expect(hosts.contains(panel)).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Guthaben aktualisieren' }))
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(panel).not.toBeInTheDocument())
  expect(hosts).toBeVisible()
  expect(opener).toHaveFocus()
})
