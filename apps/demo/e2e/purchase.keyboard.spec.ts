import { expect } from './nordlys'
import { test } from './walk'

test('from the balance to credits bought by card with a keyboard, past a decline', async ({
  billing,
  keyboard,
  page,
}) => {
  await page.goto('/')
  await expect(billing.header).toHaveText('27.50')
  const balance = page.getByRole('button', { name: /^27\.50\sSky Credits/ })
  const panel = page.getByRole('dialog', { name: 'Balance' })

  await keyboard.use(balance)
  await expect(panel).toBeVisible()
  await keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await keyboard.expectOn(balance)

  await keyboard.press('Enter')
  await keyboard.use(panel.getByRole('button', { name: 'Add credits' }))
  await expect(panel).toBeHidden()
  await expect(page).toHaveURL(/\/billing$/)

  await keyboard.goTo(billing.purchase.getByRole('tab', { name: 'Any amount' }))
  await keyboard.press('ArrowRight')
  await keyboard.expectOn(billing.purchase.getByRole('tab', { name: 'Packages' }))
  await keyboard.press('ArrowLeft')
  await keyboard.expectOn(billing.purchase.getByRole('tab', { name: 'Any amount' }))

  await keyboard.goTo(billing.purchase.getByRole('radio', { name: '$10', exact: true }))
  await keyboard.press('ArrowRight')
  await keyboard.expectOn(billing.purchase.getByRole('radio', { name: '$25', exact: true }))
  await keyboard.goTo(billing.amount)
  await expect(billing.amount).toHaveValue('25')
  await keyboard.write('0')
  await keyboard.press('Enter')
  await keyboard.expectOn(billing.amount)
  await expect(billing.amount).toHaveAccessibleDescription(/above zero/)
  await keyboard.write('25')

  await keyboard.goTo(billing.purchase.getByRole('radio', { name: 'PayPal', exact: true }))
  await keyboard.press('ArrowRight')
  await keyboard.expectOn(billing.purchase.getByRole('radio', { name: 'Card', exact: true }))
  const pay = billing.purchase.getByRole('button', { name: /^Pay \$25/ })
  const number = page.getByLabel('Card number')
  await expect(pay).toBeEnabled()
  await keyboard.goTo(number)
  await keyboard.write('4000000000000002')
  await keyboard.goTo(page.getByLabel('Expiration date'))
  await keyboard.write('1234')
  await keyboard.goTo(page.getByLabel('Security code'))
  await keyboard.write('123')
  await keyboard.goTo(page.getByLabel('ZIP code'))
  await keyboard.write('12345')
  await keyboard.use(pay)
  await expect(billing.said('The bank declined the card.')).toBeVisible()
  await keyboard.expectOn(billing.purchase.getByText('Your payment was declined', { exact: true }))

  await keyboard.goTo(number)
  await keyboard.write('4242424242424242')
  await keyboard.use(pay)
  await keyboard.expectOn(billing.purchase.getByRole('heading', { name: /^25\sSky Credits added$/ }))
  await billing.expectBalance('52.50')

  const receipt = billing.purchase.getByRole('button', { name: 'View receipt' })
  const paper = page.getByRole('dialog', { name: 'Receipt' })
  await keyboard.use(receipt)
  await expect(paper.getByText('R-2026-000001')).toBeVisible()
  await keyboard.expectOn(paper)
  await keyboard.press('Escape')
  await expect(paper).toBeHidden()
  await keyboard.expectOn(receipt)

  await keyboard.goTo(billing.purchase.getByRole('button', { name: 'Buy more' }))
  await keyboard.press('Enter')
  await keyboard.expectOn(billing.purchase.getByRole('heading', { name: 'Buy Sky Credits' }))
  await keyboard.expectNeverLost()
  await billing.expectPurchases(1)
})

test('PayPal’s window is left with Escape and opened again with a keyboard', async ({
  billing,
  keyboard,
  page,
}) => {
  await page.goto('/billing')
  await expect(billing.header).toHaveText('27.50')
  await expect(billing.payButton).toBeVisible()

  await keyboard.goTo(billing.purchase.getByRole('radio', { name: '$10', exact: true }))
  await keyboard.use(billing.payButton)
  await keyboard.expectOn(billing.approval.getByRole('radio', { name: /balance/ }))
  await keyboard.press('Escape')
  await expect(billing.approval).toBeHidden()
  await keyboard.expectOn(billing.purchase.getByText('Payment canceled', { exact: true }))

  await keyboard.use(billing.payButton)
  await keyboard.expectOn(billing.approval.getByRole('radio', { name: /balance/ }))
  await keyboard.use(billing.approval.getByTestId('paypal-pay'))
  await keyboard.expectOn(billing.purchase.getByRole('heading', { name: /^10\sSky Credits added$/ }))
  await keyboard.expectNeverLost()
  await billing.expectPurchases(1)
})

test('Tab goes through the whole page and Shift+Tab all the way back, past the same stops', async ({
  billing,
  keyboard,
  page,
}) => {
  await page.goto('/billing')
  await expect(billing.history.first()).toBeVisible()
  await expect(billing.payButton).toBeVisible()
  // All rows of the history are one stop, at the first of them that is in sight.
  const stops = async (key: 'Tab' | 'Shift+Tab') =>
    (await keyboard.walkThrough(key)).map((stop) => stop.replace(/(?<=Show details of ).*/, 'a row”'))
  const there = await stops('Tab')
  const back = await stops('Shift+Tab')
  expect(there.length).toBeGreaterThan(20)
  expect(back.reverse()).toEqual(there)
})
