import type { Meta, StoryObj } from '@storybook/react-vite'
import { Meter } from './meter'
import { Root } from './root'

const meta = {
  title: 'Parts/Meter',
  component: Meter,
  args: { labelledBy: 'none', value: 0, limit: 100, text: '' },
  parameters: { width: 420 },
} satisfies Meta<typeof Meter>

export default meta
type Story = StoryObj<typeof meta>

const samples = [
  { value: 0, tone: 'primary' },
  { value: 1, tone: 'primary' },
  { value: 42, tone: 'primary' },
  { value: 83, tone: 'warning' },
  { value: 97, tone: 'danger' },
  { value: 100, tone: 'danger' },
  { value: 134, tone: 'danger' },
  { value: 100_000, tone: 'danger' },
] as const

export const Levels: Story = {
  render: () => (
    <Root>
      <div className="ck:flex ck:flex-col ck:gap-5 ck:rounded-lg ck:border ck:border-border ck:bg-background ck:p-6">
        {samples.map(({ value, tone }) => (
          <div className="ck:flex ck:flex-col ck:gap-1.5" key={value}>
            <span className="ck:text-sm" id={`meter-${value}`}>
              {value} of 100
            </span>
            <Meter
              labelledBy={`meter-${value}`}
              limit={100}
              marks={[0.8, 0.95]}
              text={`${value} of 100`}
              tone={tone}
              value={value}
            />
          </div>
        ))}
      </div>
    </Root>
  ),
}
