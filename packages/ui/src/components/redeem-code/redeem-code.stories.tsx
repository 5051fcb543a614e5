import { amount } from '@creditkit/contract'
import { extend, type MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { inWorld } from '../../testing/world'
import { RedeemCode } from './redeem-code'

const meta = {
  title: 'Components/RedeemCode',
  component: RedeemCode,
  parameters: { width: 480 },
} satisfies Meta<typeof RedeemCode>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

const redeeming =
  (code: string): Play =>
  async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Redeem' })).toBeEnabled())
    await userEvent.type(canvas.getByRole('textbox', { name: 'Code' }), code)
    await userEvent.click(canvas.getByRole('button', { name: 'Redeem' }))
  }

const failing = (fault: Parameters<MockBackend['fail']>[1]) =>
  inWorld({ prepare: (mock) => mock.fail('redeemCode', fault) })

export const Ready: Story = {}

export const FromALink: Story = { args: { defaultCode: 'WELCOME10' } }

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getConfig', 600_000) }),
}

export const Redeeming: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('redeemCode', 600_000) }),
  play: redeeming('WELCOME10'),
}

export const Redeemed: Story = {
  parameters: { texts: ['welcome 10'] },
  play: async (context) => {
    await redeeming('welcome 10')(context)
    await expect(await context.canvas.findByText(/^10\sSky Credits added$/)).toHaveFocus()
  },
}

export const NeverExpires: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      promotions: [
        {
          code: 'FOREVER',
          walletId: 'virtfusion',
          credits: amount(Number.MAX_SAFE_INTEGER - 5000, 'VFT/0'),
          description: 'An apology with a description that is rather longer than such things usually are',
          lastsDays: null,
          redeemableUntil: null,
          accounts: null,
        },
      ],
    }),
  }),
  play: redeeming('FOREVER'),
}

export const NothingEntered: Story = {
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Redeem' })).toBeEnabled())
    await userEvent.click(canvas.getByRole('button', { name: 'Redeem' }))
  },
}

export const UnknownCode: Story = { play: redeeming('NOPE') }

export const ExpiredCode: Story = { play: redeeming('SUMMER26') }

export const AlreadyRedeemed: Story = {
  parameters: failing({ code: 'code_already_redeemed' }),
  play: redeeming('WELCOME10'),
}

export const TooManyTries: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      rateLimits: [{ operation: 'redeemCode', calls: 1, perSeconds: 3600 }],
    }),
  }),
  play: async (context) => {
    await redeeming('NOPE')(context)
    await context.canvas.findByText(/This code is not valid/)
    await redeeming('2')(context)
    await expect(await context.canvas.findByRole('button', { name: /^Wait \d+ minutes$/ })).toBeDisabled()
  },
}

export const WalletUnavailable: Story = {
  parameters: failing({ code: 'wallet_unavailable' }),
  play: redeeming('WELCOME10'),
}

export const Forbidden: Story = { parameters: failing({ code: 'forbidden' }), play: redeeming('WELCOME10') }

export const UnknownOutcome: Story = {
  parameters: failing({ when: 'after' }),
  play: async (context) => {
    await redeeming('WELCOME10')(context)
    await expect(
      await context.canvas.findByText('We are checking whether the code was redeemed', {
        selector: '[tabindex]',
      }),
    ).toHaveFocus()
  },
}

export const ServerBrokeDown: Story = {
  parameters: failing({ code: 'internal' }),
  play: redeeming('WELCOME10'),
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getConfig', { code: 'internal' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const NothingMovesWhenItComes: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getConfig', 200) }),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="redeemCode"]')?.getBoundingClientRect().height
    const before = heightOf()
    await expect(await canvas.findByRole('button', { name: 'Redeem' })).toBeDisabled()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Redeem' })).toBeEnabled())
    await expect(heightOf()).toBe(before)
  },
}
