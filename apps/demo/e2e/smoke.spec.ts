import { expect, test } from '@playwright/test'

test('the built demo opens without an error', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto('/')
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(errors).toEqual([])
})
