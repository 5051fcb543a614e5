import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentProps, useState } from 'react'
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test'
import { Button, Root } from '../../parts/index'
import { openReceipt } from '../../testing/open-receipt'
import { payingInstantly } from '../../testing/payments-in-story'
import { PurchaseDialog } from './purchase-dialog'

function Page(props: ComponentProps<typeof PurchaseDialog>) {
  const [open, setOpen] = useState(props.open)
  return (
    <>
      <Root>
        <div className="ck:min-h-[640px]">
          <Button onClick={() => setOpen(true)} translate="no">
            Buy credits
          </Button>
        </div>
      </Root>
      <PurchaseDialog {...props} onOpenChange={setOpen} open={open} />
    </>
  )
}

// Open dialogs dim the page they are on, so each has one of its own.
const meta = {
  title: 'Components/PurchaseDialog',
  component: PurchaseDialog,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  args: { open: true, onOpenChange: fn(), onSuccess: fn() },
  render: (args) => <Page {...args} />,
} satisfies Meta<typeof PurchaseDialog>

export default meta
type Story = StoryObj<typeof meta>

const state = () => document.querySelector('[data-ck-slot="purchaseCredits"]')?.getAttribute('data-state')
const reaches = (wanted: string) => waitFor(() => expect(state()).toBe(wanted), { timeout: 5_000 })

export const Ready: Story = { ...payingInstantly(), play: () => reaches('ready') }

export const Loading: Story = {
  ...payingInstantly({
    prepare: (mock) => {
      mock.delay('getConfig', 3_600_000)
    },
  }),
}

export const WithAPackageChosen: Story = {
  args: { defaultPackageId: 'fleet' },
  ...payingInstantly(),
  play: async () => {
    await reaches('ready')
    await expect(screen.getByRole('tab', { name: 'Packages' })).toHaveAttribute('aria-selected', 'true')
  },
}

export const Approving: Story = {
  ...payingInstantly({}, ['open']),
  play: async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await reaches('approving')
  },
}

export const Succeeded: Story = {
  ...payingInstantly(),
  play: async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await reaches('succeeded')
    await expect(await screen.findByRole('button', { name: 'Done' })).toBeVisible()
  },
}

/** A dialog over a dialog: closing the receipt leads back to the purchase. */
export const ReceiptOpen: Story = {
  ...payingInstantly(),
  play: async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await reaches('succeeded')
    await openReceipt()
  },
}

export const ClosedAndOpenedAgain: Story = {
  args: { open: false },
  ...payingInstantly(),
  play: async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Buy credits' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const opener = screen.getByRole('button', { name: 'Buy credits' })
    await waitFor(() => expect(opener).toHaveFocus())
    await userEvent.click(opener)
    await reaches('ready')
  },
}
