import { screen, waitFor } from '@testing-library/dom'
import { cleanup, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { PurchaseReceipt } from '../components/purchase-receipt/index'
import { TransactionHistory } from '../components/transaction-history/index'
import { UsageChart } from '../components/usage-chart/index'
import { loadStyles } from '../testing/load-styles'
import { createWorld, InWorld, type World } from '../testing/world'

beforeAll(async () => {
  await page.viewport(1000, 800)
  await loadStyles()
})
afterEach(cleanup)

/** Where the figures of each column end, in pixels from the left. One that is alone in its column says nothing. */
function endsOf(rows: readonly (readonly Element[])[]): number[][] {
  const columns = Math.max(...rows.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, column) =>
    rows.flatMap((cells) => {
      const cell = cells[column]
      if (!cell || !/\d/.test(cell.textContent ?? '')) return []
      const text = document.createRange()
      text.selectNodeContents(cell)
      return [Math.round(text.getBoundingClientRect().right * 4) / 4]
    }),
  ).filter((ends) => ends.length > 1)
}

const rows = () => [...screen.getByRole('table').querySelectorAll('tr')]
const figuresOf = (selector: string) => rows().map((row) => [...row.querySelectorAll(selector)])

interface Table {
  readonly name: string
  readonly draw: () => Promise<{ readonly world: World; readonly element: ReactElement }>
  /** The figures of each row, once they are there. */
  readonly shown: () => Promise<Element[][]>
}

const tables: readonly Table[] = [
  {
    name: 'a receipt',
    draw: async () => {
      const world = createWorld()
      const draft = { walletId: 'credits', provider: 'paypal', packageId: 'team' } as const
      const { id, nextAction } = await world.client.createPurchase(draft)
      if (nextAction?.type === 'paypal_order') await world.mock.providers.paypal.approve(nextAction.orderId)
      await world.client.capturePurchase({ purchaseId: id })
      return { world, element: <PurchaseReceipt purchaseId={id} /> }
    },
    shown: async () => {
      await screen.findByText('R-2026-000001')
      return figuresOf('td:nth-child(n + 2)')
    },
  },
  {
    name: 'the days of a usage chart',
    draw: async () => ({ world: createWorld({ scenario: 'usage-credits' }), element: <UsageChart /> }),
    shown: async () => {
      await waitFor(() => expect(screen.getByRole('button', { name: 'Show as table' })).toBeEnabled())
      screen.getByRole('button', { name: 'Show as table' }).click()
      await waitFor(() => expect(rows().length).toBeGreaterThan(20))
      return figuresOf('td')
    },
  },
  {
    name: 'a history',
    draw: async () => ({ world: createWorld(), element: <TransactionHistory /> }),
    shown: async () => {
      await waitFor(() => expect(rows().length).toBeGreaterThan(8))
      const amount = '[data-ck-slot="transactionHistoryAmount"]'
      return figuresOf(`${amount}, ${amount} + td`)
    },
  },
]

test.each(tables)('the figures of $name line up, whichever way its rows run', async ({ draw, shown }) => {
  for (const locale of ['en', 'ar']) {
    const { world, element } = await draw()
    const { unmount } = render(
      <InWorld locale={locale} world={world}>
        {element}
      </InWorld>,
    )
    const columns = endsOf(await shown())
    expect(columns.length, locale).toBeGreaterThan(0)
    for (const ends of columns) expect(new Set(ends), locale).toEqual(new Set(ends.slice(0, 1)))
    unmount()
  }
})
