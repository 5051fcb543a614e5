import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

/** Everything that Ada's page shows of a purchase, and what the mock world behind it holds. */
export class BillingPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open() {
    await this.page.goto('/billing')
    await expect(this.balance('Sky Credits')).toHaveText('27.50')
  }

  /** The number on a wallet's card. */
  balance(wallet: string) {
    return this.page
      .locator('[data-ck-slot="dualBalanceWallet"]')
      .filter({ has: this.page.getByRole('heading', { name: wallet }) })
      .locator('[data-ck-slot="dualBalanceAmount"]')
  }

  get header() {
    return this.page.getByRole('banner').locator('[data-ck-slot="creditBalanceAmount"]')
  }

  get history() {
    return this.page.locator('[data-ck-slot="transactionHistoryRow"]')
  }

  /** How many lines the history has, as it says at its end; only those in sight stand on the page. */
  async countTransactions(): Promise<number> {
    const text = await this.page.getByText(/^\d+ transactions in all$/).textContent()
    return Number.parseInt(text ?? '', 10)
  }

  get purchase() {
    return this.page.locator('[data-ck-slot="purchaseCredits"]')
  }

  get amount() {
    return this.page.getByLabel('Amount to pay')
  }

  get payButton() {
    return this.page.getByRole('button', { name: /Pay(Pal)? with PayPal|Pay with PayPal/ })
  }

  get approval() {
    return this.page.getByRole('dialog', { name: 'PayPal' })
  }

  async choose(preset: string) {
    await this.page.getByRole('radio', { name: preset, exact: true }).check({ force: true })
  }

  /** Twenty-five dollars, up to PayPal's window. */
  async startBuying() {
    await this.choose('$25')
    await this.payButton.click()
    await expect(this.approval.getByTestId('paypal-amount')).toHaveText('$25.00')
  }

  async approve(funding?: 'declined_card' | 'echeck') {
    if (funding) await this.approval.getByTestId(`paypal-funding-${funding}`).check({ force: true })
    await this.approval.getByTestId('paypal-pay').click()
  }

  async expectCredited() {
    await expect(this.purchase.getByRole('heading', { name: /^25\sSky Credits added$/ })).toBeVisible()
    await this.expectBalance('52.50')
    await this.expectNewest('Credits bought')
  }

  /** The newest line of the history. Lines that came while somebody was further down the page wait above it, to be asked for. */
  async expectNewest(text: string) {
    await expect(async () => {
      const news = this.page.getByRole('button', { name: /^\d+ new transactions?$/ })
      if (await news.isVisible()) await news.click()
      await expect(this.history.first()).toContainText(text, { timeout: 500 })
    }).toPass({ timeout: 10_000 })
  }

  /** A sentence on the purchase card, where people see it (it is announced to readers of screens as well). */
  said(text: string) {
    return this.purchase.getByText(text).filter({ visible: true }).first()
  }

  async expectBalance(credits: string) {
    await expect(this.balance('Sky Credits')).toHaveText(credits)
    await expect(this.header).toHaveText(credits)
  }

  /** Sends a command to the mock world's control plane, through the page's own service worker. */
  async control(command: string, body: unknown = {}): Promise<unknown> {
    return this.page.evaluate(
      async ([name, input]) => {
        const response = await fetch(`/__mock/${name}`, { method: 'POST', body: JSON.stringify(input) })
        if (!response.ok) throw new Error(await response.text())
        return response.json()
      },
      [command, body] as const,
    )
  }

  /** The ledger's own verdict, and how many purchases credited Ada since the page was first opened. */
  async expectPurchases(credited: number) {
    expect(await this.control('verify')).toEqual({ violations: [] })
    const statuses = await this.page.evaluate(async () => {
      const response = await fetch('/api/credits/purchases?limit=100', {
        headers: { authorization: 'Bearer mock_ada' },
      })
      const { items }: { items: { status: string }[] } = await response.json()
      return items.map((item) => item.status)
    })
    expect(statuses.filter((status) => status === 'succeeded')).toHaveLength(credited)
    return statuses
  }
}

/** A page that fails its test when a script in it fails. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

export const test = base.extend<{ billing: BillingPage }>({
  billing: async ({ context }, use) => {
    const billing = new BillingPage(await openPage(context))
    await billing.open()
    await use(billing)
  },
})

export { expect }
