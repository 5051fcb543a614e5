import { readFile } from 'node:fs/promises'
import { expect } from './nordlys'
import { makeLongPast } from './prepare'
import { test } from './walk'

test.beforeEach(async ({ billing, page, keyboard: _ }) => {
  await page.goto('/billing')
  await expect(billing.header).toHaveText('27.50')
  await makeLongPast(billing)
  await page.reload()
  await expect(billing.history.filter({ hasText: 'Taken back' })).toBeVisible()
})

test('the history is filtered, and the filters taken away, with a keyboard', async ({
  keyboard,
  billing,
  page,
}) => {
  const history = page.getByRole('region', { name: 'Transactions' })
  await keyboard.goTo(history.getByRole('textbox', { name: 'Search transactions' }))
  await keyboard.write('Job 23')
  await expect(page.getByText('11 transactions in all').first()).toBeVisible()

  await keyboard.use(history.getByRole('button', { name: /^Filters/ }))
  const type = history.getByRole('combobox', { name: 'Type' })
  await keyboard.goTo(type)
  await keyboard.press('u')
  await expect(type).toHaveValue('usage')
  await expect(page.getByText('5 transactions in all').first()).toBeVisible()

  await keyboard.use(history.getByRole('button', { name: 'Remove filter: “Job 23”' }))
  await keyboard.expectOn(history)
  await expect(billing.history.first()).toContainText('Job 239')
  await keyboard.use(history.getByRole('button', { name: 'Remove filter: Usage' }))
  await keyboard.expectOn(history)
  await expect(billing.history.filter({ hasText: 'Taken back' })).toBeVisible()
  await keyboard.expectNeverLost()
})

test('rows, details, a receipt and what takes what back are reached with a keyboard', async ({
  keyboard,
  page,
}) => {
  const history = page.getByRole('region', { name: 'Transactions' })
  const opener = (what: string | RegExp) => history.getByRole('button', { name: what })
  await keyboard.goTo(opener(/^Show details of Removed by support/))
  await keyboard.press('Enter')
  await keyboard.use(history.getByRole('button', { name: /^Go to it: Added by support/ }))
  await keyboard.expectOn(opener(/^Show details of Added by support/))
  await expect(opener(/^Show details of Added by support/)).toHaveAttribute('aria-expanded', 'true')
  await keyboard.use(history.getByRole('button', { name: /^Go to it: Removed by support/ }))
  await keyboard.expectOn(opener(/^Show details of Removed by support/))

  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.expectOn(opener(/^Show details of Credits bought/))
  await keyboard.press('Space')
  const receipt = history.getByRole('button', { name: 'Receipt' })
  await keyboard.use(receipt)
  const dialog = page.getByRole('dialog', { name: 'Receipt' })
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeEnabled()
  await keyboard.goTo(dialog.getByRole('button', { name: 'Close' }))
  await keyboard.goTo(dialog.getByRole('button', { name: 'Print' }))
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await keyboard.expectOn(receipt)
  await keyboard.expectNeverLost()
})

test('all rows of an endless history are walked, and left again, with a keyboard', async ({
  keyboard,
  billing,
  page,
}) => {
  const history = page.getByRole('region', { name: 'Transactions' })
  const row = (what: string) => history.getByRole('button', { name: `Show details of ${what},` })
  await keyboard.goTo(history.getByRole('button', { name: /^Show details of Removed by support/ }))
  await keyboard.press('PageDown')
  await expect(async () => {
    await keyboard.press('End')
    await keyboard.expectOn(
      history.getByRole('button', { name: /^Show details of/ }).and(page.locator(':focus')),
    )
    await expect(row('Credits bought').and(page.locator(':focus'))).toBeVisible({ timeout: 500 })
    await expect(page.getByText('243 transactions in all').first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await keyboard.press('ArrowUp')
  await keyboard.expectOn(row('Job 1'))
  expect(await billing.history.count()).toBeLessThan(60)

  await keyboard.press('Home')
  await keyboard.expectOn(history.getByRole('button', { name: /^Show details of Removed by support/ }))
  await keyboard.press('Shift+Tab')
  await keyboard.expectOn(history.getByRole('button', { name: /^Filters/ }))
  await keyboard.press('Tab')
  await keyboard.goTo(page.getByRole('link', { name: /Storybook/ }))
  await keyboard.expectNeverLost()
})

test('the whole history is exported with a keyboard', async ({ keyboard, page }) => {
  const history = page.getByRole('region', { name: 'Transactions' })
  const download = page.waitForEvent('download')
  const start = history.getByRole('button', { name: 'Export' })
  await keyboard.use(start)
  const file = await (await download).path()
  expect((await readFile(file, 'utf8')).trim().split('\n').length).toBe(244)
  await keyboard.expectOn(start)
  await keyboard.use(history.getByRole('button', { name: 'Close this message' }))
  await keyboard.expectOn(history)
  await keyboard.expectNeverLost()
})
