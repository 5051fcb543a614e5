import type { Meta, StoryObj } from '@storybook/react-vite'
import { type CSSProperties, useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { BillingPage } from '../components/billing-page/index'
import { CreditBalance } from '../components/credit-balance/index'
import { hostPage } from './testing/host-page'
import { become, type Host, hosts } from './testing/hosts'

interface Arguments {
  readonly host: keyof typeof hosts | 'plain'
}

const looks: Readonly<Record<string, Host>> = hosts

/** A column of the page that is nobody's: what a host says of a bare `div` would cut off whatever is in it. */
const column = (left: string, width: string): CSSProperties => ({
  all: 'revert',
  position: 'absolute',
  zIndex: 4,
  top: 16,
  left,
  width,
})

/** The kit in an article of a host's, with the rest of the host's page beside it, in the look that is picked. */
function HostPage({ host }: Arguments) {
  useLayoutEffect(() => {
    const look = looks[host]
    return look && become(look)
  }, [host])
  // At the end of the body, because the page around a story would be cut off as well.
  return createPortal(
    <>
      <div className="content prose card-body" style={column('2%', '58%')}>
        <CreditBalance variant="compact" walletId="credits" />
        <BillingPage deepLinks={false} />
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a fixed text of ours, as a host would have it. */}
      <div dangerouslySetInnerHTML={markup} style={column('62%', '36%')} />
    </>,
    document.body,
  )
}
const markup = { __html: hostPage }

const meta = {
  title: 'Theme/Hostile hosts',
  component: HostPage,
  tags: ['!autodocs'],
  args: { host: 'plain' },
  argTypes: { host: { control: 'select', options: ['plain', ...Object.keys(hosts)] } },
  // The pages are a host's, with all that a host does wrong.
  parameters: { a11y: { test: 'off' } },
} satisfies Meta<typeof HostPage>

export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {}

export const Everything: Story = { args: { host: 'with rules for everything' } }

export const BareElements: Story = { args: { host: 'with rules for bare elements' } }

export const Articles: Story = { args: { host: 'with rules for its articles' } }

export const Bootstrap: Story = { args: { host: 'with Bootstrap 5' } }

export const Tailwind3: Story = { args: { host: 'with Tailwind 3' } }

export const Tailwind4: Story = { args: { host: 'with Tailwind 4' } }

export const SmallRem: Story = { args: { host: 'whose rem is 10 px' } }

export const RightToLeft: Story = { args: { host: 'that runs from right to left' } }
