import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { CreditBalance, CreditsProvider } from '@creditkit/ui'
import '@creditkit/ui/styles.css'
import { de } from '@creditkit/ui/locales/de'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useRef, useState } from 'react'
import { afterEach, expect, test } from 'vitest'

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

test('what opens from the kit within a modal dialog of the host can be used there, and gives the focus back', async () => {
  render(<Page />)
  fireEvent.click(screen.getByRole('button', { name: 'Account' }))
  const hosts = screen.getByRole('dialog', { name: 'Account' })
  expect(hosts.matches(':modal')).toBe(true)
  const opener = await within(hosts).findByRole('button', { name: /27,50/ })
  opener.focus()
  fireEvent.click(opener)
  const panel = await screen.findByRole('dialog', { name: 'Guthaben' })
  expect(hosts.contains(panel)).toBe(true)

  // What is inert takes neither the focus nor the pointer.
  await waitFor(() => expect(panel.contains(document.activeElement)).toBe(true))
  const { x, y, width, height } = panel.getBoundingClientRect()
  expect(panel.contains(document.elementFromPoint(x + width / 2, y + height / 2))).toBe(true)

  fireEvent.keyDown(panel, { key: 'Escape' })
  await waitFor(() => expect(panel.isConnected).toBe(false))
  expect(hosts.matches(':modal')).toBe(true)
  await waitFor(() => expect(document.activeElement).toBe(opener))
})
