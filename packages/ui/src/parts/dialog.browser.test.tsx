import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { loadStyles } from '../testing/load-styles'
import { Dialog } from './dialog'
import { Popover } from './popover'

beforeAll(loadStyles)
beforeEach(() => {
  document.body.insertAdjacentHTML('beforeend', '<button id="host">Of the page</button>')
})
afterEach(() => {
  cleanup()
  document.querySelectorAll('#host, #bank').forEach((element) => {
    element.remove()
  })
})

function Page({ keepOpen }: { readonly keepOpen?: boolean }) {
  const [open, setOpen] = useState(false)
  const [inner, setInner] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)} type="button">
        Open
      </button>
      <Dialog keepOpen={keepOpen} onOpenChange={setOpen} open={open} title="Outer">
        <button onClick={() => setInner(true)} type="button">
          Open the inner one
        </button>
        <Dialog onOpenChange={setInner} open={inner} title="Inner">
          <input aria-label="Field" />
        </Dialog>
      </Dialog>
    </>
  )
}

/** What a bank or a payment provider puts over the page, whatever is open there. */
function putOverThePage(): { readonly field: HTMLInputElement; readonly button: HTMLButtonElement } {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div id="bank" style="position: fixed; inset: 0; z-index: 2147483647"><input><button>Confirm</button></div>',
  )
  const field = document.querySelector('#bank input')
  const button = document.querySelector('#bank button')
  if (!(field instanceof HTMLInputElement) || !(button instanceof HTMLButtonElement)) throw new Error('gone')
  return { field, button }
}

const host = () => screen.getByText('Of the page')
const opener = () => screen.getByText('Open')
const dialog = (name: string) => screen.findByRole('dialog', { name })

function Later() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setTimeout(() => setOpen(true), 50)} type="button">
        Open
      </button>
      <Dialog hideTitle loads onOpenChange={setOpen} open={open} title="Later">
        <button type="button">Inside</button>
      </Dialog>
    </>
  )
}

function FromPopover() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Popover label="Panel" trigger="Open" triggerClassName="">
        {(close) => (
          <button
            onClick={() => {
              close()
              setOpen(true)
            }}
            type="button"
          >
            Buy
          </button>
        )}
      </Popover>
      <Dialog loads onOpenChange={setOpen} open={open} title="Bought">
        <button type="button">Inside</button>
      </Dialog>
    </>
  )
}

describe('a dialog', () => {
  test('that a popover opens as it closes gives the focus back to the popover’s button', async () => {
    render(<FromPopover />)
    for (const key of ['{Enter}', ' ']) {
      opener().focus()
      await userEvent.keyboard('{Enter}')
      await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Buy')))
      await userEvent.keyboard(key)
      await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Bought' })))
      await userEvent.keyboard('{Escape}')
      await waitFor(() => expect(document.activeElement).toBe(opener()))
    }
  })

  test('that stays open keeps the focus when somebody presses beside what is in it', async () => {
    render(<Page keepOpen />)
    await userEvent.click(opener())
    const outer = await dialog('Outer')
    await waitFor(() => expect(outer.contains(document.activeElement)).toBe(true))
    const before = document.activeElement
    await pressBeside()
    expect(document.activeElement).toBe(before)
    expect(outer).toBeVisible()
  })

  test('that opens some time after it was asked for gives the focus back all the same', async () => {
    render(<Later />)
    await userEvent.click(opener())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Later' })))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(opener()))
  })

  test('keeps the page behind it out of reach, and gives it back with the focus', async () => {
    render(<Page />)
    await userEvent.click(opener())
    await dialog('Outer')
    host().focus()
    expect(document.activeElement).not.toBe(host())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(opener()))
    expect(screen.queryByRole('dialog')).toBeNull()
    host().focus()
    expect(document.activeElement).toBe(host())
    expect(document.querySelector('[inert]')).toBeNull()
  })

  test('leaves what is put over the page later to the keyboard and to the pointer', async () => {
    render(<Page />)
    await userEvent.click(opener())
    await dialog('Outer')
    const { field, button } = putOverThePage()
    let presses = 0
    button.addEventListener('click', () => {
      presses += 1
    })
    await userEvent.click(field)
    await userEvent.keyboard('12345')
    expect(field.value).toBe('12345')
    await userEvent.click(button)
    expect(presses).toBe(1)
    expect(await dialog('Outer')).toBeVisible()
  })

  test('is closed by a press beside it, unless what is in it is to be kept', async () => {
    const { rerender } = render(<Page />)
    await userEvent.click(opener())
    await dialog('Outer')
    await pressBeside()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

    rerender(<Page keepOpen />)
    await userEvent.click(opener())
    await dialog('Outer')
    await pressBeside()
    expect(await dialog('Outer')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('stays when a text in it is selected beyond its edge', async () => {
    render(<Page />)
    await userEvent.click(opener())
    await userEvent.click(screen.getByText('Open the inner one'))
    const field = await screen.findByLabelText('Field')
    const overlay = (await dialog('Inner')).closest('[data-ck-slot="dialogOverlay"]')
    if (!overlay) throw new Error('gone')
    await userEvent.dragAndDrop(field, overlay, { targetPosition: { x: 4, y: 4 } })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(screen.getByRole('dialog', { name: 'Inner' })).toBeVisible()
  })

  test('over another one comes before it, and gives way to it', async () => {
    render(<Page />)
    await userEvent.click(opener())
    await userEvent.click(await screen.findByText('Open the inner one'))
    await userEvent.type(await screen.findByLabelText('Field'), 'kept')
    screen.getByText('Open the inner one').focus()
    expect(document.activeElement).toBe(screen.getByLabelText('Field'))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Inner' })).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Open the inner one')))
    host().focus()
    expect(document.activeElement).not.toBe(host())
  })

  test('over another one is closed alone by a press beside both', async () => {
    render(<Page />)
    await userEvent.click(opener())
    await userEvent.click(await screen.findByText('Open the inner one'))
    await dialog('Inner')
    await pressBeside()
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Inner' })).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Open the inner one')))
    expect(await dialog('Outer')).toBeVisible()
    await pressBeside()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

async function pressBeside() {
  const overlay = [...document.querySelectorAll('[data-ck-slot="dialogOverlay"]')].at(-1)
  if (!overlay) throw new Error('There is no overlay.')
  await userEvent.click(overlay, { position: { x: 4, y: 4 } })
}
