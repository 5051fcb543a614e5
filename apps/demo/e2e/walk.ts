import { Keyboard } from './keyboard'
import { BillingPage, test as base } from './nordlys'

/** A test of somebody who has a keyboard and nothing else, before they have opened a page. */
export const test = base.extend<{ keyboard: Keyboard }>({
  billing: async ({ page }, use) => use(new BillingPage(page)),
  keyboard: async ({ page }, use) => use(await Keyboard.at(page)),
})
