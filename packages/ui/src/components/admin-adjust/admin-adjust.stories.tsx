import { extend, type MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, userEvent, waitFor, type within } from 'storybook/test'
import { inWorld } from '../../testing/world'
import { AdminAdjust } from './admin-adjust'

const asAdmin = (also: (mock: MockBackend) => void = () => undefined) => ({
  prepare: (mock: MockBackend) => {
    mock.as('admin')
    also(mock)
  },
})

const REASON = 'Goodwill after the outage on 15 November'

const meta = {
  title: 'Components/AdminAdjust',
  component: AdminAdjust,
  args: { onAdjusted: fn(), userId: 'usr_ada' },
  parameters: { width: 680, texts: [REASON], ...inWorld(asAdmin()) },
} satisfies Meta<typeof AdminAdjust>

export default meta
type Story = StoryObj<typeof meta>

type Canvas = ReturnType<typeof within>

async function fill(canvas: Canvas, amount: string, reason: string, remove = false) {
  const field = await canvas.findByLabelText('Amount')
  if (remove) await userEvent.click(canvas.getByRole('radio', { name: 'Remove' }))
  if (amount) await userEvent.type(field, amount)
  if (reason) await userEvent.type(canvas.getByLabelText('Reason'), reason)
}

async function review(canvas: Canvas) {
  await userEvent.click(canvas.getByRole('button', { name: 'Review' }))
}

export const ChooseUser: Story = { args: { userId: undefined } }

export const NobodyFound: Story = {
  args: { userId: undefined },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Customer'), 'zebra')
    await expect(await canvas.findByText(/Nobody is found/)).toBeVisible()
  },
}

export const Ready: Story = {}

export const Filled: Story = {
  play: ({ canvas }) => fill(canvas, '12.50', REASON),
}

export const Confirm: Story = {
  play: async ({ canvas }) => {
    await fill(canvas, '12.50', REASON)
    await review(canvas)
    const dialog = await screen.findByRole('dialog')
    // It fades in.
    await waitFor(() => expect(dialog).toBeVisible())
  },
}

export const Faults: Story = {
  play: async ({ canvas }) => {
    await fill(canvas, '27.51', '', true)
    await review(canvas)
    await expect(canvas.getByText(/^Only 27\.50\sSky Credits can be removed\.$/)).toBeVisible()
  },
}

export const Done: Story = {
  play: async ({ canvas }) => {
    await fill(canvas, '12.50', REASON)
    await review(canvas)
    await userEvent.click(await screen.findByRole('button', { name: /^Add 12.50\sSky Credits$/ }))
    await expect(await canvas.findByRole('heading', { name: 'Done' })).toBeVisible()
  },
}

/** A backend that hands out neither the line of the history nor the entry of the audit trail. */
export const DoneWithoutProof: Story = {
  ...Done,
  parameters: inWorld({ ...asAdmin(), without: ['transaction', 'audit'] }),
}

export const OutcomeUnknown: Story = {
  parameters: inWorld(asAdmin((mock) => mock.fail('adminAdjust', { when: 'after', times: 1 }))),
  play: async ({ canvas }) => {
    await fill(canvas, '12.50', 'Goodwill')
    await review(canvas)
    await userEvent.click(await screen.findByRole('button', { name: /^Add 12.50\sSky Credits$/ }))
    await expect(await screen.findByRole('button', { name: 'Check and finish' })).toBeVisible()
  },
}

export const Conflict: Story = {
  parameters: inWorld(asAdmin((mock) => mock.fail('adminAdjust', { code: 'version_conflict', times: 1 }))),
  play: async ({ canvas }) => {
    await fill(canvas, '12.50', 'Goodwill')
    await review(canvas)
    await userEvent.click(await screen.findByRole('button', { name: /^Add 12.50\sSky Credits$/ }))
    await expect(await canvas.findByText('The balance has changed in the meantime')).toBeVisible()
  },
}

export const Refused: Story = {
  parameters: inWorld(asAdmin((mock) => mock.fail('adminAdjust', { code: 'wallet_unavailable', times: 1 }))),
  play: async ({ canvas }) => {
    await fill(canvas, '12.50', 'Goodwill')
    await review(canvas)
    await userEvent.click(await screen.findByRole('button', { name: /^Add 12.50\sSky Credits$/ }))
    await expect(await canvas.findByText('Nothing was changed')).toBeVisible()
  },
}

export const WalletUnavailable: Story = {
  parameters: inWorld({ scenario: 'wallet-outage', ...asAdmin() }),
}

export const NoChangesYet: Story = {
  parameters: inWorld({ scenario: extend('dual-billing', { history: [] }), ...asAdmin() }),
}

export const Loading: Story = {
  parameters: inWorld(asAdmin((mock) => mock.delay('*', 600_000))),
}

export const Forbidden: Story = { parameters: inWorld({ prepare: (mock) => mock.as('customer') }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const LoadFailed: Story = {
  parameters: inWorld(asAdmin((mock) => mock.fail('adminGetUserCredits', { code: 'internal' }))),
}

export const Offline: Story = { parameters: inWorld(asAdmin((mock) => mock.offline())) }
