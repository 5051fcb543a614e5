import { useConfig } from '@creditkit/client/react'
import { amount, type CreditPackage } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect } from 'react'
import { expect, fn, screen, waitFor, within } from 'storybook/test'
import { hugePackages, packagesOfPrices, yenWorld } from '../../testing/offers-in-world'
import { payingInstantly } from '../../testing/payments-in-story'
import { inWorld } from '../../testing/world'
import { CreditPackages } from './credit-packages'

const meta = {
  title: 'Components/CreditPackages',
  component: CreditPackages,
  args: { onChoose: fn() },
  parameters: { width: 960 },
} satisfies Meta<typeof CreditPackages>

export default meta
type Story = StoryObj<typeof meta>

const plain = scenarios['dual-billing']
const offering = (packages: readonly CreditPackage[]) => ({
  parameters: inWorld({ scenario: extend(plain, { packages }) }),
})

let stale: MockBackend | undefined

export const Ready: Story = {}

export const Narrow: Story = { parameters: { width: 327 } }

export const Loading: Story = {
  parameters: inWorld({ prepare: (mock) => mock.delay('getConfig', 3_600_000) }),
}

export const OnePackage: Story = offering(plain.packages.slice(0, 1))

export const TwoPackages: Story = offering(plain.packages.slice(0, 2))

export const FourPackages: Story = offering(packagesOfPrices([500, 1500, 5000, 15_000]))

export const SixPackages: Story = offering(packagesOfPrices([500, 1500, 5000, 15_000, 50_000, 100_000]))

/** All cost the same by the credit: none is said to be better. */
export const NoneIsBetter: Story = offering(
  plain.packages.map((offer) => ({ ...offer, bonus: amount(0, 'SKY/2'), popular: false })),
)

export const PopularIsBestValue: Story = offering(
  plain.packages.map((offer) => ({ ...offer, popular: offer.id === 'fleet' })),
)

export const HugeNumbersAndLongNames: Story = offering(hugePackages)

export const Yen: Story = { parameters: inWorld({ scenario: yenWorld }) }

export const Empty: Story = { render: () => <CreditPackages />, ...offering([]) }

export const NotPurchasable: Story = {
  parameters: inWorld({
    scenario: extend(plain, { wallets: plain.wallets.map((wallet) => ({ ...wallet, purchasable: false })) }),
  }),
}

/** The wallet of the packages cannot be reached: they are told, and none is sold. */
export const Unavailable: Story = {
  args: { walletId: 'virtfusion' },
  parameters: inWorld({
    scenario: extend('wallet-outage', {
      packages: plain.packages.map((offer) => ({
        ...offer,
        walletId: 'virtfusion',
        credits: amount(offer.credits.minor, 'VFT/0'),
        bonus: amount(offer.bonus.minor, 'VFT/0'),
      })),
    }),
  }),
}

export const ErrorWithRetry: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getConfig', { code: 'internal' }) }),
}

export const Offline: Story = { parameters: inWorld({ scenario: 'offline' }) }

export const SignedOut: Story = { parameters: inWorld({ scenario: 'signed-out' }) }

export const Forbidden: Story = { parameters: inWorld({ scenario: 'forbidden' }) }

export const NoSuchWallet: Story = { args: { walletId: 'gone' } }

export const Unbranded: Story = { parameters: inWorld({ scenario: 'unbranded' }) }

/** Without `onChoose`, the button leads to paying for that very package. */
export const BuysInADialog: Story = {
  render: () => <CreditPackages />,
  ...payingInstantly(),
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Buy Fleet for $500' }))
    const dialog = within(await screen.findByRole('dialog'))
    await waitFor(() => expect(dialog.getByRole('radio', { name: /Fleet/ })).toBeChecked())
  },
}

/** Asks for the configuration once more when it has come, as any other component of a page may. */
function AskedAgain({ mock }: { readonly mock: () => MockBackend | undefined }) {
  const { data, refetch } = useConfig()
  const isKnown = data !== undefined
  useEffect(() => {
    if (!isKnown) return
    mock()?.offline()
    void refetch()
  }, [isKnown, refetch, mock])
  return <CreditPackages />
}

/** The first answer comes, the next one is lost: the packages stay, with the time they are from. */
export const Stale: Story = {
  parameters: inWorld({
    prepare: (mock) => {
      stale = mock
    },
  }),
  render: () => <AskedAgain mock={() => stale} />,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/^As of .* could not be refreshed/)).toBeVisible()
  },
}
