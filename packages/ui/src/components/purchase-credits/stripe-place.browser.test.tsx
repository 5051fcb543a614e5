import { scenarios } from '@creditkit/mock-server'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { stripe } from '../../providers/stripe/index'
import { loadStyles } from '../../testing/load-styles'
import { installStripe, type StripeBehaviour } from '../../testing/stripe-in-world'
import { createWorld, InWorld } from '../../testing/world'
import { PurchaseCredits } from './index'

let root: Root

beforeAll(loadStyles)
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

/** Shows the form with a Stripe of some behaviour; answers with how high it stands once its balance has come. */
async function heightWith(behaviour: StripeBehaviour): Promise<number> {
  const world = createWorld({ prepare: (mock) => installStripe(mock, scenarios['dual-billing'], behaviour) })
  root.render(
    <InWorld payments={[stripe]} world={world}>
      <PurchaseCredits key={behaviour} />
    </InWorld>,
  )
  await expect.element(page.getByText('Balance afterwards')).toBeVisible()
  if (behaviour === 'slow')
    await expect.element(page.getByText('Loading Stripe…').first()).toBeInTheDocument()
  else await expect.element(page.getByRole('button', { name: /^Pay \$/ })).toBeVisible()
  return page.getByRole('region').element().getBoundingClientRect().height
}

test.each([360, 1100])('nothing moves when Stripe’s fields come, %d px wide', async (width) => {
  await page.viewport(width, 900)
  const held = await heightWith('slow')
  expect(await heightWith('plain')).toBe(held)
})
