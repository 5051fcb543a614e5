import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { useFormat, useMessages } from '../provider/index'
import { amountFaultText } from './amount-fault'
import { AmountInput } from './amount-input'
import { Field } from './field'
import { Icon } from './icon'
import { Input, TextArea } from './input'
import { Root } from './root'
import { Select } from './select'

const meta = {
  title: 'Parts/Field',
  component: Field,
  args: { label: 'Reason', children: <Input /> },
  parameters: { width: 420 },
  decorators: [
    (Story) => (
      <Root>
        <div className="ck:flex ck:flex-col ck:gap-6 ck:rounded-lg ck:border ck:border-border ck:bg-background ck:p-6">
          <Story />
        </div>
      </Root>
    ),
  ],
} satisfies Meta<typeof Field>

export default meta
type Story = StoryObj<typeof meta>

export const WithHint: Story = {
  args: { hint: 'It is kept in the audit trail.', aside: 'Required', required: true },
}

export const WithError: Story = { args: { error: 'Give a reason: it is kept in the audit trail.' } }

export const Controls: Story = {
  render: () => (
    <>
      <Field hideLabel label="Search">
        <Input placeholder="Search transactions" start={<Icon name="search" />} type="search" />
      </Field>
      <Field label="Wallet">
        <Select defaultValue="credits">
          <option value="credits">Sky Credits</option>
          <option value="virtfusion">VirtFusion Tokens</option>
        </Select>
      </Field>
      <Field hint="At most 500 characters." label="Reason">
        <TextArea placeholder="Goodwill for the outage on 15 November" />
      </Field>
      <Field label="Not now">
        <Input defaultValue="Disabled" disabled />
      </Field>
    </>
  ),
}

function AmountField({ start, unit }: { readonly start: string; readonly unit?: string }) {
  const [text, setText] = useState(start)
  const t = useMessages()
  const format = useFormat()
  const parsed = format.parseAmount(text, 'USD/2')
  return (
    <Field
      error={parsed.ok || parsed.fault === 'empty' ? null : amountFaultText(parsed, t, format)}
      hint="From $1 to $1,000"
      label="Amount"
    >
      <AmountInput asset="USD/2" onValueChange={setText} value={text} {...(unit ? { unit } : {})} />
    </Field>
  )
}

export const Amounts: Story = {
  render: () => (
    <>
      <AmountField start="25.50" />
      <AmountField start="1.000" />
      <AmountField start="12.345678" />
      <AmountField start="250" unit="Sky Credits" />
    </>
  ),
}
