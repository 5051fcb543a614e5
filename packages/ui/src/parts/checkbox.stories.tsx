import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentProps, useState } from 'react'
import { Checkbox } from './checkbox'
import { Root } from './root'

function Controlled(props: ComponentProps<typeof Checkbox>) {
  const [checked, setChecked] = useState(props.checked)
  return (
    <Root>
      <Checkbox {...props} checked={checked} onCheckedChange={setChecked} />
    </Root>
  )
}

const meta = {
  title: 'Parts/Checkbox',
  component: Checkbox,
  render: (args) => <Controlled {...args} />,
  args: { label: 'Renew by itself', checked: false, onCheckedChange: () => {} },
} satisfies Meta<typeof Checkbox>

export default meta
type Story = StoryObj<typeof meta>

export const Unchecked: Story = {}
export const Checked: Story = { args: { checked: true, description: 'Every month, until you turn it off.' } }
export const Switch: Story = { args: { appearance: 'switch' } }
export const SwitchOn: Story = {
  args: { appearance: 'switch', checked: true, description: 'When 5 credits are left.' },
}
export const Disabled: Story = { args: { disabled: true, checked: true } }
