import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, waitFor } from 'storybook/test'
import { payingInstantly } from '../../testing/payments-in-story'
import type { WorldOptions } from '../../testing/world'
import { BillingPage } from './billing-page'

// The address belongs to the story, not to the page in it.
const meta = {
  title: 'Components/BillingPage',
  component: BillingPage,
  args: { deepLinks: false },
  parameters: { width: 1120 },
} satisfies Meta<typeof BillingPage>

export default meta
type Story = StoryObj<typeof meta>

const inA = (prepare: NonNullable<WorldOptions['prepare']>) => payingInstantly({ prepare })
const reaches = (state: string) => async () => {
  await waitFor(() =>
    expect(document.querySelector('[data-ck-slot="billingPage"]')).toHaveAttribute('data-state', state),
  )
}

export const Ready: Story = { ...payingInstantly(), play: reaches('ready') }

export const Narrow: Story = {
  ...payingInstantly(),
  parameters: { ...payingInstantly().parameters, width: 327 },
}

export const AnotherWallet: Story = {
  ...payingInstantly(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'VirtFusion Tokens' }))
    await expect(await canvas.findByText('2,844')).toBeVisible()
  },
}

export const Usage: Story = {
  ...payingInstantly(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Usage' }))
  },
}

export const Transactions: Story = {
  ...payingInstantly(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Transactions' }))
  },
}

export const WithPlans: Story = {
  args: { sections: ['wallets', 'plans', 'usage', 'transactions'] },
  ...payingInstantly(),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Plans' }))
  },
}

// An open dialog dims the page that it is on.
export const Buying: Story = {
  ...payingInstantly(),
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Buy Sky Credits' }))
    await waitFor(() => expect(screen.getByRole('dialog', { name: 'Buy credits' })).toBeVisible())
  },
}

export const Loading: Story = inA((mock) => mock.delay('getConfig', 3_600_000))

export const Empty: Story = { args: { sections: [] }, ...payingInstantly(), play: reaches('empty') }

export const ErrorWithRetry: Story = {
  ...inA((mock) => mock.fail('getConfig', { code: 'internal' })),
  play: reaches('error'),
}

export const SignedOut: Story = { ...inA((mock) => mock.as(null)), play: reaches('signed_out') }

export const Forbidden: Story = {
  ...inA((mock) => mock.fail('getConfig', { code: 'forbidden' })),
  play: reaches('forbidden'),
}
