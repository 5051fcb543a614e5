import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, screen, waitFor } from 'storybook/test'
import { Button } from './button'
import { Dialog } from './dialog'
import { Field } from './field'
import { Input } from './input'
import { Root } from './root'
import { Tabs } from './tabs'

// Open dialogs dim the page they are on, so they have none in common.
const meta = { title: 'Parts/Overlays', tags: ['!autodocs'] } satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function ConfirmRemoval() {
  const [open, setOpen] = useState(true)
  return (
    <Root>
      <div className="ck:min-h-[420px]">
        <Button onClick={() => setOpen(true)}>Remove credits</Button>
      </div>
      <Dialog
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button onClick={() => setOpen(false)} variant="danger">
              Remove 5 Sky Credits
            </Button>
          </>
        }
        description="The balance of Ada Marsh goes from 27.50 to 22.50 Sky Credits."
        onOpenChange={setOpen}
        open={open}
        title="Remove credits?"
      >
        <Field label="Reason">
          <Input defaultValue="Refund paid twice" />
        </Field>
      </Dialog>
    </Root>
  )
}

export const ADialog: Story = {
  render: () => <ConfirmRemoval />,
  play: async ({ userEvent, canvas }) => {
    const dialog = await screen.findByRole('dialog', { name: 'Remove credits?' })
    await waitFor(() => expect(dialog).toBeVisible())
    await userEvent.keyboard('{Escape}')
    await expect(screen.queryByRole('dialog')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Remove credits' }))
    await waitFor(() => expect(screen.getByRole('dialog')).toBeVisible())
  },
}

function Wallets() {
  const [value, setValue] = useState('credits')
  return (
    <Root>
      <Tabs
        items={[
          {
            value: 'credits',
            label: 'Sky Credits',
            panel: <p className="ck:text-muted">The first wallet.</p>,
          },
          {
            value: 'virtfusion',
            label: 'VirtFusion Tokens',
            panel: <p className="ck:text-muted">The second.</p>,
          },
          {
            value: 'transactions',
            label: 'Transactions',
            panel: <p className="ck:text-muted">What happened.</p>,
          },
        ]}
        label="Billing"
        onValueChange={setValue}
        value={value}
      />
    </Root>
  )
}

export const SomeTabs: Story = {
  render: () => <Wallets />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('tab', { name: 'Sky Credits' }))
    await userEvent.keyboard('{ArrowRight}')
    await expect(canvas.getByText('The second.')).toBeVisible()
  },
}
