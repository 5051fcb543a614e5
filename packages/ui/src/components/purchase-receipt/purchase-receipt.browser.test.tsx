import { screen } from '@testing-library/dom'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld } from '../../testing/world'
import { PurchaseReceipt, ReceiptDialog } from './index'
import { buyTeam } from './testing/bought'

beforeAll(async () => {
  await page.viewport(1000, 700)
  await loadStyles()
})
afterEach(async () => {
  await asPrinted(false)
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const asPrinted = (isPrinted: boolean) =>
  cdp().send('Emulation.setEmulatedMedia', { media: isPrinted ? 'print' : '' })
const isShown = (element: Element) => element.getClientRects().length > 0

test('prints on white, alone on the page, out of a dark dialog; the page prints as ever afterwards', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  document.body.insertAdjacentHTML('afterbegin', '<main><p>Host</p></main>')
  const world = createWorld()
  const { id } = await buyTeam(world.mock)
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <InWorld appearance={{ theme: 'dark' }} world={world}>
      <ReceiptDialog onOpenChange={() => undefined} open purchaseId={id} />
    </InWorld>,
  )
  const number = await screen.findByText('R-2026-000001')
  const host = screen.getByText('Host')
  const button = screen.getByRole('button', { name: 'Print' })
  const close = screen.getByRole('button', { name: 'Close' })
  button.click()
  expect(print).toHaveBeenCalledOnce()
  expect(isShown(host) && isShown(button)).toBe(true)

  await asPrinted(true)
  expect(isShown(number)).toBe(true)
  expect(number.getBoundingClientRect().left).toBeLessThan(20)
  expect(getComputedStyle(number).color).toBe('rgb(23, 24, 28)')
  expect(isShown(host)).toBe(false)
  expect(isShown(button)).toBe(false)
  expect(isShown(close)).toBe(false)

  window.dispatchEvent(new Event('afterprint'))
  expect(isShown(host) && isShown(button)).toBe(true)
})

test('an address reads in its own direction, also where a line of it begins with digits', async () => {
  const world = createWorld()
  const { id } = await buyTeam(world.mock)
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <InWorld locale="ar" world={world}>
      <PurchaseReceipt purchaseId={id} />
    </InWorld>,
  )
  const town = (await screen.findByText('9008 Tromsø')).firstChild
  if (!town) throw new Error('The line is empty.')
  const leftOf = (start: number, end: number) => {
    const range = document.createRange()
    range.setStart(town, start)
    range.setEnd(town, end)
    return range.getBoundingClientRect().left
  }
  expect(getComputedStyle(screen.getByText('Norway').closest('dd') ?? document.body).direction).toBe('rtl')
  expect(leftOf(0, 4)).toBeLessThan(leftOf(5, 11))
})
