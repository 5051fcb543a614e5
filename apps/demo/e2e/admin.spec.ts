import type { Page } from '@playwright/test'
import { expect, openPage, test } from './nordlys'

async function openAdmin(page: Page) {
  await page.goto('/admin')
  await page.getByLabel('Signed in as').selectOption('mock_grace')
  await page.getByRole('searchbox', { name: 'Customer' }).fill('ada')
  await page.getByRole('button', { name: /Ada Marsh/ }).click()
}

async function adjust(page: Page, direction: 'Add' | 'Remove', amount: string, reason: string) {
  await page.getByRole('radio', { name: direction, exact: true }).check({ force: true })
  await page.getByLabel('Amount').fill(amount)
  await page.getByLabel('Reason').fill(reason)
  await page.getByRole('button', { name: 'Review' }).click()
}

test('an admin adds and removes credits with a reason, and the customer’s open page shows it without a reload', async ({
  billing,
  context,
}) => {
  const admin = await openPage(context)
  await openAdmin(admin)
  await adjust(admin, 'Add', '12.50', 'Goodwill after the outage')
  await admin.getByRole('button', { name: /^Add 12\.50\sSky Credits$/ }).click()
  await expect(admin.getByText(/Ada Marsh now has 40\sSky Credits\./)).toBeVisible()

  await billing.expectBalance('40')
  await billing.expectNewest('+12.50')
  await billing.expectNewest('Goodwill after the outage')

  await admin.getByRole('button', { name: 'Adjust another' }).click()
  await adjust(admin, 'Remove', '2.50', 'Counted twice')
  await admin.getByRole('button', { name: /^Remove 2\.50\sSky Credits$/ }).click()
  await expect(admin.getByText('Grace Okafor: Counted twice').first()).toBeVisible()
  await billing.expectBalance('37.50')
  await billing.expectNewest('Counted twice')
  expect(await billing.control('verify')).toEqual({ violations: [] })
})

test('no reason, and more than there is, are explained at their fields and change nothing', async ({
  billing,
  context,
}) => {
  const admin = await openPage(context)
  await openAdmin(admin)
  await adjust(admin, 'Remove', '27.51', ' ')
  await expect(admin.getByLabel('Amount')).toHaveAccessibleDescription(
    /^Only 27\.50\sSky Credits can be removed\.$/,
  )
  await expect(admin.getByLabel('Reason')).toHaveAccessibleDescription(/^Say why/)
  await expect(admin.getByRole('dialog')).toBeHidden()
  await billing.expectBalance('27.50')
})

test('a customer finds the admin page closed', async ({ page }) => {
  await page.goto('/admin')
  await expect(page.getByText('This is for administrators')).toBeVisible()
})
