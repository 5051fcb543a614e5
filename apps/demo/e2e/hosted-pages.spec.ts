import type { Page } from '@playwright/test'
import { expect, test } from './nordlys'

/** Starts a purchase as the page of a product would that sends its buyer away; answers with where to. */
function startElsewhere(page: Page, provider: 'stripe_checkout' | 'dodo'): Promise<string> {
  return page.evaluate(async (chosen) => {
    const response = await fetch('/api/credits/purchase', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `e2e-${chosen}` },
      body: JSON.stringify({
        walletId: 'credits',
        provider: chosen,
        money: { minor: 2500, asset: 'USD/2' },
        returnUrl: `${location.origin}/billing`,
      }),
    })
    const purchase = await response.json()
    return purchase.nextAction.url
  }, provider)
}

test('Stripe’s page is left for and come back from: a declined card, another one, and the credits are there', async ({
  billing,
}) => {
  const { page } = billing
  await page.goto(await startElsewhere(page, 'stripe_checkout'))
  await expect(page.getByText('$25.00').first()).toBeVisible()
  await page.getByLabel('Email').fill('ada@marsh.example')
  const pay = async (number: string) => {
    await page.getByLabel('Card number').fill(number)
    await page.getByLabel(/Expir/).fill('12 / 30')
    await page.getByLabel(/CVC|Security code/).fill('123')
    await page.getByRole('button', { name: /^Pay/ }).click()
  }
  await pay('4000 0000 0000 0002')
  await expect(page.getByRole('alert').first()).toContainText('declined')
  await pay('4242 4242 4242 4242')
  await page.waitForURL(/\/billing(\?|$)/)
  await billing.expectBalance('52.50')
  await billing.expectPurchases(1)
})

test('DodoPayments’ page is left for and come back from, and its webhook alone brings the credits', async ({
  billing,
}) => {
  const { page } = billing
  await page.goto(await startElsewhere(page, 'dodo'))
  await page.getByLabel('Card number').fill('4242 4242 4242 4242')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/billing\?.*status=succeeded/)
  await billing.expectBalance('52.50')
  await billing.expectPurchases(1)
})

test('turning back on a hosted page changes nothing', async ({ billing }) => {
  const { page } = billing
  await page.goto(await startElsewhere(page, 'stripe_checkout'))
  await page
    .getByRole('button', { name: /Cancel|Back|Turn back/ })
    .or(page.getByRole('link', { name: /Back|Cancel/ }))
    .first()
    .click()
  await page.waitForURL(/\/billing$/)
  await billing.expectBalance('27.50')
})
