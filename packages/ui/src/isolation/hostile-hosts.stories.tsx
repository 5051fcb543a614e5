import type { Meta, StoryObj } from '@storybook/react-vite'
import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { BillingPage } from '../components/billing-page/index'
import { CreditBalance } from '../components/credit-balance/index'
import { hostPage } from './testing/host-page'
import { become, type Host, hosts } from './testing/hosts'

interface Arguments {
  readonly host: keyof typeof hosts | 'plain'
}

const looks: Readonly<Record<string, Host>> = hosts

/** A host's page in the look that is picked, with the kit in the middle of it. */
function HostPage({ host }: Arguments) {
  const [page, setPage] = useState<HTMLElement | null>(null)
  useLayoutEffect(() => {
    const look = looks[host]
    return look && become(look)
  }, [host])
  const guest = page?.querySelector('#guest')
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a fixed text of ours, as a host would have it. */}
      <div dangerouslySetInnerHTML={markup} ref={setPage} />
      {guest
        ? createPortal(
            <div style={{ all: 'revert', display: 'block', width: 'auto', height: 'auto', float: 'none' }}>
              <CreditBalance variant="compact" walletId="credits" />
              <BillingPage deepLinks={false} />
            </div>,
            guest,
          )
        : null}
    </>
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
