import { amount } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, spyOn } from 'storybook/test'
import { inWorld } from '../../testing/world'
import { HowCreditsWork } from './how-credits-work'

const meta = {
  title: 'Components/HowCreditsWork',
  component: HowCreditsWork,
  parameters: { width: 560 },
} satisfies Meta<typeof HowCreditsWork>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

const unfolded: Play = async ({ canvas, canvasElement, userEvent }) => {
  await canvas.findByText('What they are worth')
  for (const summary of canvasElement.querySelectorAll('details:not([open]) summary')) {
    await userEvent.click(summary)
  }
}

export const Ready: Story = {}

export const Unfolded: Story = { play: unfolded }

export const OneWallet: Story = { parameters: inWorld({ scenario: 'skypanel-credits' }), play: unfolded }

export const Unbranded: Story = { parameters: inWorld({ scenario: 'unbranded' }) }

export const NothingExpires: Story = { parameters: inWorld({ scenario: 'empty' }), play: unfolded }

export const Owed: Story = { parameters: inWorld({ scenario: 'disputed' }), play: unfolded }

export const PendingSettlement: Story = {
  parameters: inWorld({ scenario: 'pending-settlement' }),
  play: unfolded,
}

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getConfig', 600_000) }),
}

export const Partial: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('listGrants', { code: 'internal' }) }),
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getConfig', { code: 'internal' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

/** The longest names and the largest sums there are. */
export const Largest: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      branding: {
        name: { one: 'Donaudampfschifffahrtsgutschrift', other: 'Donaudampfschifffahrtsgutschriften' },
      },
      wallets: scenarios['dual-billing'].wallets.map((wallet) => ({
        ...wallet,
        rate: {
          credits: { ...wallet.rate.credits, minor: 9_007_199_254_740_991 },
          money: amount(1, 'USD/2'),
        },
        limits: { min: amount(1, 'USD/2'), max: amount(9_007_199_254_740_991, 'USD/2') },
      })),
      packages: [],
    }),
  }),
  play: unfolded,
}

export const PrintsUnfolded: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    const open = () => canvasElement.querySelectorAll('details[open]').length
    await canvas.findByText('What they are worth')
    const print = spyOn(window, 'print').mockImplementation(
      fn(() => void window.dispatchEvent(new Event('beforeprint'))),
    )
    await userEvent.click(canvas.getByRole('button', { name: 'Print' }))
    await expect(open()).toBe(7)
    window.dispatchEvent(new Event('afterprint'))
    await expect(open()).toBe(1)
    print.mockRestore()
  },
}

export const NothingMovesWhenItComes: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getConfig', 300) }),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="howCreditsWork"]')?.getBoundingClientRect().height
    await canvas.findByText('Loading how your credits work…')
    const before = heightOf()
    await canvas.findByText('What they are worth')
    await expect(heightOf()).toBe(before)
  },
}
