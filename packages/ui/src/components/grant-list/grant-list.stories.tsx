import { extend, type MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { got, used, withPast } from '../../testing/balances'
import { inWorld } from '../../testing/world'
import { GrantList } from './grant-list'

const meta = {
  title: 'Components/GrantList',
  component: GrantList,
  parameters: { width: 720, ...inWorld({ clock: 'present' }) },
} satisfies Meta<typeof GrantList>

export default meta
type Story = StoryObj<typeof meta>

const many = Array.from({ length: 30 }, (_, index) => got(100, { expiresInDays: 3 + index, source: 'promo' }))
let backend: MockBackend | undefined

export const Ready: Story = {}

export const Narrow: Story = { parameters: { width: 327 } }

export const ExternalWallet: Story = { args: { walletId: 'virtfusion' } }

/** Lots that expire today, tomorrow, in months and in years. */
export const Expiries: Story = {
  parameters: inWorld({
    scenario: withPast(
      got(500, { expiresInDays: 1, source: 'promo' }),
      got(120_000, { expiresInDays: 9 }),
      got(2500, { expiresInDays: 75 }),
      got(2500, { expiresInDays: 800, source: 'promo' }),
      got(5000),
      ...used(250, 4),
    ),
  }),
}

export const Largest: Story = {
  parameters: { width: 327, ...inWorld({ scenario: withPast(got(Number.MAX_SAFE_INTEGER), ...used(1, 3)) }) },
}

export const LongName: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      branding: {
        name: {
          one: 'Nordlys-Infrastrukturguthabenpunkt',
          other: 'Nordlys-Infrastrukturguthabenpunkte',
        },
      },
    }),
  }),
}

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('listGrants', 600_000) }),
}

export const Empty: Story = { parameters: inWorld({ scenario: 'empty' }) }

export const MoreThanAPage: Story = {
  parameters: inWorld({ scenario: withPast(...many) }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }))
    await expect(await canvas.findAllByText('All 1.00 left')).toHaveLength(30)
  },
}

export const MoreNotLoaded: Story = {
  parameters: inWorld({
    scenario: withPast(...many),
    prepare: (mock) => {
      backend = mock
    },
  }),
  play: async ({ canvas, userEvent }) => {
    const more = await canvas.findByRole('button', { name: 'Show more' })
    backend?.fail('listGrants', { code: 'internal' })
    await userEvent.click(more)
    await expect(await canvas.findByText('The rest could not be loaded.')).toBeVisible()
  },
}

export const Stale: Story = {
  parameters: inWorld({
    prepare: (mock) => {
      backend = mock
    },
  }),
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('Promotion')
    backend?.offline()
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh the list' }))
    await expect(await canvas.findByText(/^As of/)).toBeVisible()
  },
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('listGrants', { code: 'internal' }) }),
}

export const Unavailable: Story = {
  args: { walletId: 'virtfusion' },
  parameters: inWorld({ scenario: 'wallet-outage' }),
}

export const Forbidden: Story = { parameters: inWorld({ scenario: 'forbidden' }) }

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const NoSuchWallet: Story = { args: { walletId: 'atlantis' } }
