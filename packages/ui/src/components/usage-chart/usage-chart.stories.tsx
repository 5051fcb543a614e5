import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { type StoryMeter, type UsageWorldOptions, withUsage as withUsageOn } from '../../testing/usage-world'
import { inWorld } from '../../testing/world'
import { UsageChart } from './index'

const meta = {
  title: 'Components/UsageChart',
  component: UsageChart,
} satisfies Meta<typeof UsageChart>

export default meta
type Story = StoryObj<typeof meta>

/** Late in a month, so that the period has days. */
const withUsage = (options: UsageWorldOptions) => withUsageOn({ today: 22, ...options })

const calls: StoryMeter = {
  id: 'api-calls',
  name: 'API calls',
  unit: 'call',
  months: [8300, 9120, 7480, 8100, 7900],
}
const traffic: StoryMeter = {
  id: 'traffic',
  name: 'Traffic',
  unit: 'GB',
  included: 500,
  months: [312, 447, 389, 350, 310],
}
const extra = (id: string, name: string, months: readonly number[]): StoryMeter => ({
  id,
  name,
  unit: 'call',
  included: 20_000,
  months,
})
const eight = [
  calls,
  extra('hooks', 'Webhook calls', [3100, 4200, 3900]),
  extra('batch', 'Batch calls', [2100, 1200, 900]),
  extra('search', 'Search calls', [1900, 2200, 1800]),
  extra('export', 'Export calls', [1500, 1300, 1700]),
  extra('images', 'Image calls', [1200, 900, 1100]),
  extra('mail', 'Mail calls', [900, 1000, 600]),
  extra('other', 'Other calls', [700, 500, 800]),
]

/** Points as the server tells them, changed on their way. */
function respell(change: (points: readonly unknown[]) => readonly unknown[]) {
  return async (answer: Response) => {
    const body: unknown = JSON.parse(await answer.clone().text())
    if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items))
      return answer
    return new Response(JSON.stringify({ ...body, items: change(body.items) }), answer)
  }
}

export const Ready: Story = { decorators: [withUsage({ meters: [calls] })] }

export const Loading: Story = {
  decorators: [withUsage({ meters: [calls], prepare: (mock) => mock.delay('*', 600_000) })],
}

export const LoadingDays: Story = {
  decorators: [withUsage({ meters: [calls], prepare: (mock) => mock.delay('listUsageHistory', 600_000) })],
}

export const SevenDays: Story = { args: { defaultRange: '7d' }, decorators: [withUsage({ meters: [calls] })] }

export const NinetyDays: Story = {
  args: { defaultRange: '90d' },
  decorators: [withUsage({ meters: [calls] })],
}

export const ThisPeriod: Story = {
  args: { defaultRange: 'period' },
  decorators: [withUsage({ meters: [calls] })],
}

export const RunningTotal: Story = {
  ...ThisPeriod,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Running total' }))
    await expect(canvas.getByText('Allowance: 10,000')).toBeVisible()
  },
}

export const OverAllowance: Story = {
  ...RunningTotal,
  decorators: [withUsage({ meters: [{ ...calls, months: [13_400, 9120] }] })],
}

export const ThreeMeters: Story = { decorators: [withUsage({ meters: eight.slice(0, 3) })] }

export const EightMeters: Story = { decorators: [withUsage({ meters: eight })] }

export const SeveralUnits: Story = {
  decorators: [withUsage({ meters: [calls, traffic, { ...traffic, id: 'backup', name: 'Backup traffic' }] })],
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'What to show' }), 'Traffic')
    await expect(await canvas.findByText(/^Most on .* GB$/)).toBeVisible()
  },
}

export const OneMeterOnly: Story = {
  args: { meterId: 'traffic' },
  decorators: [withUsage({ meters: [calls, traffic] })],
}

export const AllZero: Story = { decorators: [withUsage({ meters: [{ ...calls, months: [] }] })] }

export const OneDay: Story = {
  decorators: [
    withUsage({
      meters: [calls],
      spoil: respell((points) => points.slice(0, 1)),
    }),
  ],
}

export const NoDays: Story = { decorators: [withUsage({ meters: [calls], spoil: respell(() => []) })] }

export const Gaps: Story = {
  decorators: [
    withUsage({
      meters: [calls],
      spoil: respell((points) => points.filter((_, index) => index % 11 < 7)),
    }),
  ],
}

export const HugeNumbers: Story = {
  decorators: [
    withUsage({
      meters: [{ ...calls, included: null, months: [] }],
      spoil: respell((points) =>
        points.map((point, index) =>
          typeof point === 'object'
            ? { ...point, used: index % 3 === 0 ? Number.MAX_SAFE_INTEGER : 4_503_599_627_370_495 - index }
            : point,
        ),
      ),
    }),
  ],
}

export const Empty: Story = { decorators: [withUsage({ meters: [] })] }

export const ErrorWithRetry: Story = {
  decorators: [
    withUsage({ meters: [calls], prepare: (mock) => mock.fail('listUsageHistory', { code: 'internal' }) }),
  ],
}

export const PartialOlderDaysMissing: Story = {
  args: { defaultRange: '90d' },
  decorators: [
    withUsage({
      meters: eight,
      spoil: (answer, mock) => {
        if (mock.requests.all('listUsageHistory').length > 2) throw new TypeError('The connection broke.')
        return answer
      },
    }),
  ],
}

export const PartialNamesMissing: Story = {
  decorators: [
    withUsage({
      meters: [calls, traffic],
      prepare: (mock) => mock.fail('listUsageMeters', { code: 'internal' }),
    }),
  ],
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const Forbidden: Story = {
  decorators: [withUsage({ meters: [calls], prepare: (mock) => mock.fail('*', { code: 'forbidden' }) })],
}

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const AsTable: Story = {
  ...ThreeMeters,
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Show as table' })).toBeEnabled())
    await userEvent.click(canvas.getByRole('button', { name: 'Show as table' }))
    await expect(canvas.getByRole('table')).toBeVisible()
  },
}

export const ReadDayByDay: Story = {
  ...ThreeMeters,
  play: async ({ canvas, userEvent }) => {
    const reader = await canvas.findByRole('slider', { name: 'Day' })
    await userEvent.tab()
    await userEvent.tab()
    await userEvent.tab()
    await userEvent.tab()
    await expect(reader).toHaveFocus()
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}')
    await expect(canvas.getByText('Total')).toBeVisible()
  },
}

export const CustomDays: Story = {
  ...Ready,
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('slider', { name: 'Day' })
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Which days' }), 'Other days…')
    await expect(canvas.getByLabelText('From')).toBeVisible()
  },
}
