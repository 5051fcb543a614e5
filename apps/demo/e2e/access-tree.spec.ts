import { Announcements } from './live-regions'
import { BillingPage, test as base, expect } from './nordlys'

const test = base.extend<{ announcements: Announcements }>({
  billing: async ({ page }, use) => use(new BillingPage(page)),
  announcements: async ({ page }, use) => use(await Announcements.on(page)),
})

test('a reader of screens is told what is bought, how it goes and what came of it, each once', async ({
  announcements,
  billing,
}) => {
  await billing.open()
  await expect(billing.payButton).toBeVisible()
  await announcements.expect([])
  await billing.choose('$25')
  await announcements.expect([/^You get 25\sSky Credits$/])
  await expect(billing.purchase).toMatchAriaSnapshot(`
    - region "Buy Sky Credits":
      - heading "Buy Sky Credits" [level=2]
      - tablist "What to buy":
        - tab "Any amount" [selected]
        - tab "Packages"
      - tabpanel "Any amount":
        - group "Choose an amount":
          - radio "$5"
          - radio "$10"
          - radio "$25" [checked]
          - radio "$50"
        - textbox "Amount to pay": "25"
        - paragraph: /You get 25\\sSky Credits/
        - paragraph: /From \\$[\\d.]+ to \\$[\\d,.]+/
      - group "Pay with":
        - radio "PayPal" [checked]
        - radio "Card"
      - heading "Summary" [level=3]
      - term: You get
      - definition: /25\\s+Sky Credits/
      - term: Balance afterwards
      - definition: /52\\.50\\sSky Credits/
      - term: You pay
      - definition: $25.00
      - button "Pay with PayPal"
  `)
  // With keys: a pointer that rests on the history would keep its news waiting.
  await billing.payButton.press('Enter')
  await billing.approval.getByTestId('paypal-funding-declined_card').press('Space')
  await billing.approval.getByTestId('paypal-pay').press('Enter')
  await expect(billing.purchase).toMatchAriaSnapshot(`
    - region "Buy Sky Credits":
      - definition: $25.00
      - paragraph: Your payment was declined
      - paragraph: The bank or card behind your PayPal account said no.
      - paragraph: You have not been charged.
      - button "Pay with PayPal"
  `)
  await billing.payButton.press('Enter')
  await billing.approval.getByTestId('paypal-pay').press('Enter')
  await expect(billing.purchase).toMatchAriaSnapshot(`
    - region "Buy credits":
      - heading /25\\sSky Credits added/ [level=2]
      - term: Paid
      - definition: $25.00
      - term: New balance
      - definition: /52\\.50\\sSky Credits/
      - button "View receipt"
      - button "Buy more"
  `)
  const stages = [
    /^You get 25\sSky Credits$/,
    'Preparing the payment',
    'Waiting for your approval',
    'Confirming the payment',
    'Your payment was declined. The bank or card behind your PayPal account said no. You have not been charged.',
    'Waiting for your approval',
    'Confirming the payment',
    /^25\sSky Credits added$/,
  ]
  const news = [/^Balance: 52\.50\sSky Credits$/, /^1 new transaction$|^11 transactions in all$/]
  await announcements.expect(stages, news)
})

test('a reader of screens is told what the history holds, what a filter leaves of it and what was exported', async ({
  announcements,
  billing,
  page,
}) => {
  await billing.open()
  const history = page.getByRole('region', { name: 'Transactions' })
  await expect(billing.history.first()).toBeVisible()
  await announcements.expect([])
  await expect(history).toMatchAriaSnapshot(`
    - region "Transactions":
      - heading "Transactions" [level=2]
      - button "Export"
      - textbox "Search transactions"
      - button "Filters"
      - table "Transactions, newest first":
        - rowgroup:
          - row "Time Description Type Wallet Amount Balance Details":
            - columnheader "Time"
            - columnheader "Description"
            - columnheader "Type"
            - columnheader "Wallet"
            - columnheader "Amount"
            - columnheader "Balance"
            - columnheader "Details"
        - rowgroup:
          - row /\\w+, \\w+ \\d+, \\d{4}/:
            - rowheader /\\w+, \\w+ \\d+, \\d{4}/
          - row /VPS fjord-2, snapshot/:
            - cell /\\d+:\\d\\d [AP]M/
            - cell "VPS fjord-2, snapshot"
            - cell /Usage/
            - cell /VirtFusion Tokens/
            - cell "−36"
            - cell "2,844"
            - cell:
              - button /Show details of VPS fjord-2, snapshot, \\w+ \\d+, \\d{4}/
      - paragraph: 10 transactions in all
  `)

  await history.getByRole('textbox').fill('goodwill')
  await announcements.expect(['1 transaction in all'])
  await history.getByRole('button', { name: /^Show details/ }).click()
  await history.getByRole('button', { name: 'Export' }).click()
  await announcements.expect([
    '1 transaction in all',
    'Preparing the export…',
    /^1 transaction saved in transactions_.*\.csv$/,
  ])
  await expect(history).toMatchAriaSnapshot(`
    - region "Transactions":
      - list "Filters in use":
        - listitem:
          - button /Remove filter. “goodwill”/
      - paragraph: /1 transaction saved in transactions_.*\\.csv/
      - button "Close this message"
      - table "Transactions, newest first":
        - rowgroup
        - rowgroup:
          - row
          - row /Goodwill Outage on 15 November/:
            - cell
            - cell
            - cell
            - cell
            - cell "+2.50"
            - cell "32.50"
            - cell:
              - button /Show details of Goodwill/ [expanded]
          - row:
            - cell:
              - term: Type
              - definition: Added by support
              - term: Status
              - definition: Completed
              - term: Balance
              - definition: /from 30\\sSky Credits to 32\\.50\\sSky Credits/
              - term: Date
              - definition: /\\w+ \\d+, \\d{4}, \\d+:\\d\\d [AP]M/
              - term: Wallet
              - definition: Sky Credits
              - term: Changed by
              - definition: Grace Okafor
              - term: Reason
              - definition: Outage on 15 November
              - term: Transaction
              - definition:
                - button "Copy Transaction"
  `)
})

test('a reader of screens is told who is adjusted, what is wrong, what will happen and what has', async ({
  announcements,
  page,
}) => {
  await page.addInitScript(() => sessionStorage.setItem('nordlys.session', 'mock_grace'))
  await page.goto('/admin')
  const admin = page.getByRole('region', { name: 'Adjust credits' })
  await expect(admin.getByRole('button', { name: /Ada Marsh/ })).toBeVisible()
  await announcements.expect([])
  await admin.getByRole('searchbox', { name: 'Customer' }).fill('ada')
  await announcements.expect(['1 customer found'])
  await admin.getByRole('button', { name: /Ada Marsh/ }).click()
  await admin.getByRole('button', { name: 'Review' }).click()
  await expect(admin).toMatchAriaSnapshot(`
    - region "Adjust credits":
      - heading "Adjust credits" [level=2]
      - group "Ada Marsh":
        - button "Change"
      - group "Wallet":
        - radio /Sky Credits 27\\.50\\sSky Credits/ [checked]
        - radio /VirtFusion Tokens [\\d,]+\\sVirtFusion Tokens/
      - group "What to do":
        - radio "Add" [checked]
        - radio "Remove"
      - textbox "Amount" [invalid]
      - paragraph: Enter an amount.
      - textbox "Reason" [invalid]
      - paragraph: /Say why/
      - term: Before
      - definition: /27\\.50\\sSky Credits/
      - term: After
      - definition: –
      - button "Review"
      - region "Changes by hand":
        - heading "Changes by hand" [level=3]
        - list:
          - listitem: /Grace Okafor. Outage on 15 November/
  `)

  await page.getByLabel('Amount').fill('2.50')
  await page.getByLabel('Reason').fill('Goodwill')
  await admin.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Please confirm":
      - heading "Please confirm" [level=2]
      - paragraph: /2\\.50\\sSky Credits will be added to Ada Marsh\\. The balance goes from 27\\.50 to 30\\./
      - paragraph: /Reason. Goodwill/
      - button "Cancel"
      - button /Add 2\\.50\\sSky Credits/
      - button "Close"
  `)
  await page.getByRole('button', { name: /^Add 2\.50/ }).click()
  await expect(admin.getByRole('status')).toMatchAriaSnapshot(`
    - status:
      - heading "Done" [level=3]
      - paragraph: /Ada Marsh now has 30\\sSky Credits\\./
      - paragraph: /Grace Okafor. Goodwill/
      - button "Undo this"
      - button "Adjust another"
  `)
  await admin.getByRole('button', { name: 'Undo this' }).click()
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Undo the adjustment?":
      - heading "Undo the adjustment?" [level=2]
      - paragraph: A second line of the history moves exactly as much the other way.
      - textbox "Why was it a mistake?"
      - button "Cancel"
      - button "Undo"
      - button "Close"
  `)
  await announcements.expect([
    '1 customer found',
    'Enter an amount.',
    'Say why. The reason is kept in the audit trail.',
  ])
})
