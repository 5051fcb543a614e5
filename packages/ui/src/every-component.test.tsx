import { render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, test } from 'vitest'
import * as kit from './index'
import { everyComponent } from './testing/every-component'
import { createInstantPayment } from './testing/instant-payment'
import { createWorld, InWorld } from './testing/world'

/** What draws nothing by itself, and what is drawn over a page by what opens it. */
const WITHOUT_A_PLACE = ['CreditsProvider', 'PurchaseDialog', 'ReceiptDialog']

test('the table of components has all of them', () => {
  const exported = Object.entries(kit)
    .filter(([name, value]) => typeof value === 'function' && /^[A-Z]/.test(name))
    .map(([name]) => name)
    .filter((name) => !WITHOUT_A_PLACE.includes(name))
  expect(Object.keys(everyComponent)).toEqual(exported.sort())
})

test('fifteen of them on one page ask once for the balances and once for the configuration', async () => {
  const world = createWorld()
  const payment = createInstantPayment({ mock: () => world.mock })
  const { AdminAdjust: _, ...ofTheCustomer } = everyComponent
  const shown = Object.entries(ofTheCustomer)
  const widgets = [
    ...shown.map(([name, { element }]) => <div key={name}>{element}</div>),
    <kit.CreditBalance key="compact" variant="compact" />,
    <kit.CreditBalance key="inline" variant="inline" walletId="virtfusion" />,
  ]
  render(
    <StrictMode>
      <InWorld payments={[payment]} world={world}>
        {widgets}
      </InWorld>
    </StrictMode>,
  )
  await waitFor(() => expect(screen.queryAllByText('27.50').length).toBeGreaterThan(1))
  await waitFor(() => expect(document.querySelector('[data-state="loading"]')).toBeNull())
  expect(widgets.length).toBeGreaterThanOrEqual(15)
  expect(world.mock.requests.all('getConfig')).toHaveLength(1)
  expect(world.mock.requests.all('getBalances')).toHaveLength(1)
  expect(world.mock.requests.all('getBalance')).toHaveLength(0)
})
