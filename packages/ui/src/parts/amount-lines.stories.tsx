import type { Meta, StoryObj } from '@storybook/react-vite'
import { AmountLines } from './amount-lines'
import { Card, CardBody } from './card'
import { Root } from './root'

const meta = {
  title: 'Parts/AmountLines',
  component: AmountLines,
  parameters: { width: 360 },
  render: (args) => (
    <Root>
      <Card>
        <CardBody>
          <AmountLines {...args} />
        </CardBody>
      </Card>
    </Root>
  ),
} satisfies Meta<typeof AmountLines>

export default meta
type Story = StoryObj<typeof meta>

export const WithASum: Story = {
  args: {
    lines: [
      { term: 'Cost', value: '15 Sky Credits' },
      { term: 'Balance now', value: '27.50 Sky Credits' },
      { term: 'Balance after', value: '12.50 Sky Credits', isSum: true },
    ],
  },
}

export const Longest: Story = {
  args: {
    lines: [
      { term: 'Guthaben nach der Abbuchung dieses Monats', value: '90.071.992.547.409,91 Sky Credits' },
      { term: 'Fehlend', value: '90.071.992.547.409,91 Sky Credits', isSum: true },
    ],
  },
}
