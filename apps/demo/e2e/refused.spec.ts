import { BillingPage, expect, test } from './nordlys'

test('turning back at PayPal leaves the balance as it was and says so', async ({ billing }) => {
  await billing.startBuying()
  await billing.approval.getByTestId('paypal-cancel').click()
  await expect(billing.said('Nothing was charged. Your balance is unchanged.')).toBeVisible()
  await billing.expectBalance('27.50')
  await billing.expectPurchases(0)
})

test('a declined card leaves the balance as it was, says why, and another one goes through on the same purchase', async ({
  billing,
}) => {
  await billing.startBuying()
  await billing.approve('declined_card')
  await expect(billing.said('Your payment was declined')).toBeVisible()
  await expect(billing.said('You have not been charged.')).toBeVisible()
  await billing.expectBalance('27.50')
  await billing.expectPurchases(0)

  await billing.payButton.click()
  await billing.approve()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

for (const [typed, message, kept = typed] of [
  ['0', /above zero.*from \$1\.00 to \$1,000\.00/],
  ['-5', /above zero.*from \$1\.00 to \$1,000\.00/],
  ['0.001', /at most 2 decimals/],
  ['1e9', /digits only/],
  ['abc', /digits only/],
  ['1000000000', /too much.*from \$1\.00 to \$1,000\.00/, '1,000,000,000'],
  ['9007199254740993', /too large/],
] as const) {
  test(`an amount of “${typed}” is explained at its field, and nothing is sent`, async ({ billing }) => {
    await billing.amount.fill(typed)
    await billing.payButton.click()
    await expect(billing.amount).toHaveAccessibleDescription(message)
    await expect(billing.approval).toBeHidden()
    await expect(billing.amount).toHaveValue(kept)
    expect(await billing.expectPurchases(0)).toHaveLength(0)
  })
}

test('when PayPal’s script cannot be loaded the page says so, everything else works, and trying again does', async ({
  page,
}) => {
  const billing = new BillingPage(page)
  await page.goto('/')
  await expect(billing.header).toHaveText('27.50')
  // PayPal's loader tries three times by itself.
  await billing.control('providers/fail', {
    match: 'GET /web-sdk/v6/core',
    when: 'before',
    status: 503,
    times: 3,
  })
  await page.getByRole('link', { name: 'Billing', exact: true }).click()
  await expect(billing.said('PayPal could not be loaded')).toBeVisible()
  await expect(billing.history.first()).toBeVisible()
  await expect(billing.balance('Sky Credits')).toHaveText('27.50')

  await billing.purchase.getByRole('button', { name: 'Try again' }).click()
  await billing.startBuying()
  await billing.approve()
  await billing.expectCredited()
})
