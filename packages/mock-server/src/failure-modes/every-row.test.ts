import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The failure modes that payments have, F1 to F21, and what each is about. */
const ROWS = {
  F1: 'the instrument is declined',
  F2: 'the order is captured already',
  F3: 'the payer has to act',
  F4: 'a webhook before the answer to the capture',
  F5: 'a webhook long after, or never',
  F6: 'duplicates, of an event and of what it tells',
  F7: 'events out of order',
  F8: 'money that is only promised',
  F9: 'disputes',
  F10: 'partial refunds, and too much of them',
  F11: 'a key with other parameters',
  F12: 'a key twice at once',
  F13: 'rate limits',
  F14: 'done, and the answer lost',
  F15: 'a 500, or a page instead of an answer',
  F16: 'a buyer who goes away',
  F17: 'orders that run out',
  F18: 'forged webhooks',
  F19: 'another amount or currency than ordered',
  F20: 'the provider’s script does not come',
  F21: 'a refund that fails later',
} as const satisfies Record<string, string>

const BUTTONS = 'paypal/browser-script/react-paypal-buttons.browser.test.tsx'
const PAYPAL_JS = 'paypal/browser-script/react-paypal-js.browser.test.tsx'
const LOADER = 'stripe/browser-script/loader.browser.test.tsx'
const ELEMENT = 'stripe/browser-script/payment-element.browser.test.tsx'

/** What happens in the buyer's browser is shown there: all of F20, for no script runs here, and the pages' part of others. */
const IN_BROWSERS = [
  ['F1', BUTTONS, 'restart a declined payment on the same order'],
  ['F1', PAYPAL_JS, 'try a declined order again in another way, with the same order'],
  ['F1', ELEMENT, 'is told why a card is declined, and pays the same intent with the next one'],
  ['F16', BUTTONS, 'are told of a cancel, with the order’s identifier'],
  ['F16', ELEMENT, 'asks a bank that wants to know whether it is the buyer, and goes on when it is'],
  ['F20', BUTTONS, 'are rejected, for the page to see, when the script is blocked'],
  ['F20', PAYPAL_JS, 'are rejected, for the page to see, when the script is blocked'],
  ['F20', PAYPAL_JS, 'are refused with the client id of somebody else'],
  ['F20', LOADER, 'fails when the script is blocked, and finds it once it is there'],
  ['F20', ELEMENT, 'reports an intent that it cannot load, and draws nothing'],
] as const satisfies readonly (readonly [keyof typeof ROWS, string, string])[]

const here = new URL('.', import.meta.url)
const sources = readdirSync(here)
  .filter((name) => name.endsWith('.test.ts') && name !== 'every-row.test.ts')
  .map((name) => readFileSync(new URL(name, here), 'utf8'))

/** The titles of the tests in this folder, in the order of their files. */
const titles = sources.flatMap((source) =>
  [...source.matchAll(/^it(?:\.each\([^)]*\))?\(\s*'([^']+)'/gm)].map(([, title = '']) => title),
)

describe('the failure modes', () => {
  it.each(Object.entries(ROWS))('%s, %s, is shown', (row) => {
    const shown = titles.filter((title) => title.startsWith(`${row} `))
    const inBrowsers = IN_BROWSERS.filter(([of]) => of === row)
    expect(shown.length + inBrowsers.length).toBeGreaterThan(0)
    if (row !== 'F20') expect(shown).not.toEqual([])
  })

  it('are what each test here is named after, and every test is counted', () => {
    for (const title of titles) expect(Object.keys(ROWS)).toContain(title.split(' ')[0])
    const tests = sources.flatMap((source) => [...source.matchAll(/^it\b/gm)])
    expect(titles).toHaveLength(tests.length)
  })

  it.each(IN_BROWSERS)('%s is shown in the browser by %s: %s', (_, file, title) => {
    const source = readFileSync(new URL(`../payments/${file}`, here), 'utf8')
    expect(source).toContain(`it('${title}'`)
  })
})
