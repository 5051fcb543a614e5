import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { Badge } from './badge'
import { Icon } from './icon'
import { RadioGroup, type RadioGroupProps } from './radio-group'
import { Root } from './root'

function Choice(props: Omit<RadioGroupProps<string>, 'onValueChange'>) {
  const [value, setValue] = useState(props.value)
  return <RadioGroup {...props} onValueChange={setValue} value={value} />
}

const meta = {
  title: 'Parts/RadioGroup',
  component: Choice,
  args: { legend: 'Amount', value: '25', options: [] },
  parameters: { width: 560 },
  decorators: [
    (Story) => (
      <Root>
        <div className="ck:rounded-lg ck:border ck:border-border ck:bg-background ck:p-6">
          <Story />
        </div>
      </Root>
    ),
  ],
} satisfies Meta<typeof Choice>

export default meta
type Story = StoryObj<typeof meta>

const presets = ['5', '10', '25', '50'].map((value) => ({ value, label: `$${value}` }))

export const Tiles: Story = { args: { options: presets } }

export const TilesNarrow: Story = { args: { options: presets }, parameters: { width: 300 } }

export const Cards: Story = {
  args: {
    legend: 'Package',
    layout: 'cards',
    value: 'team',
    options: [
      {
        value: 'starter',
        label: 'Starter',
        description: '10 Sky Credits · two months of DNS Basic',
        aside: '$10',
      },
      {
        value: 'team',
        label: (
          <>
            Team <Badge tone="info">Popular</Badge>
          </>
        ),
        description: '94.50 Sky Credits · half a year of DNS Pro',
        aside: '$90',
      },
      {
        value: 'fleet',
        label: 'Fleet',
        description: '550 Sky Credits · for agencies',
        aside: '$500',
        disabled: true,
      },
    ],
  },
}

export const List: Story = {
  args: {
    legend: 'Pay with',
    layout: 'list',
    value: 'paypal',
    options: [
      {
        value: 'paypal',
        label: 'PayPal',
        description: 'You confirm in a PayPal window',
        icon: <Icon name="wallet" />,
      },
      {
        value: 'card',
        label: 'Card',
        description: 'Visa, Mastercard, American Express',
        icon: <Icon name="lock" />,
      },
    ],
  },
}

export const Disabled: Story = { args: { options: presets, disabled: true } }
