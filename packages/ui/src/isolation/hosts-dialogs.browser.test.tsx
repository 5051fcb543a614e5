import * as RadixDialog from '@radix-ui/react-dialog'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CreditBalance } from '../components/credit-balance/index'
import { Dialog } from '../parts/index'
import { loadStyles } from '../testing/load-styles'
import { createWorld, InWorld } from '../testing/world'

beforeAll(loadStyles)
afterEach(() => {
  cleanup()
  document.body.style.pointerEvents = ''
})

const world = createWorld()

/** What a host has in a dialog of its own: something that opens one of the kit's, and a balance with a panel. */
function Guest({ container = null }: { readonly container?: HTMLElement | null }) {
  const [open, setOpen] = useState(false)
  const [pressed, setPressed] = useState(0)
  return (
    <InWorld portalContainer={container} world={world}>
      <button onClick={() => setOpen(true)} type="button">
        Open the kit’s
      </button>
      <CreditBalance variant="compact" walletId="credits" />
      <Dialog onOpenChange={setOpen} open={open} title="Of the kit">
        <input aria-label="Amount" />
        <button onClick={() => setPressed(pressed + 1)} type="button">
          Pressed {pressed}
        </button>
      </Dialog>
    </InWorld>
  )
}

/** The browser's own modal dialog, which makes all that is outside it inert. */
function NativeHost() {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <>
      <button onClick={() => document.querySelector('dialog')?.showModal()} type="button">
        Open the host’s
      </button>
      <dialog aria-label="Of the host">
        <Guest container={place} />
        <div ref={setPlace} />
      </dialog>
    </>
  )
}

/** A dialog of Radix, which keeps the focus, and takes the pointer from all that is outside it. */
function RadixHost({ children }: { readonly children: ReactNode }) {
  return (
    <RadixDialog.Root>
      <RadixDialog.Trigger>Open the host’s</RadixDialog.Trigger>
      <RadixDialog.Portal>
        <RadixDialog.Overlay style={{ position: 'fixed', inset: 0 }} />
        <RadixDialog.Content aria-describedby={undefined} style={{ position: 'fixed', top: 20, left: 20 }}>
          <RadixDialog.Title>Of the host</RadixDialog.Title>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

function RadixHostWithPlace() {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <RadixHost>
      <Guest container={place} />
      <div ref={setPlace} />
    </RadixHost>
  )
}

/** A dialog of another library: it pulls the focus back, and knows nothing of the kit. */
function TrappingHost() {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)} type="button">
        Open the host’s
      </button>
      {open ? (
        <div
          aria-label="Of the host"
          aria-modal="true"
          ref={(element) => {
            const trap = ({ target }: FocusEvent) => {
              if (target instanceof Node && !element?.contains(target)) element?.focus()
            }
            document.addEventListener('focusin', trap)
            document.body.style.pointerEvents = 'none'
            element?.style.setProperty('pointer-events', 'auto')
            return () => {
              document.removeEventListener('focusin', trap)
              document.body.style.pointerEvents = ''
            }
          }}
          role="dialog"
          tabIndex={-1}
        >
          <Guest container={place} />
          <div ref={setPlace} />
        </div>
      ) : null}
    </>
  )
}

const pages = {
  'the browser’s own, with a place in it': <NativeHost />,
  'one of Radix, at the end of the body': (
    <RadixHost>
      <Guest />
    </RadixHost>
  ),
  'one of Radix, with a place in it': <RadixHostWithPlace />,
  'one of another library, with a place in it': <TrappingHost />,
}

const hosts = () => screen.findByRole('dialog', { name: 'Of the host' })
const kits = () => screen.findByRole('dialog', { name: 'Of the kit' })
const opener = () => screen.getByRole('button', { name: 'Open the kit’s' })

describe.each(Object.entries(pages))('in a dialog of the host’s: %s', (_, shown) => {
  test('a dialog of the kit is used by pointer and by keyboard, and gives the focus back', async () => {
    render(shown)
    await userEvent.click(screen.getByRole('button', { name: 'Open the host’s' }))
    await hosts()
    await userEvent.click(opener())
    await kits()

    await userEvent.click(screen.getByRole('button', { name: 'Pressed 0' }))
    await userEvent.click(screen.getByLabelText('Amount'))
    await userEvent.keyboard('25')
    expect(screen.getByLabelText('Amount')).toHaveValue('25')
    await userEvent.keyboard('{Tab}{Enter}')
    expect(await screen.findByRole('button', { name: 'Pressed 2' })).toHaveFocus()

    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Of the kit' })).toBeNull())
    await waitFor(() => expect(opener()).toHaveFocus())
    expect(await hosts()).toBeVisible()
    await userEvent.click(opener())
    await userEvent.click((await kits()).querySelector('[aria-label="Close"]') ?? document.body)
    await waitFor(() => expect(opener()).toHaveFocus())
  })

  test('a panel of the kit is used by pointer and by keyboard, and gives the focus back', async () => {
    render(shown)
    await userEvent.click(screen.getByRole('button', { name: 'Open the host’s' }))
    await hosts()
    const balance = await screen.findByRole('button', { name: /27\.50/ })
    await userEvent.click(balance)
    const panel = await screen.findByRole('dialog', { name: 'Credit balance' })
    await userEvent.click(screen.getByRole('button', { name: /Refresh/ }))
    expect(panel).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Credit balance' })).toBeNull())
    await waitFor(() => expect(balance).toHaveFocus())
    expect(await hosts()).toBeVisible()
  })
})

test('a page that takes the pointer from all that it knows leaves it to a dialog and a panel of the kit', async () => {
  render(<Guest />)
  await userEvent.click(await screen.findByRole('button', { name: /27\.50/ }))
  const panel = await screen.findByRole('dialog', { name: 'Credit balance' })
  document.body.style.pointerEvents = 'none'
  expect(getComputedStyle(panel).pointerEvents).toBe('auto')
  await userEvent.keyboard('{Escape}')
  opener().focus()
  await userEvent.keyboard('{Enter}')
  await kits()
  await userEvent.click(screen.getByRole('button', { name: 'Pressed 0' }))
  expect(await screen.findByRole('button', { name: 'Pressed 1' })).toBeVisible()
})

test('a dialog is put into the element that the host names, in a scope of its own', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  render(<Guest container={place} />)
  await userEvent.click(opener())
  expect(place.contains(await kits())).toBe(true)
  expect((await kits()).closest('.ck-scope')?.parentElement).toBe(place)
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(opener()).toHaveFocus())
  place.remove()
})
