import { amount } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment } from '../../testing/instant-payment'
import { WithPayments } from '../../testing/payments-in-story'
import { PurchaseCredits, type PurchaseCreditsProps } from './index'
import { amountField, created, inState, payButton, type ShowOptions, show } from './testing/show'

const plain = scenarios['dual-billing']
const [skyWallet, tokenWallet] = plain.wallets
if (!skyWallet || !tokenWallet) throw new Error('The plain world has two wallets.')
const usd = (minor: number) => amount(minor, 'USD/2')
const amountInSummary = () => document.querySelector('[data-ck-slot="purchaseCreditsAmount"]')

describeConformance('PurchaseCredits', {
  draw: (appearance) => (
    <WithPayments payments={[createInstantPayment({ mock: () => undefined })]}>
      <PurchaseCredits {...(appearance ? { appearance } : {})} />
    </WithPayments>
  ),
  slot: 'purchaseCredits',
  loaded: payButton,
  data: ['Pay with PayPal', /Sky Credits?$/, skyWallet.description, /^\$/],
})

describe('choosing', () => {
  test('a preset types itself, and a typed amount selects its preset', async () => {
    const { user } = show({ walletId: 'credits' })
    await user.click(await screen.findByRole('radio', { name: '$50' }))
    expect(await amountField()).toHaveValue('50')
    await user.clear(await amountField())
    await user.type(await amountField(), '25.00')
    expect(screen.getByRole('radio', { name: '$25' })).toBeChecked()
    await user.type(await amountField(), '1')
    expect(screen.getByRole('radio', { name: '$25' })).not.toBeChecked()
  })

  test('says before paying what the money brings, at the wallet’s rate in plain words', async () => {
    const { user } = show({ walletId: 'virtfusion' })
    await user.clear(await amountField())
    await user.type(await amountField(), '12.34')
    expect(screen.getByText('You get 1,234 VirtFusion Tokens')).toBeVisible()
    expect(screen.getByText('100 VirtFusion Tokens = $1.00')).toBeVisible()
    expect(screen.getByText('4,078 VirtFusion Tokens')).toBeVisible()
    expect(screen.getByText('$12.34')).toBeVisible()
  })

  test('packages show bonus and unit price, and are bought as what they are', async () => {
    const world = show({ mode: 'packages' })
    const team = await screen.findByRole('radio', { name: /Team/ })
    expect(team).toBeChecked()
    const label = team.closest('label')
    expect(label).toHaveTextContent('Popular')
    expect(label).toHaveTextContent('+4.50 bonus')
    expect(label).toHaveTextContent('$0.95 each')
    expect(amountInSummary()).toHaveTextContent('94.50 Sky Credits')
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(JSON.parse(created(world).at(-1)?.body ?? '')).toEqual({
      walletId: 'credits',
      provider: 'paypal',
      packageId: 'team',
    })
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('94.50 Sky Credits added')
  })

  test('offers both where the wallet has packages, and the amount alone where it has none', async () => {
    show({ walletId: 'credits' })
    expect(await screen.findAllByRole('tab')).toHaveLength(2)
    document.body.replaceChildren()
    show({ walletId: 'virtfusion' })
    await amountField()
    expect(screen.queryByRole('tab')).not.toBeInTheDocument()
  })

  test('takes the focus from nobody when it has loaded: the page is not about it until somebody acts in it', async () => {
    show()
    await amountField()
    await payButton()
    expect(document.body).toHaveFocus()
  })

  test('begins with the amount that the host names', async () => {
    show({ defaultAmount: usd(123_45) })
    expect(await amountField()).toHaveValue('123.45')
  })

  test('asks for a provider only where there is a choice, and honours the host’s', async () => {
    const scenario = extend(plain, {
      wallets: [{ ...skyWallet, providers: ['paypal', 'stripe'] }, tokenWallet],
      providers: [...plain.providers, { id: 'stripe', publishableKey: 'key', environment: 'sandbox' }],
    })
    const { user, unmount } = show({}, { scenario })
    await user.click(await screen.findByRole('radio', { name: 'Card' }))
    expect(screen.getByText('You approve the payment with Stripe.', { exact: false })).toBeVisible()
    unmount()
    show({ providers: ['paypal'] }, { scenario })
    await payButton()
    expect(screen.queryByRole('radio', { name: 'Card' })).not.toBeInTheDocument()
  })
})

describe('paying', () => {
  test('goes from the choice to the receipt, and says only what the server confirmed', async () => {
    const { user, mock, onSuccess, onEvent } = show()
    await user.click(await screen.findByRole('radio', { name: '$25' }))
    await user.click(await payButton())
    await inState('succeeded')
    const heading = screen.getByRole('heading', { level: 2 })
    expect(heading).toHaveTextContent('25 Sky Credits added')
    expect(heading).toHaveFocus()
    expect(await screen.findByText('52.50 Sky Credits')).toBeVisible()
    expect(screen.getByText('$25.00')).toBeVisible()
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(onEvent.mock.calls.map(([event]) => event.type)).toEqual([
      'purchase.started',
      'purchase.completed',
    ])
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('leads on to the receipt of what was bought', async () => {
    const { user, onSuccess } = show()
    await user.click(await payButton())
    await inState('succeeded')
    const id = onSuccess.mock.calls[0]?.[0].id
    expect(screen.queryByText(id)).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'View receipt' }))
    const receipt = await screen.findByRole('dialog', { name: 'Receipt' })
    expect(await within(receipt).findByText(id)).toBeVisible()
  })

  test('names the purchase where the backend is known to have no receipt that would', async () => {
    const { user, onSuccess } = show({}, { lacks: 'getReceipt' })
    await user.click(await payButton())
    await inState('succeeded')
    expect(screen.getByText(onSuccess.mock.calls[0]?.[0].id)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'View receipt' })).not.toBeInTheDocument()
  })

  test('a double click is one purchase and one charge', async () => {
    const world = show()
    await world.user.dblClick(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(world.onSuccess).toHaveBeenCalledTimes(1)
    expect(await screen.findByText('37.50 Sky Credits')).toBeVisible()
  })

  test('locks the form while it runs, names the stage, and keeps the provider’s form where it is', async () => {
    const { user } = show({}, { decisions: ['open'] })
    const before = await payButton()
    await user.click(before)
    await inState('approving')
    expect(await amountField()).toBeDisabled()
    expect(screen.getByRole('radio', { name: '$5' })).toBeDisabled()
    const heading = screen.getByRole('heading', { name: 'Waiting for your approval' })
    expect(screen.getByRole('group', { name: 'Progress of the payment' })).toHaveFocus()
    expect(heading.closest('li')).toHaveAttribute('aria-current', 'step')
    expect(heading.closest('li')?.previousSibling).toHaveTextContent(/^Done\s*Preparing the payment$/)
    expect(before).toBeInTheDocument()
    expect(before).not.toBeVisible()
  })

  test('can be given up while the provider’s window is open', async () => {
    const world = show({}, { decisions: ['open'] })
    await world.user.click(await payButton())
    await inState('approving')
    await world.user.click(screen.getByRole('button', { name: 'Cancel this purchase' }))
    await inState('canceled')
    expect(world.onCancel).toHaveBeenCalledTimes(1)
    expect(world.onCancel.mock.calls[0]?.[0]).toMatchObject({ status: 'canceled' })
  })

  test('money that has not settled is paid and on its way, never added', async () => {
    const { user, onSuccess } = show({}, { decisions: ['approve_echeck'] })
    await user.click(await payButton())
    await inState('crediting')
    expect(
      screen.getByRole('heading', {
        name: 'Your payment is being settled. Your credits follow by themselves.',
      }),
    ).toBeVisible()
    expect(onSuccess).not.toHaveBeenCalled()
  })

  test('buying more begins with what was chosen, and is another purchase', async () => {
    const world = show()
    await world.user.click(await screen.findByRole('radio', { name: '$5' }))
    await world.user.click(await payButton())
    await inState('succeeded')
    await world.user.click(screen.getByRole('button', { name: 'Buy more' }))
    await inState('ready')
    expect(await amountField()).toHaveValue('5')
    expect(screen.getByRole('heading', { name: 'Buy Sky Credits' })).toHaveFocus()
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(world.onSuccess).toHaveBeenCalledTimes(2)
    expect(await screen.findByText('37.50 Sky Credits')).toBeVisible()
  })
})

describe('where nothing can be bought', () => {
  test.each<[string, string, PurchaseCreditsProps, ShowOptions]>([
    ['signed_out', 'Sign in to buy credits', {}, { scenario: 'signed-out' }],
    ['forbidden', 'You cannot buy credits', {}, { scenario: 'forbidden' }],
    ['missing', 'There is no such wallet', { walletId: 'gone' }, {}],
    [
      'not_purchasable',
      'Sky Credits are not for sale',
      {},
      { scenario: extend(plain, { wallets: [{ ...skyWallet, purchasable: false }, tokenWallet] }) },
    ],
    ['no_provider', 'No way to pay is set up', { providers: [] }, {}],
  ])('says that it is %s', async (state, title, props, setup) => {
    show(props, setup)
    await inState(state)
    expect(screen.getByText(title)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Pay with PayPal' })).not.toBeInTheDocument()
  })

  test('a wallet that cannot be reached takes no money until it can', async () => {
    const { user, mock } = show({ walletId: tokenWallet.id }, { scenario: 'wallet-outage' })
    await inState('unavailable')
    await mock.setReachable('virtfusion', true)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await inState('ready')
  })

  test('an error has a way on', async () => {
    const { user } = show({}, { prepare: (mock) => mock.fail('getConfig', { code: 'internal', times: 1 }) })
    await inState('error')
    expect(within(screen.getByRole('alert')).getByText(/^Reference: /)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await inState('ready')
  })

  test('a balance that cannot be loaded is no reason not to sell', async () => {
    const { user } = show({}, { prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) })
    await user.click(await payButton())
    await inState('succeeded')
  })
})
