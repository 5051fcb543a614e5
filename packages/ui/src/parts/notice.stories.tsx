import type { Meta, StoryObj } from '@storybook/react-vite'
import { Badge } from './badge'
import { Button } from './button'
import { EmptyState } from './empty-state'
import { Notice } from './notice'
import { Root } from './root'

const tones = ['neutral', 'info', 'success', 'warning', 'danger'] as const

const meta = {
  title: 'Parts/Notice',
  component: Notice,
  parameters: { width: 520 },
  decorators: [
    (Story) => (
      <Root>
        <div className="ck:flex ck:flex-col ck:gap-3 ck:rounded-lg ck:border ck:border-border ck:bg-background ck:p-6">
          <Story />
        </div>
      </Root>
    ),
  ],
} satisfies Meta<typeof Notice>

export default meta
type Story = StoryObj<typeof meta>

export const Tones: Story = {
  render: () => (
    <>
      {tones.map((tone) => (
        <Notice key={tone} title={`A ${tone} notice`} tone={tone}>
          What happened, what it means, and what can be done about it.
        </Notice>
      ))}
    </>
  ),
}

export const TitleOnly: Story = { args: { children: 'Your payment is on its way.', tone: 'info' } }

export const WithActions: Story = {
  args: {
    tone: 'danger',
    title: 'The payment was declined',
    children: 'Your card has expired. Nothing was charged.',
    actions: (
      <>
        <Button size="sm">Try another card</Button>
        <Button size="sm" variant="ghost">
          Cancel
        </Button>
      </>
    ),
  },
}

export const Badges: Story = {
  render: () => (
    <div className="ck:flex ck:flex-wrap ck:gap-2">
      {tones.map((tone) => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
    </div>
  ),
}

export const Empty: Story = {
  render: () => (
    <EmptyState
      actions={<Button variant="primary">Add credits</Button>}
      icon="receipt"
      title="No transactions yet"
    >
      What you buy and what you spend will be listed here.
    </EmptyState>
  ),
}
