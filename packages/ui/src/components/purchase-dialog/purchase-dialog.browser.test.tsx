import { StrictMode, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { ar } from '../../locales/ar/index'
import { de } from '../../locales/de/index'
import { createInstantPayment } from '../../testing/instant-payment'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld } from '../../testing/world'
import { PurchaseDialog } from './index'

let root: Root

beforeAll(loadStyles)
beforeEach(async () => {
  await page.viewport(1000, 800)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  root.unmount()
  document.body.replaceChildren()
  vi.restoreAllMocks()
  await asPrinted(false)
})

const asPrinted = (isPrinted: boolean) =>
  cdp().send('Emulation.setEmulatedMedia', { media: isPrinted ? 'print' : '' })

const host = page.getByRole('button', { name: 'Buy', exact: true, includeHidden: true })
const purchase = page.getByRole('dialog', { name: 'Buy credits', includeHidden: true })
const receipt = page.getByRole('dialog', { name: 'Receipt', includeHidden: true })
const button = page.getByRole('button', { name: 'View receipt', includeHidden: true })

function Page() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)} type="button">
        {'Buy'}
      </button>
      <PurchaseDialog onOpenChange={setOpen} open={open} />
    </>
  )
}

/** Buys $10 of credits in the dialog. */
async function buy() {
  const world = createWorld()
  const payment = createInstantPayment({ mock: () => world.mock })
  root.render(
    <StrictMode>
      <InWorld payments={[payment]} world={world}>
        <Page />
      </InWorld>
    </StrictMode>,
  )
  await host.click()
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  await expectPurchaseInReach()
  return world
}

const isShown = (element: Element) => element.getClientRects().length > 0
const isInert = (locator: typeof host) => locator.element().closest('[inert]') !== null

async function expectReceiptOnTop() {
  await expect.element(receipt.getByText('R-2026-000001')).toBeVisible()
  expect(receipt.element()).toContainElement(focused())
  expect([isInert(host), isInert(purchase), isInert(receipt)]).toEqual([true, true, false])
}

/** The purchase stands as it was left, before the page and behind nothing. */
async function expectPurchaseInReach() {
  await expect.element(receipt).not.toBeInTheDocument()
  await expect.element(purchase.getByRole('heading', { name: '10 Sky Credits added' })).toBeVisible()
  await expect.element(purchase.getByText('37.50 Sky Credits')).toBeVisible()
  expect([isInert(host), isInert(purchase)]).toEqual([true, false])
}

const asHtml = (element: Element | null) => (element instanceof HTMLElement ? element : null)
const focused = () => asHtml(document.activeElement)
const pressBesideAll = () =>
  page.elementLocator(document.body).click({ position: { x: 3, y: 3 }, force: true })

test('with keys: the receipt of a purchase takes the focus, Escape closes it alone, and the button has the focus again', async () => {
  const { mock } = await buy()
  expect(mock.requests.all('getReceipt')).toHaveLength(0)
  await expect.element(purchase.getByRole('heading', { name: '10 Sky Credits added' })).toHaveFocus()
  await userEvent.tab()
  await expect.element(button).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expectReceiptOnTop()
  const visited = new Set<Element>()
  for (let step = 0; step < 12; step += 1) {
    await userEvent.tab()
    const { activeElement } = document
    if (activeElement && activeElement !== document.body) visited.add(activeElement)
  }
  expect(visited.size).toBeGreaterThan(2)
  for (const element of visited) expect(receipt.element()).toContainElement(asHtml(element))

  await userEvent.keyboard('{Escape}')
  await expectPurchaseInReach()
  await expect.element(button).toHaveFocus()
  await userEvent.keyboard(' ')
  await expectReceiptOnTop()
  await userEvent.keyboard('{Escape}')
  await expectPurchaseInReach()

  await userEvent.keyboard('{Escape}')
  await expect.element(purchase).not.toBeInTheDocument()
  await expect.element(host).toHaveFocus()
  expect(document.querySelector('[inert]')).toBeNull()
})

test('with a pointer: a press beside closes the receipt alone, and so does its own button', async () => {
  await buy()
  await button.click()
  await expectReceiptOnTop()
  await pressBesideAll()
  await expectPurchaseInReach()
  await expect.element(button).toHaveFocus()
  await pressBesideAll()
  await expectPurchaseInReach()

  await button.click()
  await expectReceiptOnTop()
  await receipt.getByRole('button', { name: 'Close' }).click()
  await expectPurchaseInReach()
  await expect.element(button).toHaveFocus()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.element(purchase).not.toBeInTheDocument()
  await host.click()
  await expect.element(page.getByRole('button', { name: 'Pay with PayPal' })).toBeVisible()
})

test('the receipt over a purchase prints alone', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  await buy()
  await button.click()
  await expectReceiptOnTop()
  await receipt.getByRole('button', { name: 'Print' }).click()
  expect(print).toHaveBeenCalledOnce()
  const paper = receipt.getByText('R-2026-000001').element()
  const behind = [host, purchase, button].map((each) => each.element())
  await asPrinted(true)
  expect([paper, ...behind].map(isShown)).toEqual([true, false, false, false])
  await asPrinted(false)
  window.dispatchEvent(new Event('afterprint'))
  expect([paper, ...behind].map(isShown)).toEqual([true, true, true, true])
})

test.each(Object.entries({ de, ar }))('in %s both ways on fit into 320 pixels', async (locale, messages) => {
  await page.viewport(320, 700)
  const world = createWorld()
  root.render(
    <InWorld
      locale={locale}
      messages={messages}
      payments={[createInstantPayment({ mock: () => world.mock })]}
      world={world}
    >
      <PurchaseDialog onOpenChange={() => undefined} open />
    </InWorld>,
  )
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  const ways = ['purchaseReceipt.open', 'purchaseCredits.success.again'] as const
  for (const way of ways) {
    const found = page.getByRole('button', { name: messages[way] })
    await expect.element(found).toBeVisible()
    const shown = found.element()
    const { left, right } = shown.getBoundingClientRect()
    expect([left >= 20, right <= 300, shown.scrollWidth <= shown.clientWidth]).toEqual([true, true, true])
  }
  const dialog = page.getByRole('dialog').element()
  expect(dialog.scrollWidth).toBe(dialog.clientWidth)
})
