import { cleanup, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { loadStyles } from '../testing/load-styles'
import { Button } from './button'
import { Dialog } from './dialog'
import { Popover } from './popover'

beforeAll(loadStyles)
afterEach(cleanup)

/** Two presses at one place, as slow as a hand's: what the first one does is drawn before the second. */
const doubleClick = (name: string) => userEvent.dblClick(screen.getByRole('button', { name }), { delay: 60 })

/** Turns into another button on the spot, in the same element or in a new one. */
function Steps({ keyed, onPay }: { readonly keyed: boolean; readonly onPay: () => void }) {
  const [isReviewed, setReviewed] = useState(false)
  return isReviewed ? (
    <Button key={keyed ? 'pay' : 'review'} onClick={onPay}>
      Pay now
    </Button>
  ) : (
    <Button key="review" onClick={() => setReviewed(true)}>
      Review
    </Button>
  )
}

test.each([{ keyed: false }, { keyed: true }])(
  'a double click presses only what it began on (in a new element: $keyed)',
  async ({ keyed }) => {
    const onPay = vi.fn()
    render(<Steps keyed={keyed} onPay={onPay} />)
    await doubleClick('Review')
    expect(screen.getByRole('button', { name: 'Pay now' })).toBeVisible()
    expect(onPay).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Pay now' }))
    expect(onPay).toHaveBeenCalledOnce()
  },
)

function Opener() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog onOpenChange={setOpen} open={open} title="What it opens">
        Inside
      </Dialog>
    </>
  )
}

test('a double click opens a dialog and leaves it open', async () => {
  render(<Opener />)
  await doubleClick('Open')
  expect(await screen.findByRole('dialog', { name: 'What it opens' })).toBeVisible()
  await userEvent.click(document.documentElement, { position: { x: 5, y: 5 } })
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
})

test('a double click beside a dialog closes it, and does not open it again with the button that lies there', async () => {
  render(<Opener />)
  const opener = screen.getByRole('button', { name: 'Open' })
  const { x, y, width, height } = opener.getBoundingClientRect()
  await userEvent.click(opener)
  await screen.findByRole('dialog', { name: 'What it opens' })
  // Elsewhere first: the browser counts what follows as a double click of its own.
  await userEvent.click(screen.getByText('Inside'))
  const position = { x: x + width / 2, y: y + height / 2 }
  await userEvent.dblClick(document.documentElement, { position, delay: 60 })
  expect(document.activeElement).toBe(opener)
  expect(screen.queryByRole('dialog')).toBeNull()
})

/** Gives its place to a text, and the focus to the heading below. */
function Sender() {
  const [isSent, setSent] = useState(false)
  if (!isSent) return <Button onClick={() => setSent(true)}>Send</Button>
  return (
    <>
      <p style={{ margin: 0, lineHeight: '40px' }}>Thanksgivings</p>
      <h2 ref={(heading) => heading?.focus()} tabIndex={-1}>
        Sent
      </h2>
    </>
  )
}

test('the rest of a double click takes the focus from nothing and selects no text', async () => {
  render(<Sender />)
  await doubleClick('Send')
  expect(screen.getByRole('heading', { name: 'Sent' })).toHaveFocus()
  expect(String(document.getSelection())).toBe('')
  await userEvent.dblClick(screen.getByText('Thanksgivings'), { position: { x: 20, y: 20 } })
  expect(String(document.getSelection()).trim()).toBe('Thanksgivings')
})

test('a double click on what closes a dialog gives the focus back to what has opened it', async () => {
  render(<Opener />)
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  await screen.findByRole('dialog', { name: 'What it opens' })
  await doubleClick('Close')
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

/** Two dialogs with their buttons to close at one place. */
function Stacked() {
  const [isUnder, setUnder] = useState(true)
  const [isOver, setOver] = useState(false)
  return (
    <Dialog onOpenChange={setUnder} open={isUnder} title="Below">
      <Button onClick={() => setOver(true)}>Go on</Button>
      <Dialog onOpenChange={setOver} open={isOver} title="Above">
        <Button>Stay</Button>
      </Dialog>
    </Dialog>
  )
}

test('a double click on what closes a dialog leaves the one below', async () => {
  render(<Stacked />)
  await userEvent.click(await screen.findByRole('button', { name: 'Go on' }))
  const above = await screen.findByRole('dialog', { name: 'Above' })
  await userEvent.dblClick(within(above).getByRole('button', { name: 'Close' }), { delay: 60 })
  expect(above).not.toBeInTheDocument()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(screen.getByRole('dialog', { name: 'Below' })).toBeVisible()
})

test('a double click opens a popover and leaves it open', async () => {
  render(
    <Popover label="What it opens" trigger="Balance" triggerClassName="">
      {() => 'Inside'}
    </Popover>,
  )
  await doubleClick('Balance')
  expect(screen.getByRole('dialog', { name: 'What it opens' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Balance' }))
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
})
