import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { Button } from './button'
import { Icon } from './icon'
import { Root } from './root'

const meta = {
  title: 'Parts/Button',
  component: Button,
  args: { children: 'Add credits', onClick: fn() },
  decorators: [
    (Story) => (
      <Root>
        <div className="ck:flex ck:flex-wrap ck:items-center ck:gap-3">
          <Story />
        </div>
      </Root>
    ),
  ],
} satisfies Meta<typeof Button>

export default meta
type Story = StoryObj<typeof meta>

export const Variants: Story = {
  render: (args) => (
    <>
      <Button {...args} variant="primary" />
      <Button {...args} variant="secondary" />
      <Button {...args} variant="ghost" />
      <Button {...args} variant="danger">
        Remove credits
      </Button>
    </>
  ),
}

export const Small: Story = {
  render: (args) => (
    <>
      <Button {...args} size="sm" variant="primary" />
      <Button {...args} size="sm" />
      <Button {...args} size="sm" variant="ghost" />
      <Button aria-label="Refresh" onClick={args.onClick} size="icon">
        <Icon name="refresh" />
      </Button>
      <Button aria-label="Refresh" onClick={args.onClick} size="icon" variant="ghost">
        <Icon name="refresh" />
      </Button>
    </>
  ),
}

export const WithIcon: Story = {
  render: (args) => (
    <>
      <Button {...args} variant="primary">
        <Icon name="plus" />
        Add credits
      </Button>
      <Button {...args}>
        <Icon name="download" />
        Export CSV
      </Button>
      <Button {...args} variant="ghost">
        Details
        <Icon name="arrow-right" />
      </Button>
    </>
  ),
}

export const Loading: Story = {
  args: { loading: true },
  render: (args) => (
    <>
      <Button {...args} variant="primary" />
      <Button {...args} />
      <Button {...args} variant="danger" />
    </>
  ),
}

export const Disabled: Story = {
  args: { disabled: true },
  render: (args) => (
    <>
      <Button {...args} variant="primary" />
      <Button {...args} />
      <Button {...args} variant="ghost" />
    </>
  ),
}

export const Block: Story = { args: { block: true, variant: 'primary' } }
