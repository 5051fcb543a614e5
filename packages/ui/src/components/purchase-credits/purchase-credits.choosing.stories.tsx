import { amount, type CreditPackage, type ProviderId } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { createInstantPayment } from '../../testing/instant-payment'
import {
  dinarWorld,
  hugePackages,
  hugeWorld,
  packagesOfPrices,
  yenWorld,
} from '../../testing/offers-in-world'
import { payingInstantly, withPayments } from '../../testing/payments-in-story'
import { inWorld } from '../../testing/world'
import { PurchaseCredits } from './purchase-credits'

const meta = {
  title: 'Components/PurchaseCredits/Choosing',
  component: PurchaseCredits,
  args: { onSuccess: fn(), onCancel: fn(), onError: fn() },
  parameters: { width: 880 },
} satisfies Meta<typeof PurchaseCredits>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

const plain = scenarios['dual-billing']
const [skyWallet, ...otherWallets] = plain.wallets
const usd = (minor: number) => amount(minor, 'USD/2')

/** Types a text in place of what stands in the field, and stays there. */
const types =
  (text: string, then?: (canvas: ReturnType<typeof within>) => Promise<unknown>): Play =>
  async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const field = await canvas.findByLabelText('Amount to pay')
    await userEvent.clear(field)
    if (text) await userEvent.type(field, text)
    await then?.(canvas)
  }
/** The same, and then wants to pay. */
const paysFor = (text: string): Play =>
  types(text, async (canvas) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay with PayPal' }))
    await waitFor(() => expect(canvas.getByLabelText('Amount to pay')).toHaveFocus())
  })
const offers =
  (...amounts: readonly string[]) =>
  async (canvas: ReturnType<typeof within>) => {
    for (const each of amounts)
      await expect(await canvas.findByRole('button', { name: `Use ${each}` })).toBeVisible()
  }

const offering = (packages: readonly CreditPackage[]): Story => ({
  args: { mode: 'packages' },
  ...payingInstantly({ scenario: extend(plain, { packages }) }),
})

const payingWith = (...ids: readonly ProviderId[]): Story => ({
  decorators: [withPayments(ids.map((id) => createInstantPayment({ id, mock: () => undefined })))],
})

export const AmountOnly: Story = { args: { walletId: 'virtfusion' }, ...payingInstantly() }

export const PackagesOnly: Story = { args: { mode: 'packages' }, ...payingInstantly() }

export const WithoutPresets: Story = {
  args: { mode: 'amount', defaultAmount: usd(4250) },
  ...payingInstantly({
    scenario: extend(plain, { wallets: skyWallet ? [{ ...skyWallet, presets: [] }, ...otherWallets] : [] }),
  }),
}

export const TypingBelow: Story = { ...payingInstantly(), play: types('0.50', offers('$1.00')) }

export const TypingAbove: Story = { ...payingInstantly(), play: types('1500', offers('$1,000.00')) }

/** A dollar, or a thousand? Both are offered, neither is taken. */
export const TypingAmbiguous: Story = {
  ...payingInstantly(),
  play: types('1.000', offers('$1.00', '$1,000.00')),
}

export const TypingTooManyDecimals: Story = { ...payingInstantly(), play: types('25.125', offers('$25.12')) }

export const TypingAnotherCurrency: Story = { ...payingInstantly(), play: types('€ 25,50', offers('$25.50')) }

export const TypingNothing: Story = { ...payingInstantly(), play: types('') }

export const OfferTaken: Story = {
  ...payingInstantly(),
  play: types('1500', async (canvas) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Use $1,000.00' }))
    await expect(canvas.getByLabelText('Amount to pay')).toHaveValue('1,000')
    await expect(canvas.getByLabelText('Amount to pay')).toHaveFocus()
  }),
}

export const AmountEmpty: Story = { ...payingInstantly(), play: paysFor('') }

export const AmountUnreadable: Story = { ...payingInstantly(), play: paysFor('abc') }

export const AmountAmbiguous: Story = { ...payingInstantly(), play: paysFor('1.000') }

export const AmountTooPrecise: Story = { ...payingInstantly(), play: paysFor('0.001') }

export const AmountBelowMinimum: Story = { ...payingInstantly(), play: paysFor('0.50') }

export const AmountAboveMaximum: Story = { ...payingInstantly(), play: paysFor('1500') }

/** The page was loaded under other limits than those that hold now. */
export const AmountRefused: Story = {
  ...payingInstantly({
    prepare: (mock) => mock.fail('createPurchase', { code: 'amount_out_of_range' }),
  }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: '$25' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay with PayPal' }))
    await waitFor(() => expect(canvas.getByLabelText('Amount to pay')).toBeInvalid())
  },
}

export const Yen: Story = payingInstantly({ scenario: yenWorld })

export const YenTooPrecise: Story = {
  ...payingInstantly({ scenario: yenWorld }),
  play: types('2.500', offers('¥2,500')),
}

export const Dinars: Story = {
  ...payingInstantly({ scenario: dinarWorld }),
  play: types('12.345', async (canvas) => {
    await expect(await canvas.findByText(/^KWD\s12\.345$/)).toBeVisible()
  }),
}

export const LargestAmount: Story = {
  ...payingInstantly({ scenario: hugeWorld }),
  play: types('90071992547409.91'),
}

export const OnePackage: Story = offering(plain.packages.slice(0, 1))

export const TwoPackages: Story = offering(plain.packages.slice(0, 2))

export const FourPackages: Story = offering(packagesOfPrices([500, 1500, 5000, 15_000]))

export const SixPackages: Story = offering(packagesOfPrices([500, 1500, 5000, 15_000, 50_000, 100_000]))

export const HugePackages: Story = offering(hugePackages)

export const NoPackages: Story = offering([])

export const TwoProviders: Story = payingWith('paypal', 'stripe')

export const ThreeProviders: Story = payingWith('paypal', 'stripe', 'dodo')

export const FourProviders: Story = payingWith('paypal', 'stripe', 'stripe_checkout', 'dodo')

/** The card on a phone, whatever is chosen. */
export const Narrow: Story = { ...payingInstantly(), parameters: { ...inWorld({}), width: 327 } }
