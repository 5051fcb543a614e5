import { amount } from '@creditkit/contract'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect } from 'storybook/test'
import { type BalanceLevel, LevelBadge } from './balance-level'
import { Button } from './button'
import { LiveQuantity } from './live-quantity'
import { Root } from './root'

const meta = {
  title: 'Parts/LiveQuantity',
  component: LiveQuantity,
  args: { value: amount(2750, 'SKY/2') },
  decorators: [(Story) => <Root>{Story()}</Root>],
} satisfies Meta<typeof LiveQuantity>

export default meta
type Story = StoryObj<typeof meta>

const levels: readonly BalanceLevel[] = ['low', 'zero', 'owed']

function Spending() {
  const [minor, setMinor] = useState(2750)
  return (
    <div className="ck:flex ck:items-center ck:gap-4">
      <span className="ck:text-3xl ck:font-semibold">
        <LiveQuantity value={amount(minor, 'SKY/2')} />
      </span>
      <Button onClick={() => setMinor(minor - 50)}>Spend</Button>
    </div>
  )
}

/** A new number takes the place of the old at once; nothing is shown in between. */
export const Changing: Story = {
  render: () => <Spending />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(canvas.getByText('27')).toBeVisible()
  },
}

export const Levels: Story = {
  render: () => (
    <p className="ck:flex ck:gap-2">
      {levels.map((level) => (
        <LevelBadge key={level} level={level} />
      ))}
    </p>
  ),
}
