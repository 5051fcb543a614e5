import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, waitFor } from 'storybook/test'
import { type StoryMeter, withUsage } from '../../testing/usage-world'
import { inWorld } from '../../testing/world'
import { UsageDashboard } from './index'

const meta = {
  title: 'Components/UsageDashboard',
  component: UsageDashboard,
} satisfies Meta<typeof UsageDashboard>

export default meta
type Story = StoryObj<typeof meta>

const calls = (thisMonth: number, changes: Partial<StoryMeter> = {}): StoryMeter => ({
  id: 'api-calls',
  name: 'API calls',
  unit: 'call',
  months: [thisMonth, 9120, 7480],
  ...changes,
})
const scans: StoryMeter = {
  id: 'scans',
  name: 'Code scans',
  unit: 'scan',
  included: 50,
  price: { units: 1, credits: 2 },
  months: [31, 44, 38],
}
const traffic: StoryMeter = {
  id: 'traffic',
  name: 'Traffic',
  unit: 'GB',
  included: 500,
  price: { units: 1, credits: 2 },
  months: [12, 447, 389],
}
const only = (meter: StoryMeter) => ({ decorators: [withUsage({ meters: [traffic, meter, scans] })] })

export const Ready: Story = {
  decorators: [withUsage({ meters: [traffic, scans, calls(8300)] })],
}

export const Loading: Story = {
  decorators: [withUsage({ meters: [calls(8300)], prepare: (mock) => mock.delay('*', 600_000) })],
}

export const Normal: Story = only(calls(4200))

export const GettingClose: Story = only(calls(8300))

export const AlmostUsedUp: Story = only(calls(9612))

export const UsedUp: Story = only(calls(10_000))

export const Over: Story = only(calls(13_410))

export const FarOver: Story = {
  decorators: [withUsage({ meters: [calls(410_000, { price: { units: 1000, credits: 1 } }), scans] })],
}

export const AllLevels: Story = {
  decorators: [
    withUsage({
      meters: [
        calls(3000, { id: 'a', name: 'Search calls' }),
        calls(8300, { id: 'b' }),
        calls(9612, { id: 'c', name: 'Batch calls' }),
        calls(10_000, { id: 'd', name: 'Webhook calls' }),
        calls(10_340, { id: 'e', name: 'Export calls' }),
        calls(1_204_345, { id: 'f', name: 'Status calls', included: null }),
        calls(820, { id: 'g', name: 'Image calls', included: 0, price: { units: 10, credits: 1 } }),
        calls(1, { id: 'h', name: 'Mail calls' }),
      ],
    }),
  ],
  args: { placeholders: 8 },
}

export const NothingUsed: Story = only(calls(0, { months: [] }))

export const Unlimited: Story = only(calls(1_204_345, { included: null }))

export const NoAllowance: Story = only(calls(820, { included: 0, price: { units: 10, credits: 1 } }))

export const Largest: Story = only(
  calls(9_007_199_254_000_000, { included: Number.MAX_SAFE_INTEGER, months: [9_007_199_254_000_000] }),
)

export const LongNames: Story = only(
  calls(9612, { name: 'Requests to the programming interface for partners in all regions together' }),
)

export const Empty: Story = { decorators: [withUsage({ meters: [] })] }

export const ErrorWithRetry: Story = {
  decorators: [withUsage({ meters: [scans], prepare: (mock) => mock.fail('*', { code: 'internal' }) })],
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const Forbidden: Story = {
  decorators: [withUsage({ meters: [scans], prepare: (mock) => mock.fail('*', { code: 'forbidden' }) })],
}

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const PartialHistoryMissing: Story = {
  decorators: [
    withUsage({
      meters: [calls(13_410), scans],
      prepare: (mock) => mock.fail('listUsageHistory', { code: 'internal' }),
    }),
  ],
}

export const PartialMetersMissing: Story = {
  decorators: [
    withUsage({
      meters: [calls(8300), scans],
      prepare: (mock) => mock.fail('listUsageMeters', { code: 'internal' }),
    }),
  ],
}

export const Stale: Story = {
  decorators: [
    withUsage({
      meters: [calls(8300), scans],
      spoil: (answer, mock) => {
        if (mock.requests.all('listUsageMeters').length > 1) throw new TypeError('The connection broke.')
        return answer
      },
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('Getting close')
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh usage' }))
    await expect(await canvas.findByText(/^As of .* could not be refreshed\.$/)).toBeVisible()
  },
}

export const WithoutChart: Story = { ...Ready, args: { showChart: false } }

export const HostSells: Story = { ...Over, args: { onAddCredits: fn() } }

export const Buying: Story = {
  ...Over,
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add credits' }))
    await waitFor(() => expect(screen.getByRole('dialog')).toBeVisible())
  },
}

export const NothingMovesWhenItComes: Story = {
  decorators: [withUsage({ meters: [calls(4200), scans], prepare: (mock) => mock.delay('*', 200) })],
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="usageDashboard"] > :first-child')?.getBoundingClientRect()
        .height
    const before = heightOf()
    await canvas.findByRole('heading', { name: 'Code scans' })
    await expect(heightOf()).toBe(before)
  },
}
