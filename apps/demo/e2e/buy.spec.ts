import { expect, test } from './nordlys'

test('25 dollars of credits bought with PayPal show in balance, header and history, and stay after a reload', async ({
  billing,
}) => {
  const before = await billing.countTransactions()
  await billing.startBuying()
  await billing.approve()
  await billing.expectCredited()
  await billing.expectNewest('+25.00')
  expect(await billing.countTransactions()).toBe(before + 1)

  await billing.page.reload()
  await billing.expectBalance('52.50')
  expect(await billing.countTransactions()).toBe(before + 1)
  expect(await billing.expectPurchases(1)).toHaveLength(1)
})

test('a package brings its bonus', async ({ billing }) => {
  await billing.page.getByRole('tab', { name: 'Packages' }).click()
  await billing.page.getByRole('radio', { name: /Team/ }).check({ force: true })
  await billing.payButton.click()
  await expect(billing.approval.getByTestId('paypal-amount')).toHaveText('$90.00')
  await billing.approve()
  await billing.expectBalance('122')
  await billing.expectPurchases(1)
})

test('an eCheck is shown as on its way, and credits nothing yet', async ({ billing }) => {
  await billing.startBuying()
  await billing.approve('echeck')
  await expect(
    billing.said('Your payment is being settled. Your credits follow by themselves.'),
  ).toBeVisible()
  await billing.expectBalance('27.50')
  await billing.expectPurchases(0)
})
