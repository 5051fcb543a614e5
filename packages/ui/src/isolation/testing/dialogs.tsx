import { amount } from '@creditkit/contract'
import { screen } from '@testing-library/react'
import { userEvent } from 'vitest/browser'
import * as kit from '../../index'
import type { DrawnComponent } from '../../testing/every-component'

/** A component with a dialog of its own. */
export interface DialogOfKit extends Pick<DrawnComponent, 'element' | 'world'> {
  /** Opens it as somebody does; absent where it is open from the start. */
  readonly open?: () => Promise<unknown>
  /** What stands in it once it has all that it asks the server for. */
  readonly shows: string
}

const nothing = () => undefined
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const fill = async (label: string, text: string) => userEvent.fill(await screen.findByLabelText(label), text)

const adjusting: Pick<DialogOfKit, 'element' | 'world'> = {
  element: <kit.AdminAdjust userId="usr_ada" />,
  world: { prepare: (mock) => mock.as('admin') },
}
async function reviewAdjustment() {
  await fill('Amount', '12.50')
  await fill('Reason', 'Goodwill')
  await press('Review')
}

/** Every dialog of the kit, under the file in `components` that draws it. */
export const everyDialog = {
  'admin-adjust/adjust-confirm.view.tsx': { ...adjusting, open: reviewAdjustment, shows: 'Goodwill' },
  'admin-adjust/undo-adjustment.tsx': {
    ...adjusting,
    open: async () => {
      await reviewAdjustment()
      await press(/^Add 12.50/)
      await press('Undo this')
      await press('Undo')
    },
    shows: 'Say why.',
  },
  'auto-top-up/rule-confirm.view.tsx': {
    element: <kit.AutoTopUp />,
    open: async () => {
      await press('Set up')
      await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Pay with' }), 'stripe')
      await press('Review and turn on')
    },
    shows: 'Turn on automatic top-up?',
  },
  'credit-gate/gate-confirm.view.tsx': {
    element: (
      <kit.CreditGate
        complexity="low"
        confirmAbove={amount(1, 'CREDIT/0')}
        label="Upscale"
        perform={async () => 'done'}
        tool="image-generation"
      />
    ),
    world: { scenario: 'tool-credits' },
    open: () => press(/^Upscale.*\d/),
    shows: 'Balance now',
  },
  'purchase-dialog/purchase-dialog.tsx': {
    element: <kit.PurchaseDialog onOpenChange={nothing} open />,
    shows: 'Pay with PayPal',
  },
  'purchase-receipt/receipt-dialog.tsx': {
    element: <kit.PurchaseCredits />,
    open: async () => {
      await press('Pay with PayPal')
      await press('View receipt')
    },
    shows: 'R-2026-000001',
  },
  'service-plans/cancel-dialog.view.tsx': {
    element: <kit.ServicePlans />,
    open: () => press('Cancel plan DNS Basic'),
    shows: 'Cancel DNS Basic?',
  },
  'service-plans/subscribe-dialog.view.tsx': {
    element: <kit.ServicePlans />,
    open: () => press('Subscribe to DNS Enterprise'),
    shows: 'Buy Team',
  },
} as const satisfies Record<string, DialogOfKit>
