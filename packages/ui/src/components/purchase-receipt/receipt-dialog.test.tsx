import { useConfig } from '@creditkit/client/react'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createWorld, InWorld, type World } from '../../testing/world'
import { ReceiptDialog } from './index'
import { buyTeam, idOf } from './testing/bought'

const bought = await idOf(buyTeam)

afterEach(() => vi.unstubAllGlobals())

/** Says when the page has asked for what it shows from the start. */
function Loaded() {
  return useConfig().data ? <p>{'Loaded'}</p> : null
}

function Page({ world }: { readonly world: World }) {
  const [open, setOpen] = useState(false)
  return (
    <InWorld world={world}>
      <Loaded />
      <button onClick={() => setOpen(true)} type="button">
        {'Open'}
      </button>
      <ReceiptDialog onOpenChange={setOpen} open={open} purchaseId={bought} />
    </InWorld>
  )
}

async function open() {
  const world = createWorld()
  await buyTeam(world.mock)
  const user = userEvent.setup()
  render(<Page world={world} />)
  return { ...world, user }
}

test('it is asked for when it opens and not before, and the focus comes back', async () => {
  const { mock, user } = await open()
  await screen.findByText('Loaded')
  expect(mock.requests.all('getReceipt')).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  const dialog = screen.getByRole('dialog', { name: 'Receipt' })
  expect(await within(dialog).findByText('R-2026-000001')).toBeVisible()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

test('it prints alone, and not the dialog', async () => {
  let page: Element | null = null
  vi.stubGlobal('print', () => {
    page = document.querySelector('[data-ck-print="page"]')
  })
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Open' }))
  await screen.findByText('R-2026-000001')
  await user.click(screen.getByRole('button', { name: 'Print' }))
  expect(page).toHaveTextContent('R-2026-000001')
  expect(page).not.toContainElement(screen.getByRole('button', { name: 'Close' }))
  expect(screen.getByRole('dialog')).toHaveAttribute('data-ck-print', 'way')
})
