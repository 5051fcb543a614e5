import type { Meta, StoryObj } from '@storybook/react-vite'
import { Icon, iconNames } from './icon'
import { Root } from './root'
import { Spinner } from './spinner'

const meta = { title: 'Parts/Icon', component: Icon, args: { name: 'coins' } } satisfies Meta<typeof Icon>

export default meta
type Story = StoryObj<typeof meta>

export const AllOfThem: Story = {
  render: () => (
    <Root>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, 96px)', gap: 16 }}>
        {iconNames.map((name) => (
          <div key={name} style={{ display: 'grid', justifyItems: 'center', gap: 8, fontSize: 12 }}>
            <Icon className="ck:size-5" name={name} />
            {name}
          </div>
        ))}
        <div style={{ display: 'grid', justifyItems: 'center', gap: 8, fontSize: 12 }}>
          <Spinner className="ck:size-5" />
          Spinner
        </div>
      </div>
    </Root>
  ),
}
