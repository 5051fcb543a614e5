import type { Meta, StoryObj } from '@storybook/react-vite'
import { BillingPage } from '../components/billing-page/index'
import { payingInstantly } from '../testing/payments-in-story'
import { apricot, fjord, ink } from './themes/index'

const meta = {
  title: 'Theme/Ready themes',
  component: BillingPage,
  ...payingInstantly(),
  args: { deepLinks: false },
  parameters: { ...payingInstantly().parameters, width: 1120 },
} satisfies Meta<typeof BillingPage>

export default meta
type Story = StoryObj<typeof meta>

export const Apricot: Story = { args: { appearance: apricot } }

export const Fjord: Story = { args: { appearance: fjord } }

export const Ink: Story = { args: { appearance: ink } }
