import { usePurchases } from '@creditkit/client/react'
import { extend, type MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, screen, spyOn, waitFor } from 'storybook/test'
import { Button } from '../../parts/index'
import { inWorld, type WorldOptions } from '../../testing/world'
import { PurchaseReceipt, type PurchaseReceiptProps, ReceiptDialog } from './index'
import { buyCredits, buyTeam, cancel, dispute, orderTeam, refund } from './testing/bought'

const meta = {
  title: 'Components/PurchaseReceipt',
  component: PurchaseReceipt,
  args: { purchaseId: 'a-purchase' },
  parameters: { width: 640 },
} satisfies Meta<typeof PurchaseReceipt>

export default meta
type Story = StoryObj<typeof meta>

/** The receipt of what was bought last: stories know no identifiers. */
function OfLastPurchase(props: PurchaseReceiptProps) {
  const [last] = usePurchases().items
  return last ? <PurchaseReceipt {...props} purchaseId={last.id} /> : null
}

const after = (prepare: (mock: MockBackend) => Promise<unknown>, options: WorldOptions = {}): Story => ({
  render: (args) => <OfLastPurchase {...args} />,
  parameters: inWorld({
    ...options,
    prepare: async (mock) => {
      await prepare(mock)
    },
  }),
})

export const Ready: Story = after(buyTeam)

export const OneLine: Story = after(buyCredits)

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getReceipt', 600_000) }),
}

export const PartiallyRefunded: Story = after(async (mock) => refund(mock, await buyTeam(mock), 1050))

export const Refunded: Story = after(async (mock) => refund(mock, await buyTeam(mock), 9000))

export const Disputed: Story = after(async (mock) => dispute(mock, await buyTeam(mock)))

export const NotYetCredited: Story = after((mock) => buyTeam(mock, 'echeck'))

export const NotCompleted: Story = after(async (mock) => cancel(mock, await orderTeam(mock)))

export const NotFound: Story = {}

export const Forbidden: Story = { parameters: inWorld({ scenario: 'forbidden' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getReceipt', { code: 'internal' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

/** The longest texts and the largest sums there are. */
export const Largest: Story = after(buyTeam, {
  scenario: extend('dual-billing', {
    seller: {
      name: 'Nordlys Rechenzentrumsbetriebsgesellschaft für nachhaltige Datenverarbeitung mbH & Co. KG',
      address: [
        'Storgata 12, Hinterhaus, 4. Obergeschoss, Zimmer 401',
        '9008 Tromsø-Langnes-Kvaløysletta',
        'Norway',
      ],
      taxId: 'NO 000 000 000 MVA FORETAKSREGISTERET',
    },
    packages: [
      {
        id: 'team',
        walletId: 'credits',
        name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        description: 'For everybody',
        credits: { minor: 900_719_925_474_000, asset: 'SKY/2' },
        bonus: { minor: 0, asset: 'SKY/2' },
        price: { minor: 99_999_999, asset: 'USD/2' },
        popular: false,
        providerRefs: {},
      },
    ],
  }),
})

export const PrintsAlone: Story = {
  ...after(buyTeam),
  play: async ({ canvas, userEvent }) => {
    const print = spyOn(window, 'print').mockImplementation(fn())
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Print' })).toBeEnabled())
    await userEvent.click(canvas.getByRole('button', { name: 'Print' }))
    await expect(print).toHaveBeenCalledOnce()
    await expect(document.querySelector('[data-ck-print="page"]')).toHaveTextContent('R-2026-000001')
    window.dispatchEvent(new Event('afterprint'))
    await expect(document.querySelector('[data-ck-print]')).toBeNull()
    print.mockRestore()
  },
}

function Opener() {
  const [open, setOpen] = useState(false)
  const [last] = usePurchases().items
  return (
    <>
      <Button onClick={() => setOpen(true)}>Receipt</Button>
      {last ? <ReceiptDialog onOpenChange={setOpen} open={open} purchaseId={last.id} /> : null}
    </>
  )
}

export const InADialog: Story = {
  ...after(buyTeam),
  render: () => <Opener />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Receipt' }))
    await waitFor(() => expect(screen.getByText('R-2026-000001')).toBeVisible())
    await waitFor(() => expect(screen.getByRole('button', { name: 'Print' })).toBeEnabled())
  },
}

export const NothingMovesWhenItComes: Story = {
  ...after(buyCredits),
  render: (args) => <OfLastPurchase {...args} />,
  parameters: inWorld({
    prepare: async (mock) => {
      await buyCredits(mock)
      mock.delay('getReceipt', 300)
    },
  }),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="purchaseReceipt"]')?.getBoundingClientRect().height
    await canvas.findByText('Loading the receipt…')
    const before = heightOf()
    await canvas.findByText('R-2026-000001')
    await expect(heightOf()).toBe(before)
  },
}
