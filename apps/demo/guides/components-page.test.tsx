import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import {
  AutoTopUp,
  BillingPage,
  CreditBalance,
  CreditGate,
  CreditsProvider,
  PurchaseDialog,
  PurchaseReturn,
} from '@creditkit/ui'
import { paypal } from '@creditkit/ui/paypal'
import { dodo, stripeCheckout } from '@creditkit/ui/redirect'
import { stripe } from '@creditkit/ui/stripe'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })
const tools = createMockBackend({ scenario: 'tool-credits' })
const toolsClient = createCreditsClient({ fetch: tools.fetch, storage: createMemoryStorage() })
const SaveCard = ({ onDone }: { onDone: () => void }) => (
  <button type="button" onClick={onDone}>
    Save this card
  </button>
)
const upscale = async (image: string, _signal: AbortSignal) => `${image}?size=large`

// #region whole-page
function Billing() {
  return (
    <CreditsProvider client={client} payments={[paypal, stripe, stripeCheckout, dodo]}>
      <BillingPage sections={['wallets', 'plans', 'usage', 'transactions']} />
    </CreditsProvider>
  )
}
// #endregion

// #region balance-and-dialog
function Header() {
  const [isBuying, setBuying] = useState(false)
  return (
    <header>
      <CreditBalance variant="compact" onAddCredits={() => setBuying(true)} />
      <PurchaseDialog open={isBuying} onOpenChange={setBuying} />
    </header>
  )
}
// #endregion

// #region return-page
function ThankYou() {
  return <PurchaseReturn continueUrl="/billing" />
}
// #endregion

// #region auto-top-up
function TopUps() {
  const [isSaving, setSaving] = useState(false)
  return (
    <>
      <AutoTopUp onAddPaymentMethod={() => setSaving(true)} />
      {isSaving && <SaveCard onDone={() => setSaving(false)} />}
    </>
  )
}
// #endregion

// #region gate
function Upscale({ image }: { image: string }) {
  const [result, setResult] = useState<string>()
  return (
    <>
      <CreditGate
        tool="image-generation"
        complexity="low"
        label="Upscale"
        perform={({ signal }) => upscale(image, signal)}
        onDone={setResult}
      />
      {result && <img src={result} alt="The upscaled one" />}
    </>
  )
}
// #endregion

it('a billing page is one import, with every way to pay', async () => {
  render(<Billing />)
  for (const name of ['Sky Credits', 'VirtFusion Tokens', 'Plans', 'Usage', 'Transactions']) {
    expect(await screen.findByRole('tab', { name })).toBeTruthy()
  }
  fireEvent.click(screen.getByRole('button', { name: 'Buy Sky Credits' }))
  await waitFor(() => expect(screen.getAllByRole('radio', { name: /PayPal|Card|Dodo/ })).toHaveLength(4))
})

it('a balance in a header leads to buying over the page', async () => {
  render(
    <CreditsProvider client={client} live={false} payments={[dodo]}>
      <Header />
    </CreditsProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: /27\.50/ }))
  fireEvent.click(await screen.findByRole('button', { name: 'Add credits' }))
  expect(await screen.findByRole('button', { name: /DodoPayments/ })).toBeTruthy()
})

it('the page to come back to says so where there is nothing to come back from', async () => {
  render(
    <CreditsProvider client={client} live={false}>
      <ThankYou />
    </CreditsProvider>,
  )
  await waitFor(() =>
    expect(document.querySelector('[data-ck-slot="purchaseReturn"]')?.getAttribute('data-state')).toBe(
      'nothing',
    ),
  )
  expect(screen.getByRole('link').getAttribute('href')).toBe('/billing')
})

it('automatic top-up offers what the wallet takes, without adapters, and asks for a payment method where none is saved', async () => {
  render(
    <CreditsProvider client={client} live={false} payments={[]}>
      <TopUps />
    </CreditsProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Set up' }))
  const choice = screen.getByRole('combobox', { name: 'Pay with' })
  const wallet = (await client.getConfig()).wallets.find(({ id }) => id === 'credits')
  const offered = within(choice)
    .getAllByRole('option')
    .map((option) => option.getAttribute('value'))
  expect(offered.filter((id) => id !== '')).toEqual(wallet?.providers)

  fireEvent.change(screen.getByRole('textbox', { name: 'Buy for' }), { target: { value: '40' } })
  fireEvent.change(choice, { target: { value: 'paypal' } })
  expect(screen.queryByRole('button', { name: 'Add a payment method' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Review and turn on' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Turn on' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Add a payment method' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save this card' }))
  expect(screen.getByRole('textbox', { name: 'Buy for' })).toHaveProperty('value', '40')

  // Stripe keeps a card of Ada's, in this scenario.
  fireEvent.change(choice, { target: { value: 'stripe' } })
  fireEvent.click(screen.getByRole('button', { name: 'Review and turn on' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Turn on' }))
  expect(await screen.findByText('Automatic top-up is on.')).toBeTruthy()
})

it('a gate takes what its action costs, and hands on what it brings', async () => {
  const before = await toolsClient.getBalance({ walletId: 'credits' })
  render(
    <CreditsProvider client={toolsClient} live={false}>
      <Upscale image="photo.png" />
    </CreditsProvider>,
  )
  const button = await screen.findByRole('button', { name: /Upscale/ })
  await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'))
  fireEvent.click(button)
  expect((await screen.findByAltText('The upscaled one')).getAttribute('src')).toBe('photo.png?size=large')
  await waitFor(async () => expect(await toolsClient.getBalance({ walletId: 'credits' })).not.toEqual(before))
})
