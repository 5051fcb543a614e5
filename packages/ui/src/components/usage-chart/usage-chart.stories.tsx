import type { Meta, StoryObj } from '@storybook/react-vite'
import { UsageChart } from './index'
import { type StoryMeter, withUsage } from './testing/usage-world'

const meta = {
  title: 'Components/UsageChart',
  component: UsageChart,
} satisfies Meta<typeof UsageChart>

export default meta
type Story = StoryObj<typeof meta>

const calls: StoryMeter = {
  id: 'api-calls',
  name: 'API calls',
  unit: 'call',
  months: [8300, 9120, 7480, 8100],
}

export const Ready: Story = { decorators: [withUsage({ meters: [calls] })] }

export const Loading: Story = {
  decorators: [withUsage({ meters: [calls], prepare: (mock) => mock.delay('listUsageHistory', 600_000) })],
}

export const ThreeOfOneUnit: Story = {
  decorators: [
    withUsage({
      meters: [
        calls,
        { id: 'webhooks', name: 'Webhook calls', unit: 'call', months: [3100, 4200, 3900, 3000] },
        { id: 'batch', name: 'Batch calls', unit: 'call', months: [2100, 1200, 900, 700] },
      ],
    }),
  ],
}
