import { expect } from './nordlys'
import { policies, test } from './strict-policy'

for (const [name, policy] of Object.entries(policies)) {
  test.describe(`under a strict policy that trusts scripts by ${name}`, () => {
    test.use({ policy })

    test('balance, purchase, history, dialogs and usage break no rule', async ({ violations, billing }) => {
      const { page } = billing
      await page
        .getByRole('banner')
        .getByRole('button', { name: /27\.50/ })
        .click()
      await expect(page.getByRole('dialog', { name: 'Credit balance' })).toBeVisible()
      await page.keyboard.press('Escape')

      await billing.startBuying()
      await billing.approve()
      await billing.expectCredited()
      await billing.purchase
        .getByRole('button', { name: /Buy more|Add more|Done|Buy again/ })
        .first()
        .click()
      await billing.choose('$10')
      await billing.purchase.getByRole('radio', { name: 'Card', exact: true }).check({ force: true })
      await page.getByLabel('Card number').fill('4242424242424242')
      await page.getByLabel('Expiration date').fill('12/34')
      await page.getByLabel('Security code').fill('123')
      await page.getByLabel('ZIP code').fill('12345')
      await billing.purchase.getByRole('button', { name: /^Pay \$/ }).click()
      await billing.expectBalance('62.50')

      await billing.history.first().click()
      await page.getByRole('button', { name: 'Receipt' }).first().click()
      await expect(page.getByRole('dialog', { name: /Receipt/ })).toBeVisible()
      await page.keyboard.press('Escape')

      await page.getByRole('link', { name: 'Usage' }).click()
      const drawing = page.locator('[data-ck-slot="usageChart"] svg[viewBox$=" 240"]')
      await expect(drawing).toBeVisible()
      await drawing.hover({ force: true })
      expect(violations).toEqual([])
    })
  })
}

test('a style element and code made from text are seen', async ({ violations, billing: { page } }) => {
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
    // Later, so that it is the page that runs it, and not the hand of the test, which is allowed to.
    setTimeout(() => {
      try {
        // biome-ignore lint/security/noGlobalEval: what is tested is that it is kept back.
        eval('1')
      } catch {
        // It is kept back, and told of.
      }
    })
  })
  await expect(() => {
    expect(violations.join()).toContain('style-src-elem inline')
    expect(violations.join()).toContain('script-src eval')
  }).toPass({ timeout: 15_000 })
})
