import { readFile } from 'node:fs/promises'
import type { BillingPage } from './nordlys'
import { expect } from './nordlys'
import { makePast } from './prepare'
import { test } from './walk'

/** The button of a row; arrow keys lead from one to the next. */
const row = ({ history }: BillingPage, text: string) =>
  history.filter({ hasText: text }).getByRole('button', { name: /^Show details of / })

test('the history is filtered and exported, and its filters taken away, with a keyboard', async ({
  billing,
  keyboard,
  page,
}) => {
  await page.goto('/billing')
  await expect(billing.history.first()).toBeVisible()
  const history = page.getByRole('region', { name: 'Transactions' })
  const total = (text: string) => page.getByText(text).filter({ visible: true }).first()
  await keyboard.goTo(history.getByRole('textbox', { name: 'Search transactions' }))
  await keyboard.write('dns')
  await expect(total('3 transactions in all')).toBeVisible()

  await keyboard.use(history.getByRole('button', { name: /^Filters/ }))
  const type = history.getByRole('combobox', { name: 'Type' })
  await keyboard.goTo(type)
  await keyboard.press('s')
  await expect(type).toHaveValue('service_purchase')
  await keyboard.goTo(history.getByRole('button', { name: 'Export' }), 'Shift+Tab')
  const download = page.waitForEvent('download')
  await keyboard.press('Enter')
  const file = await (await download).path()
  expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(4)
  await keyboard.expectOn(history.getByRole('button', { name: 'Export' }))
  await keyboard.use(history.getByRole('button', { name: 'Close this message' }))
  await keyboard.expectOn(history)

  await keyboard.use(history.getByRole('button', { name: 'Remove filter: “dns”' }))
  await keyboard.expectOn(history)
  await keyboard.use(history.getByRole('button', { name: 'Remove filter: Service' }))
  await keyboard.expectOn(history)
  await expect(total('10 transactions in all')).toBeVisible()
  await keyboard.expectNeverLost()
})

test('rows, details, a receipt and what takes back what are reached with a keyboard', async ({
  billing,
  keyboard,
  page,
}) => {
  await page.goto('/billing')
  await expect(billing.header).toHaveText('27.50')
  await makePast(billing)
  await page.reload()
  const history = page.getByRole('region', { name: 'Transactions' })
  const added = row(billing, 'Meant for somebody else')
  const taken = row(billing, 'Taken back')
  const bought = billing.history.nth(2).getByRole('button', { name: /^Show details of Credits bought/ })
  await expect(taken).toBeVisible()

  await keyboard.use(taken)
  await keyboard.use(history.getByRole('button', { name: /^Go to it: / }))
  await keyboard.expectOn(added)
  await expect(added).toHaveAttribute('aria-expanded', 'true')
  await keyboard.use(history.getByRole('button', { name: /^Go to it: / }).last())
  await keyboard.expectOn(taken)
  await keyboard.press('Space')
  await expect(taken).toHaveAttribute('aria-expanded', 'false')

  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.expectOn(bought)
  await keyboard.press('Enter')
  const receipt = history.getByRole('button', { name: 'Receipt' })
  await keyboard.use(receipt)
  const dialog = page.getByRole('dialog', { name: 'Receipt' })
  const print = dialog.getByRole('button', { name: 'Print' })
  await expect(print).toBeEnabled()
  await keyboard.goTo(dialog.getByRole('button', { name: 'Close' }))
  await keyboard.goTo(print)
  await keyboard.goTo(print, 'Shift+Tab')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await keyboard.expectOn(receipt)
  await keyboard.expectNeverLost()
})

test('all rows of an endless history are walked, and left again, with a keyboard', async ({
  billing,
  keyboard,
  page,
}) => {
  await page.goto('/billing')
  await expect(billing.header).toHaveText('27.50')
  await billing.control('scenario', { name: 'long-history' })
  await page.reload()
  await expect(row(billing, 'Job 239')).toBeVisible()
  const history = page.getByRole('region', { name: 'Transactions' })

  await keyboard.goTo(row(billing, 'Job 239'))
  await keyboard.press('PageDown')
  await expect(row(billing, 'Job 239')).not.toBeFocused()
  // The next rows come before the last one is reached, two hundred of them; then they are asked for.
  await expect(async () => {
    await keyboard.press('End')
    await expect(row(billing, 'Job 40')).toBeFocused({ timeout: 500 })
  }).toPass()
  await keyboard.use(history.getByRole('button', { name: 'Load more' }))
  await expect(page.getByText('240 transactions in all').first()).toBeVisible()
  await keyboard.expectOn(history)

  await keyboard.goTo(history.getByRole('button', { name: /^Show details of / }))
  await keyboard.press('End')
  await keyboard.expectOn(row(billing, 'Credits bought'))
  expect(await billing.history.count()).toBeLessThan(60)
  await keyboard.press('Tab')
  await keyboard.expectOn(page.getByRole('link', { name: /Storybook/ }))
  await keyboard.press('Shift+Tab')
  await keyboard.press('Home')
  await keyboard.expectOn(row(billing, 'Job 239'))
  await keyboard.press('Shift+Tab')
  await keyboard.expectOn(history.getByRole('button', { name: /^Filters/ }))
  await keyboard.expectNeverLost()
})
