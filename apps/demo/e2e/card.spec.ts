import type { Page } from '@playwright/test'
import { type BillingPage, expect, test } from './nordlys'

const GOOD = '4242424242424242'
const DECLINED = '4000000000000002'
const POOR = '4000000000009995'
const CHALLENGED = '4000002760003184'

const pay = ({ purchase }: BillingPage) => purchase.getByRole('button', { name: /^Pay \$/ })
const bank = (page: Page) => page.getByRole('dialog', { name: '3D Secure authentication' })

async function enter({ page }: BillingPage, number: string) {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiration date').fill('12/34')
  await page.getByLabel('Security code').fill('123')
  await page.getByLabel('ZIP code').fill('12345')
}

/** Twenty-five dollars by card, up to the answer of Stripe or of the bank. */
async function payWith(billing: BillingPage, number: string) {
  await billing.choose('$25')
  await billing.purchase.getByRole('radio', { name: 'Card', exact: true }).check({ force: true })
  await enter(billing, number)
  await pay(billing).click()
}

test('25 dollars of credits bought by card show in balance, header and history, once, and stay after a reload', async ({
  billing,
}) => {
  const bought = billing.history.filter({ hasText: '+25.00' })
  await payWith(billing, GOOD)
  await billing.expectCredited()
  await billing.expectNewest('+25.00')
  await expect(bought).toHaveCount(1)

  await billing.page.reload()
  await billing.expectBalance('52.50')
  await expect(bought).toHaveCount(1)
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('Stripe.js is asked for when its form is first shown, and not before', async ({ billing }) => {
  const scripts = billing.page.locator('script[src^="https://js.stripe.com/"]')
  await expect(billing.payButton).toBeVisible()
  await expect(scripts).toHaveCount(0)
  await billing.purchase.getByRole('radio', { name: 'Card', exact: true }).check({ force: true })
  await expect(pay(billing)).toBeVisible()
  await expect(scripts).toHaveCount(1)
})

for (const [what, number, why] of [
  ['is declined', DECLINED, 'The bank declined the card.'],
  ['has not enough money', POOR, 'There is not enough money on the card or account.'],
] as const) {
  test(`a card that ${what} leaves the balance as it was, says why, and another card pays the same purchase`, async ({
    billing,
  }) => {
    await payWith(billing, number)
    await expect(billing.said(why)).toBeVisible()
    await expect(billing.said('You have not been charged.')).toBeVisible()
    await billing.expectBalance('27.50')
    await billing.expectPurchases(0)

    await expect(billing.page.getByLabel('Security code')).toHaveValue('123')
    await billing.page.getByLabel('Card number').fill(GOOD)
    await pay(billing).click()
    await billing.expectCredited()
    expect(await billing.expectPurchases(1)).toHaveLength(1)
  })
}

test('a bank that wants to know whether it is the buyer is answered in its window', async ({ billing }) => {
  await payWith(billing, CHALLENGED)
  await expect(bank(billing.page)).toContainText('$25.00')
  await bank(billing.page).getByRole('button', { name: 'Complete' }).click()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

for (const answer of ['Fail', 'Close']) {
  test(`a buyer who answers the bank with “${answer}” is not charged, and can try again`, async ({
    billing,
  }) => {
    await payWith(billing, CHALLENGED)
    await bank(billing.page).getByRole('button', { name: answer }).click()
    await expect(billing.said('The bank could not make sure that it was you.')).toBeVisible()
    await billing.expectBalance('27.50')
    await billing.expectPurchases(0)

    await pay(billing).click()
    await bank(billing.page).getByRole('button', { name: 'Complete' }).click()
    await billing.expectCredited()
    expect(await billing.expectPurchases(1)).toHaveLength(1)
  })
}

test('a page reloaded while the bank asks goes on with the same purchase, and is charged once', async ({
  billing,
}) => {
  await payWith(billing, CHALLENGED)
  await expect(bank(billing.page)).toBeVisible()
  await billing.page.reload()
  await billing.purchase.getByRole('button', { name: 'Continue' }).click()
  await enter(billing, GOOD)
  await pay(billing).click()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('a payment whose answer gets lost is found, and credited once', async ({ billing }) => {
  await billing.control('providers/fail', {
    match: 'POST /v1/payment_intents/:id/confirm',
    when: 'after',
    times: 1,
  })
  await payWith(billing, GOOD)
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('when Stripe.js cannot be loaded the page says so, PayPal works, and trying again does', async ({
  billing,
}) => {
  // Its loader tries twice by itself.
  await billing.control('providers/fail', {
    match: 'GET /:train/stripe.js',
    when: 'before',
    status: 503,
    times: 2,
  })
  await billing.purchase.getByRole('radio', { name: 'Card', exact: true }).check({ force: true })
  await expect(billing.said('Stripe could not be loaded')).toBeVisible()
  await billing.purchase.getByRole('radio', { name: 'PayPal', exact: true }).check({ force: true })
  await expect(billing.payButton).toBeVisible()

  await billing.purchase.getByRole('radio', { name: 'Card', exact: true }).check({ force: true })
  await expect(pay(billing)).toBeVisible()
  await payWith(billing, GOOD)
  await billing.expectCredited()
})
