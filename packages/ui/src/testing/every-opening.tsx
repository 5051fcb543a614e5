import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect } from 'vitest'
import * as kit from '../index'
import type { DrawnComponent } from './every-component'

/** A component with something opened that a page does not show at first. */
export interface OpenedComponent extends DrawnComponent {
  /** Opens it, as somebody does; resolves once it is there. */
  readonly open: () => Promise<unknown>
}

const nothing = () => undefined
const press = async (name: string | RegExp) =>
  userEvent.click((await screen.findAllByRole('button', { name }))[0] ?? document.body)

/** What opens over a page or within a component, besides the plain look of every component. */
export const everyOpening = {
  'AdminAdjust with its form': {
    element: <kit.AdminAdjust userId="usr_ada" />,
    slot: 'adminAdjust',
    world: { prepare: (mock) => mock.as('admin') },
    open: () => press('Review'),
  },
  'AutoTopUp with its form': { element: <kit.AutoTopUp />, slot: 'autoTopUp', open: () => press('Set up') },
  'CreditBalance with its panel': {
    element: <kit.CreditBalance onAddCredits={nothing} variant="compact" />,
    slot: 'creditBalance',
    open: () => press(/Credits/),
  },
  PurchaseDialog: {
    element: <kit.PurchaseDialog onOpenChange={nothing} open />,
    slot: 'purchaseCredits',
    open: async () => waitFor(() => expect(screen.getByRole('dialog')).toBeVisible()),
  },
  ReceiptDialog: {
    element: <kit.ReceiptDialog onOpenChange={nothing} open purchaseId="pur_unknown" />,
    slot: 'purchaseReceipt',
    open: async () => waitFor(() => expect(screen.getByRole('dialog')).toBeVisible()),
  },
  'ServicePlans with its confirmation': {
    element: <kit.ServicePlans />,
    slot: 'servicePlans',
    open: () => press(/^Subscribe to/),
  },
  'TransactionHistory with filters and details': {
    element: <kit.TransactionHistory />,
    slot: 'transactionHistory',
    open: async () => {
      const filters = screen.queryByRole('button', { name: 'Filters' })
      if (filters) await userEvent.click(filters)
      const [row] = await screen.findAllByRole('row', { name: /Goodwill/ })
      if (row) await userEvent.click(within(row).getByRole('button'))
    },
  },
} as const satisfies Record<string, OpenedComponent>
