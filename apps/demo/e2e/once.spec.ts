import { BillingPage, expect, openPage, test } from './nordlys'

test('a double click on the button is one purchase and one credit', async ({ billing }) => {
  await billing.choose('$25')
  await billing.payButton.dblclick()
  await expect(billing.approval.getByTestId('paypal-amount')).toHaveText('$25.00')
  await billing.approve()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('a reload in the middle of the approval picks the same purchase up again', async ({ billing }) => {
  await billing.startBuying()
  await billing.page.reload()
  await expect(billing.said('You have an unfinished purchase of $25.00')).toBeVisible()
  await billing.expectBalance('27.50')

  await billing.purchase.getByRole('button', { name: 'Continue' }).click()
  await billing.payButton.click()
  await billing.approve()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('our answer to the capture is lost after the money moved: credited once, without paying again', async ({
  billing,
}) => {
  await billing.startBuying()
  await billing.control('fail', { operation: 'capturePurchase', when: 'after', times: 2 })
  await billing.approve()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('PayPal’s answer to the capture is lost after the money moved: credited once it can be asked', async ({
  billing,
}) => {
  await billing.startBuying()
  await billing.control('providers/fail', {
    match: 'POST /v2/checkout/orders/:id/capture',
    when: 'after',
    times: 2,
  })
  await billing.control('providers/fail', {
    match: 'GET /v2/checkout/orders/:id',
    when: 'before',
    status: 503,
    times: 2,
  })
  await billing.approve()
  await billing.expectCredited()
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('two tabs that buy the same are one purchase and one credit, and both show it', async ({
  billing,
  context,
}) => {
  const other = new BillingPage(await openPage(context))
  await other.open()
  await billing.startBuying()
  await other.startBuying()
  await billing.approve()
  await billing.expectCredited()
  await other.expectBalance('52.50')

  // The second window belongs to an order that is paid for: whatever is pressed in it, nothing more is charged.
  const pay = other.approval.getByTestId('paypal-pay')
  if (await pay.isVisible()) await pay.click()
  const leave = other.approval.getByTestId('paypal-cancel')
  await expect(async () => {
    if (await leave.isVisible()) await leave.click()
    await expect(other.approval).toBeHidden()
  }).toPass()
  await expect(other.purchase.getByRole('heading', { name: /^25\sSky Credits added$/ })).toBeVisible()
  await other.expectBalance('52.50')
  expect(await other.expectPurchases(1)).toHaveLength(1)
})

test('two purchases made on purpose are two', async ({ billing }) => {
  await billing.startBuying()
  await billing.approve()
  await billing.expectCredited()
  await billing.page.getByRole('button', { name: 'Buy more' }).click()
  await billing.startBuying()
  await billing.approve()
  await billing.expectBalance('77.50')
  expect(await billing.expectPurchases(2)).toHaveLength(2)
})
