import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { focusedLabel } from '../../../../mock-server/src/payments/stripe/browser-script/testing/focus'
import { serveToBrowser } from '../../../../mock-server/src/payments/testing/serve-to-browser'
import { stripe } from '../../providers/stripe/index'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld, type World } from '../../testing/world'
import type { Appearance } from '../../theme/index'
import { PurchaseCredits, type PurchaseCreditsProps } from './index'

const rejections: unknown[] = []
const onRejection = (event: PromiseRejectionEvent) => void rejections.push(event.reason)
let root: Root

beforeAll(async () => {
  await page.viewport(1100, 900)
  await loadStyles()
})
beforeEach(() => {
  rejections.length = 0
  window.addEventListener('unhandledrejection', onRejection)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  window.removeEventListener('unhandledrejection', onRejection)
  root.unmount()
  document.body.replaceChildren()
  await serveToBrowser(null)
  expect(rejections).toEqual([])
})

/** Stripe's real React components and loader, on a network that is the world's own Stripe. */
async function show(props: PurchaseCreditsProps = {}) {
  const world = createWorld()
  await serveToBrowser(world.mock.providers.stripe)
  const draw = (appearance: Appearance) =>
    root.render(
      <StrictMode>
        <InWorld appearance={appearance} live payments={[stripe]} world={world}>
          <PurchaseCredits {...props} />
        </InWorld>
      </StrictMode>,
    )
  draw({ theme: 'light' })
  return { world, draw }
}

const card = page.getByRole('region').first()
const number = page.getByLabelText('Card number')
const pay = page.getByRole('button', { name: /^Pay \$/ })
const bank = page.getByRole('dialog', { name: '3D Secure authentication' })
const host = () => document.querySelector('[data-testid="stripe-payment"]')
const created = ({ mock }: World) => mock.requests.all('createPurchase')
const CONFIRM = 'POST /v1/payment_intents/:id/confirm'

async function enter(digits: string) {
  await number.fill(digits)
  await page.getByLabelText('Expiration date').fill('12/34')
  await page.getByLabelText('Security code').fill('123')
  await page.getByLabelText('ZIP code').fill('12345')
}

const inState = (state: string) => expect.element(card).toHaveAttribute('data-state', state)

describe('with the real Stripe components', () => {
  test('a card is charged once for what was chosen, with the fields where they were, and the focus ends at what came of it', async () => {
    const onSuccess = vi.fn()
    const { world } = await show({ onSuccess })
    await expect.element(number).toBeVisible()
    const before = host()
    await page.getByLabelText('Amount to pay').fill('25.5')
    await enter('4242424242424242')
    await expect.element(pay).toHaveTextContent('Pay $25.50')
    expect(host()).toBe(before)
    await pay.click()
    await inState('succeeded')
    await expect
      .element(page.getByRole('heading', { level: 2, name: /^25\.50?\sSky Credits added$/ }))
      .toHaveFocus()
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(created(world)).toHaveLength(1)
    expect(host()).toBe(before)
    expect(document.querySelectorAll('script[src^="https://js.stripe.com"]')).toHaveLength(1)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('what is missing is said by Stripe’s own fields, which get the focus, and nothing begins', async () => {
    const { world } = await show()
    await number.fill('42424242')
    await pay.click()
    await expect.element(number).toHaveAccessibleDescription('Your card number is incomplete.')
    await vi.waitFor(() => expect(focusedLabel()).toBe('Card number'))
    await inState('ready')
    expect(created(world)).toHaveLength(0)
  })

  test('the Enter key in a field pays, and more clicks pay nothing more', async () => {
    const { world } = await show()
    await enter('4242424242424242')
    await page.getByLabelText('ZIP code').click()
    await userEvent.keyboard('{Enter}{Enter}')
    await pay.dblClick({ timeout: 500 }).catch(() => {})
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('while it pays, the fields stay in sight and nothing can be changed', async () => {
    const { world } = await show()
    await enter('4000002760003184')
    await pay.click()
    await expect.element(bank).toBeVisible()
    await inState('paying')
    await expect.element(number).toBeVisible()
    await expect.element(page.getByLabelText('Amount to pay')).toBeDisabled()
    await expect.element(page.getByRole('radio', { name: '$25' })).toBeDisabled()
    await expect.element(pay).toHaveAttribute('aria-busy', 'true')
    expect(host()?.shadowRoot?.querySelector('[inert]')).not.toBeNull()
    await bank.getByRole('button', { name: 'Complete' }).click()
    await inState('succeeded')
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('after a decline what was typed is still there, and another card pays the same purchase', async () => {
    const { world } = await show()
    await enter('4000000000009995')
    const before = host()
    await pay.click()
    await expect.element(page.getByText('Your payment was declined').first()).toHaveFocus()
    await expect
      .element(page.getByText('There is not enough money on the card or account.').first())
      .toBeVisible()
    await expect.element(number).toHaveValue('4000 0000 0000 9995')
    expect(host()).toBe(before)
    await number.fill('4242424242424242')
    await pay.click()
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test.each([
    ['says no', () => bank.getByRole('button', { name: 'Fail' }).click()],
    ['closes the window', () => bank.getByRole('button', { name: 'Close' }).click()],
    ['presses Escape', () => userEvent.keyboard('{Escape}')],
  ])(
    'a buyer who %s to the bank is told that it was not them, and passes with the next try',
    async (_, leave) => {
      const { world } = await show()
      await enter('4000002760003184')
      await pay.click()
      await expect.element(bank).toBeVisible()
      await leave()
      await inState('declined')
      await expect
        .element(page.getByText('The bank could not make sure that it was you.').first())
        .toBeVisible()
      await pay.click()
      await bank.getByRole('button', { name: 'Complete' }).click()
      await inState('succeeded')
      expect(created(world)).toHaveLength(1)
    },
  )

  test('a payment whose answer is lost is found on the server, and taken once', async () => {
    const { world } = await show()
    await enter('4242424242424242')
    world.mock.providers.stripe.fail({ match: CONFIRM, when: 'after', times: 1 })
    await pay.click()
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('a payment that never arrived can be sent again from where it stands', async () => {
    const { world } = await show()
    await enter('4242424242424242')
    world.mock.providers.stripe.fail({ match: CONFIRM, when: 'before', times: 1 })
    await pay.click()
    await inState('not_approved')
    await expect.element(number).toHaveValue('4242 4242 4242 4242')
    await pay.click()
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
  })

  test('a form that goes while it pays has paid all the same', async () => {
    const { world, draw } = await show()
    await enter('4000002760003184')
    await pay.click()
    await expect.element(bank).toBeVisible()
    root.render(null)
    await expect.element(card).not.toBeInTheDocument()
    await bank.getByRole('button', { name: 'Complete' }).click()
    await vi.waitFor(async () => {
      const { items } = await world.client.listPurchases({})
      expect(items[0]?.status).toBe('succeeded')
    })
    draw({ theme: 'light' })
    await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible()
    expect(await world.mock.ledger.verify()).toEqual([])
  })
})

describe('the look of Stripe’s fields', () => {
  const look = () => {
    const element = host()
    return element instanceof HTMLElement
      ? Object.fromEntries(
          ['colorPrimary', 'colorBackground', 'colorText', 'borderRadius', 'fontSizeBase'].map((name) => [
            name,
            element.style.getPropertyValue(`--${name}`),
          ]),
        )
      : {}
  }

  test('is that of the kit, and follows it into the dark and to a host’s colours', async () => {
    const { draw } = await show()
    await expect.element(number).toBeVisible()
    const before = host()
    expect(look()).toEqual({
      colorPrimary: '#4347d9',
      colorBackground: '#ffffff',
      colorText: '#17181c',
      borderRadius: '8px',
      fontSizeBase: '14px',
    })
    draw({
      theme: 'dark',
      variables: { colorPrimary: 'oklch(0.7 0.15 150)', radius: '2px', fontSize: '15px' },
    })
    await vi.waitFor(() =>
      expect(look()).toMatchObject({ colorBackground: '#15161a', borderRadius: '2px', fontSizeBase: '15px' }),
    )
    expect(look().colorPrimary).toMatch(/^#[0-9a-f]{6}$/)
    expect(host()).toBe(before)
  })

  test('follows a host that changes its theme by a class of its own', async () => {
    const style = document.head.appendChild(document.createElement('style'))
    style.textContent = '.night { --ck-color-primary: #ff8800 }'
    await show()
    await expect.element(number).toBeVisible()
    document.documentElement.classList.add('night')
    await vi.waitFor(() => expect(look().colorPrimary).toBe('#ff8800'))
    document.documentElement.classList.remove('night')
    style.remove()
  })
})
