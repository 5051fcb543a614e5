import type { Page } from '@playwright/test'
import { browserLaunch } from '../../../scripts/browser/launch.mjs'
import { BillingPage, test as base, expect, openPage } from './nordlys'

// Playwright switches the back/forward cache off, which is where people come back from.
base.use({
  launchOptions: { ...browserLaunch(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
})

/** A way to pay on another page, and what a buyer does there. */
interface Vendor {
  readonly name: string
  /** How the way to pay is called on the form. */
  readonly way: RegExp
  readonly home: string
  readonly pay: (page: Page) => Promise<void>
  /** A card or account that is declined, up to the word of it: on the vendor's page, or back on Nordlys'. */
  readonly decline: (billing: BillingPage) => Promise<void>
  readonly turnBack: (page: Page) => Promise<void>
  /** What Nordlys says to a buyer who turned back. */
  readonly turnedBack: string
}

async function enterCard(page: Page, number: string) {
  await page.getByLabel('Email').fill('ada@marsh.example')
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel(/Expir/).fill('12 / 34')
  await page.getByLabel(/CVC|Security code/).fill('123')
  await page.getByRole('button', { name: /^Pay/ }).click()
}

async function enterDodoCard(page: Page, number: string) {
  await page.getByLabel('Card number').fill(number)
  await page.getByRole('button', { name: /^Pay/ }).click()
}

const leaveQuietly = (page: Page) =>
  page
    .getByRole('button', { name: /Cancel|Back|Turn back/ })
    .or(page.getByRole('link', { name: /Cancel|Back/ }))
    .first()
    .click()

const saysDeclined = (page: Page) => expect(page.getByRole('alert').first()).toContainText('declined')

const vendors: readonly Vendor[] = [
  {
    name: 'Stripe',
    way: /Stripe/,
    home: '/billing',
    pay: (page) => enterCard(page, '4242 4242 4242 4242'),
    decline: async ({ page }) => {
      await enterCard(page, '4000 0000 0000 0002')
      await saysDeclined(page)
    },
    turnBack: leaveQuietly,
    turnedBack: 'Payment canceled',
  },
  {
    name: 'DodoPayments',
    way: /Dodo/,
    home: '/billing',
    pay: (page) => enterDodoCard(page, '4242 4242 4242 4242'),
    decline: async ({ page }) => {
      await enterDodoCard(page, '4000 0000 0000 0002')
      await saysDeclined(page)
    },
    turnBack: leaveQuietly,
    turnedBack: 'You have an unfinished purchase of $25.00',
  },
  {
    name: 'PayPal',
    way: /PayPal/,
    home: '/billing?paypal=page',
    pay: (page) => page.getByTestId('paypal-pay').click(),
    decline: async (billing) => {
      await billing.page.getByTestId('paypal-funding').selectOption('declined_card')
      await billing.page.getByTestId('paypal-pay').click()
      await expect(billing.said('Your payment was declined')).toBeVisible()
      await billing.purchase.getByRole('button', { name: 'Continue to PayPal' }).click()
    },
    turnBack: (page) => page.getByTestId('paypal-cancel').click(),
    turnedBack: 'Payment canceled',
  },
]

/** PayPal's own host leads to the page of the PayPal in this browser, which is where its orders are. */
const test = base.extend({
  context: async ({ context, baseURL }, use) => {
    await context.route('https://www.sandbox.paypal.com/checkoutnow**', (route) => {
      const { search } = new URL(route.request().url())
      const page = `${baseURL}/?creditkit-page=${encodeURIComponent(`/paypal/checkoutnow${search}`)}`
      return route.fulfill({
        contentType: 'text/html',
        body: `<script>location.replace(${JSON.stringify(page)})</script>`,
      })
    })
    await use(context)
  },
})

const isOnVendorsPage = (page: Page) => expect(page.getByText('Mock: no money moves')).toBeVisible()
const leaveButton = ({ purchase }: BillingPage, { name }: Vendor) =>
  purchase.getByRole('button', { name: `Continue to ${name}` })

/** Twenty-five dollars, up to the vendor's page. */
async function leave(billing: BillingPage, vendor: Vendor) {
  await billing.page.goto(vendor.home)
  await billing.choose('$25')
  await billing.purchase.getByRole('radio', { name: vendor.way }).last().check({ force: true })
  await leaveButton(billing, vendor).click()
  await isOnVendorsPage(billing.page)
}

const isHome = (page: Page, { home }: Vendor) =>
  expect.poll(() => page.url().slice(new URL(page.url()).origin.length)).toBe(home)

for (const vendor of vendors) {
  test.describe(`paying on the page of ${vendor.name}`, () => {
    test('paid: the credits are there without another click, the address is clean, and a reload changes nothing', async ({
      billing,
    }) => {
      await leave(billing, vendor)
      await vendor.pay(billing.page)
      await billing.expectCredited()
      await isHome(billing.page, vendor)

      await billing.page.reload()
      await billing.expectBalance('52.50')
      await expect(leaveButton(billing, vendor).or(billing.payButton)).toBeVisible()
      expect(await billing.expectPurchases(1)).toHaveLength(1)
    })

    test('declined, then paid with something else: one purchase, credited once', async ({ billing }) => {
      await leave(billing, vendor)
      await vendor.decline(billing)
      await isOnVendorsPage(billing.page)
      await vendor.pay(billing.page)
      await billing.expectCredited()
      expect(await billing.expectPurchases(1)).toHaveLength(1)
    })

    test('turned back: nothing is charged, the same purchase is gone on with', async ({ billing }) => {
      await leave(billing, vendor)
      await vendor.turnBack(billing.page)
      await expect(billing.said(vendor.turnedBack)).toBeVisible()
      await billing.expectBalance('27.50')
      await billing.expectPurchases(0)

      const goOn = billing.purchase.getByRole('button', { name: 'Continue', exact: true })
      if (await goOn.isVisible()) await goOn.click()
      else await expect(billing.amount).toHaveValue('25')
      await leaveButton(billing, vendor).click()
      await isOnVendorsPage(billing.page)
      await vendor.pay(billing.page)
      await billing.expectCredited()
      expect(await billing.expectPurchases(1)).toHaveLength(1)
    })

    test('the back button: the page is not left for ever, and says that nothing was charged', async ({
      billing,
    }) => {
      const { page } = billing
      await page.addInitScript(() => {
        window.addEventListener('pageshow', ({ persisted }) => {
          document.documentElement.dataset.kept = String(persisted)
        })
      })
      await leave(billing, vendor)
      await page.goBack({ waitUntil: 'commit' })
      // A page that the browser has kept is as it was left; one that it loads anew remembers the purchase alone.
      await expect(billing.purchase).toHaveAttribute('data-state', /^(canceled|resumable)$/)
      const wasKept = await page.locator('html').getAttribute('data-kept')
      await expect(billing.purchase).toHaveAttribute(
        'data-state',
        wasKept === 'true' ? 'canceled' : 'resumable',
      )
      await billing.expectBalance('27.50')

      await page.goForward({ waitUntil: 'commit' })
      await isOnVendorsPage(page)
      await vendor.pay(page)
      await billing.expectCredited()
      expect(await billing.expectPurchases(1)).toHaveLength(1)
    })

    test('returned twice, once in another tab: credited once', async ({ billing, context }) => {
      await leave(billing, vendor)
      const landed = billing.page.waitForRequest((request) =>
        /\/billing\?.*(session_id=cs|payment_id=|PayerID=)/.test(request.url()),
      )
      await vendor.pay(billing.page)
      const address = (await landed).url()
      await billing.expectCredited()

      const other = new BillingPage(await openPage(context))
      await other.page.goto(address)
      await other.expectBalance('52.50')
      await expect(other.amount).toBeEnabled()
      await billing.page.goto(address)
      await billing.expectBalance('52.50')
      expect(await billing.expectPurchases(1)).toHaveLength(1)
    })

    test('a tab that is closed on the vendor’s page: the purchase is found again later, and paid', async ({
      billing,
      context,
    }) => {
      await leave(billing, vendor)
      await billing.page.close()

      const later = new BillingPage(await openPage(context))
      await later.page.goto(vendor.home)
      await expect(later.said('You have an unfinished purchase of $25.00')).toBeVisible()
      await later.purchase.getByRole('button', { name: 'Continue', exact: true }).click()
      await leaveButton(later, vendor).click()
      await isOnVendorsPage(later.page)
      await vendor.pay(later.page)
      await later.expectCredited()
      expect(await later.expectPurchases(1)).toHaveLength(1)
    })
  })
}

test('tokens come back to a page of their own, which says what was bought and leads on', async ({
  billing,
}) => {
  const { page } = billing
  await page.getByRole('button', { name: 'Top up VirtFusion Tokens' }).click()
  await billing.choose('$25')
  await billing.purchase.getByRole('radio', { name: /Stripe/ }).check({ force: true })
  await billing.purchase.getByRole('button', { name: 'Continue to Stripe' }).click()
  await isOnVendorsPage(page)
  await enterCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { name: /^2,500\sVirtFusion Tokens added$/ })).toBeVisible()
  await expect.poll(() => new URL(page.url()).search).toBe('')
  await page.getByRole('link', { name: 'Back to billing' }).click()
  await expect(page).toHaveURL(/\/billing$/)
  await expect(billing.balance('VirtFusion Tokens')).toHaveText('5,344')
})
