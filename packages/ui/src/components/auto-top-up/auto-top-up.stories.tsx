import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, waitFor } from 'storybook/test'
import { inWorld, type WorldOptions } from '../../testing/world'
import { AutoTopUp } from './auto-top-up'
import { failOnce, loseAfterFirst, reachLimit, setRule, withBadCard } from './testing/rules'

const meta = {
  title: 'Components/AutoTopUp',
  component: AutoTopUp,
  parameters: { width: 560 },
} satisfies Meta<typeof AutoTopUp>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

const withRule = (
  prepare: (mock: MockBackend) => void | Promise<void> = setRule,
  options: WorldOptions = {},
) => inWorld({ ...options, prepare })

const press =
  (...names: readonly string[]): Play =>
  async ({ canvas, userEvent }) => {
    for (const name of names) await userEvent.click(await canvas.findByRole('button', { name }))
  }

export const Unset: Story = {}

export const Off: Story = { parameters: withRule((mock) => setRule(mock, { enabled: false })) }

export const On: Story = { parameters: withRule() }

export const Bought: Story = {
  parameters: withRule((mock) => setRule(mock, { threshold: amount(3000, 'SKY/2') })),
}

export const LimitReached: Story = { parameters: withRule(reachLimit) }

export const Failed: Story = { parameters: withRule(failOnce, { scenario: withBadCard }) }

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getAutoTopUp', 600_000) }),
}

export const Editing: Story = {
  parameters: withRule(),
  play: async (context) => {
    await press('Change')(context)
    const { canvas, userEvent } = context
    const amountField = canvas.getByRole('textbox', { name: 'Buy for' })
    await userEvent.clear(amountField)
    await userEvent.type(amountField, '50')
    await expect(canvas.getByText(/we buy 50\sSky Credits for \$50\.00/, { selector: 'p' })).toBeVisible()
    await expect(canvas.getByText('Unsaved changes')).toBeVisible()
  },
}

export const SettingUp: Story = { play: press('Set up') }

export const Incomplete: Story = {
  play: async (context) => {
    await press('Set up')(context)
    const { canvas, userEvent } = context
    await userEvent.clear(canvas.getByRole('textbox', { name: 'At most a month' }))
    await userEvent.type(canvas.getByRole('textbox', { name: 'At most a month' }), '3')
    await press('Review and turn on')(context)
  },
}

export const Confirming: Story = {
  play: async (context) => {
    await press('Set up')(context)
    await context.userEvent.selectOptions(
      context.canvas.getByRole('combobox', { name: 'Pay with' }),
      'stripe',
    )
    await press('Review and turn on')(context)
    await waitFor(() =>
      expect(screen.getByRole('dialog', { name: 'Turn on automatic top-up?' })).toBeVisible(),
    )
  },
}

export const Saving: Story = {
  parameters: withRule(async (mock) => {
    await setRule(mock)
    mock.delay('setAutoTopUp', 600_000)
  }),
  play: press('Change', 'Save changes'),
}

export const Saved: Story = {
  parameters: withRule(),
  play: async (context) => {
    await press('Change', 'Save changes')(context)
    await expect(await context.canvas.findByText('Your changes are saved.')).toBeVisible()
  },
}

export const TurnedOff: Story = {
  parameters: withRule(),
  play: async (context) => {
    await press('Turn off')(context)
    await expect(await context.canvas.findByText(/^Automatic top-up is off\./)).toBeVisible()
  },
}

export const NoSavedMethod: Story = {
  args: { onAddPaymentMethod: fn() },
  play: async (context) => {
    await press('Set up')(context)
    await context.userEvent.selectOptions(
      context.canvas.getByRole('combobox', { name: 'Pay with' }),
      'paypal',
    )
    await press('Review and turn on')(context)
    await context.userEvent.click(await screen.findByRole('button', { name: 'Turn on' }))
    await expect(
      await context.canvas.findByText(/^PayPal: no saved payment method can be charged/),
    ).toBeVisible()
  },
}

export const NotSaved: Story = {
  parameters: withRule(async (mock) => {
    await setRule(mock)
    mock.fail('setAutoTopUp', { code: 'forbidden' })
  }),
  play: press('Change', 'Save changes'),
}

export const UnknownOutcome: Story = {
  parameters: withRule(async (mock) => {
    await setRule(mock)
    mock.fail('setAutoTopUp')
  }),
  play: async (context) => {
    await press('Change')(context)
    await context.userEvent.type(context.canvas.getByRole('textbox', { name: 'At most a month' }), '0')
    await press('Save changes')(context)
  },
}

export const NotTurnedOff: Story = {
  parameters: withRule(async (mock) => {
    await setRule(mock)
    mock.fail('setAutoTopUp', { code: 'rate_limited' })
  }),
  play: press('Turn off'),
}

export const Stale: Story = {
  parameters: withRule(async (mock) => {
    await setRule(mock)
    loseAfterFirst(mock)
  }),
  play: async (context) => {
    await press('Change', 'Save changes')(context)
    await expect(await context.canvas.findByText(/^As of .* could not be refreshed\.$/)).toBeVisible()
  },
}

export const NotAvailable: Story = {
  parameters: inWorld({
    scenario: extend('dual-billing', {
      wallets: scenarios['dual-billing'].wallets.map((wallet) => ({ ...wallet, purchasable: false })),
    }),
  }),
}

export const NoSuchWallet: Story = { args: { walletId: 'atlantis' } }

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getAutoTopUp', { code: 'internal' }) }),
}

export const Forbidden: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getAutoTopUp', { code: 'forbidden' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

/** The longest names and the largest sums there are. */
export const Largest: Story = {
  parameters: withRule(
    (mock) =>
      setRule(mock, {
        threshold: amount(900_719_925_474_099, 'SKY/2'),
        amount: amount(99_999_999_999, 'USD/2'),
        monthlyLimit: amount(9_007_199_254_740_991, 'USD/2'),
      }),
    {
      scenario: extend('dual-billing', {
        branding: {
          name: { one: 'Donaudampfschifffahrtsgutschrift', other: 'Donaudampfschifffahrtsgutschriften' },
        },
        wallets: scenarios['dual-billing'].wallets.map((wallet) => ({
          ...wallet,
          limits: { min: amount(100, 'USD/2'), max: amount(99_999_999_999, 'USD/2') },
        })),
      }),
    },
  ),
}

export const NothingMovesWhenItComes: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getAutoTopUp', 300) }),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="autoTopUp"]')?.getBoundingClientRect().height
    await canvas.findByText('Loading your automatic top-up…')
    const before = heightOf()
    await canvas.findByRole('button', { name: 'Set up' })
    await expect(heightOf()).toBe(before)
  },
}
