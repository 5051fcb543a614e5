import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createInstantPayment } from '../../testing/instant-payment'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { PurchaseCredits, type PurchaseCreditsProps } from './index'

let root: Root

beforeAll(loadStyles)
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

async function show(width: number, props: PurchaseCreditsProps = {}, options: WorldOptions = {}) {
  await page.viewport(width, 900)
  const world = createWorld(options)
  root.render(
    <StrictMode>
      <InWorld payments={[createInstantPayment({ mock: () => world.mock })]} world={world}>
        <PurchaseCredits {...props} />
      </InWorld>
    </StrictMode>,
  )
  await expect.element(page.getByText('Balance afterwards')).toBeVisible()
}

const field = page.getByLabelText('Amount to pay')
const input = () => {
  const element = field.element()
  if (!(element instanceof HTMLInputElement)) throw new Error('The amount is typed into an input.')
  return element
}
const placeOf = (element: Element) => {
  const { top, left, width, height } = element.getBoundingClientRect()
  return [top, left, width, height].map(Math.round)
}
/** Where everything is that must not move: the lines of the summary and the payment. */
const places = () => [
  ...[...document.querySelectorAll('[data-ck-slot="purchaseSummary"] dt')].map(placeOf),
  placeOf(page.getByRole('button', { name: 'Pay with PayPal' }).element()),
]

describe.each([1100, 375])('on a page %i wide', (width) => {
  test('nothing moves while an amount is typed, whatever it is', async () => {
    await show(width)
    const before = places()
    for (const text of ['', '1', '12', '12.5', '999.99', '0.5', '5000', '€25', 'abc']) {
      await field.fill(text)
      expect([text, places()]).toEqual([text, before])
    }
  })

  test('the long name of a token moves nothing either', async () => {
    await show(width, { walletId: 'virtfusion' })
    const before = places()
    for (const text of ['1', '100', '1000', '']) {
      await field.fill(text)
      expect([text, places()]).toEqual([text, before])
    }
  })

  test('nothing moves from one package to the next', async () => {
    await show(width, { mode: 'packages' })
    const before = places()
    for (const name of [/Starter/, /Fleet/, /Team/]) {
      await page.getByRole('radio', { name }).click({ force: true })
      expect(places()).toEqual(before)
    }
  })
})

describe('in the field', () => {
  test('the caret stays where somebody types, and the wheel changes nothing', async () => {
    await show(1100)
    await field.fill('1000')
    input().setSelectionRange(1, 1)
    await userEvent.keyboard('25')
    expect(input().value).toBe('125000')
    expect(input().selectionStart).toBe(3)
    input().dispatchEvent(new WheelEvent('wheel', { deltaY: -240, bubbles: true, cancelable: true }))
    expect(input().value).toBe('125000')
  })

  test('what was typed comes back on undo after the field has been left', async () => {
    await show(1100)
    await field.fill('12.5')
    await userEvent.tab()
    expect(input().value).toBe('12.50')
    input().focus()
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(input().value).toBe('12.5')
  })
})
