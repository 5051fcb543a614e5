import { createPurchaseFlow } from '@creditkit/client'
import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment, type InstantDecision } from '../../testing/instant-payment'
import { WithPayments } from '../../testing/payments-in-story'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { PurchaseCredits, type PurchaseCreditsProps } from './index'

interface Setup extends WorldOptions {
  readonly decisions?: readonly InstantDecision[]
  readonly locale?: string
  readonly world?: World
}

const plain = scenarios['dual-billing']
const [skyWallet, tokenWallet] = plain.wallets
if (!skyWallet || !tokenWallet) throw new Error('The plain world has two wallets.')
const usd = (minor: number) => amount(minor, 'USD/2')

function show(props: PurchaseCreditsProps = {}, setup: Setup = {}) {
  const { decisions, locale = 'en', world = createWorld(setup) } = setup
  const payment = createInstantPayment({ mock: () => world.mock, decisions })
  const payments = [payment, { ...payment, id: 'stripe' as const }]
  const listeners = { onSuccess: vi.fn(), onCancel: vi.fn(), onError: vi.fn(), onEvent: vi.fn() }
  const { onEvent, ...heard } = listeners
  const page = (more: PurchaseCreditsProps = {}) => (
    <StrictMode>
      <InWorld locale={locale} onEvent={onEvent} payments={payments} world={world}>
        <PurchaseCredits {...heard} {...props} {...more} />
      </InWorld>
    </StrictMode>
  )
  const view = render(page())
  return { ...world, ...listeners, user: userEvent.setup(), unmount: view.unmount }
}

/** Leaves a purchase unfinished in a world, as a closed tab would. */
async function leftUnfinished(minor: number): Promise<World> {
  const world = createWorld()
  const flow = createPurchaseFlow({ client: world.client, accountId: 'acct_ada', walletId: 'credits' })
  await flow.start({ walletId: 'credits', provider: 'paypal', money: usd(minor) })
  return world
}

const root = () => document.querySelector('[data-ck-slot="purchaseCredits"]')
const inState = (state: string) =>
  waitFor(() => expect(root()).toHaveAttribute('data-state', state), { timeout: 5_000 })
const payButton = () => screen.findByRole('button', { name: 'Pay with PayPal' })
const amountField = () => screen.findByLabelText('Amount to pay')
const created = ({ mock }: { mock: MockBackend }) => mock.requests.all('createPurchase')

afterEach(() => {
  vi.restoreAllMocks()
})

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
    expect(screen.getByText('1,234 VirtFusion Tokens')).toBeVisible()
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
    expect(label).toHaveTextContent('+4.5 bonus')
    expect(label).toHaveTextContent('$0.95 each')
    expect(screen.getByText('94.5 Sky Credits')).toBeVisible()
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(JSON.parse(created(world).at(-1)?.body ?? '')).toEqual({
      walletId: 'credits',
      provider: 'paypal',
      packageId: 'team',
    })
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('94.5 Sky Credits added')
  })

  test('offers both where the wallet has packages, and the amount alone where it has none', async () => {
    show({ walletId: 'credits' })
    expect(await screen.findAllByRole('tab')).toHaveLength(2)
    document.body.replaceChildren()
    show({ walletId: 'virtfusion' })
    await amountField()
    expect(screen.queryByRole('tab')).not.toBeInTheDocument()
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
    expect(screen.getByText('You approve the payment with Card.', { exact: false })).toBeVisible()
    unmount()
    show({ providers: ['paypal'] }, { scenario })
    await payButton()
    expect(screen.queryByRole('radio', { name: 'Card' })).not.toBeInTheDocument()
  })
})

describe('an amount that cannot be paid', () => {
  const limits = 'You can pay from $1.00 to $1,000.00.'
  test.each([
    ['', `Enter an amount. ${limits}`],
    ['abc', `Enter digits only. ${limits}`],
    ['0', `Enter an amount above zero. ${limits}`],
    ['-5', `Enter an amount above zero. ${limits}`],
    ['0.001', `Use at most 2 decimals. ${limits}`],
    ['1e9', `Enter digits only. ${limits}`],
    ['99999999999999999999', `This amount is too large. ${limits}`],
    ['0.99', `This is less than the smallest purchase. ${limits}`],
    ['1000.01', `This is more than the largest purchase. ${limits}`],
  ])('“%s” is named as such at the field, before anything is asked of the server', async (text, message) => {
    const world = show()
    const field = await amountField()
    await world.user.clear(field)
    if (text) await world.user.type(field, text)
    await world.user.click(await payButton())
    expect(field).toHaveAccessibleDescription(message)
    expect(field).toBeInvalid()
    expect(field).toHaveFocus()
    expect(created(world)).toHaveLength(0)
  })

  test('is not complained of while it is being typed, and is forgiven at once when mended', async () => {
    const { user } = show()
    const field = await amountField()
    await user.clear(field)
    await user.type(field, '0')
    expect(field).not.toBeInvalid()
    await user.tab()
    expect(field).toBeInvalid()
    await user.type(field, '.5')
    expect(field).toBeInvalid()
    await user.clear(field)
    await user.type(field, '5')
    expect(field).not.toBeInvalid()
  })

  test('is read and named in the reader’s locale', async () => {
    const { user } = show({}, { locale: 'de' })
    const field = await amountField()
    await user.clear(field)
    await user.type(field, '12,50')
    expect(screen.getByText('12,5 Sky Credits')).toBeVisible()
    await user.clear(field)
    await user.type(field, '1.000,01{Enter}')
    expect(field).toHaveAccessibleDescription(/1,00\s\$ to 1\.000,00\s\$/)
  })

  test('that only the server refuses is named at the field, and another amount is tried without a word of it', async () => {
    const world = show(
      {},
      { prepare: (mock) => mock.fail('createPurchase', { code: 'amount_out_of_range', times: 1 }) },
    )
    await world.user.click(await payButton())
    await inState('refused')
    const field = await amountField()
    expect(field).toHaveAccessibleDescription(/^This amount was not accepted\./)
    await waitFor(() => expect(field).toHaveFocus())
    expect(field).toHaveValue('10')
    await world.user.click(await payButton())
    expect(created(world)).toHaveLength(1)
    await world.user.type(field, '0')
    expect(field).not.toBeInvalid()
    await world.user.click(await payButton())
    await inState('succeeded')
  })
})

describe('paying', () => {
  test('goes from the choice to the receipt, and says only what the server confirmed', async () => {
    const { user, mock, onSuccess, onEvent } = show()
    await user.click(await screen.findByRole('radio', { name: '$25' }))
    await user.click(await payButton())
    await inState('succeeded')
    const heading = screen.getByRole('heading', { level: 3 })
    expect(heading).toHaveTextContent('25 Sky Credits added')
    expect(heading).toHaveFocus()
    expect(await screen.findByText('52.5 Sky Credits')).toBeVisible()
    expect(screen.getByText('$25.00')).toBeVisible()
    expect(onSuccess).toHaveBeenCalledTimes(1)
    const [purchase] = onSuccess.mock.calls[0] ?? []
    expect(screen.getByText(purchase.id)).toBeVisible()
    expect(onEvent.mock.calls.map(([event]) => event.type)).toEqual([
      'purchase.started',
      'purchase.completed',
    ])
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('a double click is one purchase and one charge', async () => {
    const world = show()
    await world.user.dblClick(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(world.onSuccess).toHaveBeenCalledTimes(1)
    expect(await screen.findByText('37.5 Sky Credits')).toBeVisible()
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
    expect(screen.getByRole('heading', { name: 'Paid. Your credits are on their way.' })).toBeVisible()
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
    expect(await screen.findByText('37.5 Sky Credits')).toBeVisible()
  })
})

describe('a payment that does not come through', () => {
  test('a decline says why, that nothing was charged, and takes the next try for the same purchase', async () => {
    const world = show(
      {},
      { prepare: (mock) => mock.providers.paypal.declineNext({ issue: 'INSTRUMENT_DECLINED' }) },
    )
    await world.user.click(await payButton())
    await inState('declined')
    expect(screen.getByText('Your payment was declined')).toHaveFocus()
    expect(screen.getByText('The bank or card behind your PayPal account said no.')).toBeVisible()
    expect(screen.getByText('You have not been charged.')).toBeVisible()
    expect(world.onError).toHaveBeenCalledTimes(1)
    expect(world.onError.mock.calls[0]?.[0]).toMatchObject({
      status: 'declined',
      failure: { declineCode: 'instrument_declined' },
    })
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(await screen.findByText('37.5 Sky Credits')).toBeVisible()
  })

  test('another amount after a decline is another purchase under another key', async () => {
    const world = show({}, { prepare: (mock) => mock.providers.paypal.declineNext() })
    await world.user.click(await payButton())
    await inState('declined')
    await world.user.click(screen.getByRole('radio', { name: '$50' }))
    await world.user.click(await payButton())
    await inState('succeeded')
    const keys = created(world).map((request) => request.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('50 Sky Credits added')
  })

  test('turning back charges nothing, keeps the form, and can be gone on with', async () => {
    const world = show({}, { decisions: ['cancel', 'approve'] })
    await world.user.clear(await amountField())
    await world.user.type(await amountField(), '42')
    await world.user.click(await payButton())
    await inState('canceled')
    expect(screen.getByText('Nothing was charged. Your balance is unchanged.')).toBeVisible()
    expect(world.onCancel).toHaveBeenCalledTimes(1)
    expect(await amountField()).toHaveValue('42')
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
  })

  test('a lost answer is checked, nobody is charged twice, and the credits come', async () => {
    const { user, mock, onSuccess } = show(
      {},
      {
        prepare: (backend) => {
          backend.fail('capturePurchase', { when: 'after', times: 1 })
          backend.fail('getPurchase', { times: 1 })
        },
      },
    )
    await user.click(await payButton())
    await inState('checking')
    expect(screen.getByRole('heading', { name: 'We are checking with PayPal' })).toBeVisible()
    expect(screen.getByText('You have not been charged twice.')).toBeVisible()
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(await screen.findByText('37.5 Sky Credits')).toBeVisible()
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('a failure to begin says so, and the next click begins again', async () => {
    const world = show({}, { prepare: (mock) => mock.fail('createPurchase', { code: 'internal', times: 1 }) })
    await world.user.click(await payButton())
    await inState('failed')
    expect(screen.getByText('The payment did not go through')).toHaveFocus()
    expect(screen.getByText('Nothing was charged.')).toBeVisible()
    expect(screen.getByText(/^Reference: req_/)).toBeVisible()
    expect(world.onError).toHaveBeenCalledTimes(1)
    await world.user.click(await payButton())
    await inState('succeeded')
  })

  test('a failure in the provider’s window is no decline, and can be tried again', async () => {
    const { user } = show({}, { decisions: ['fail', 'approve'] })
    await user.click(await payButton())
    await inState('failed')
    expect(screen.getByText(/^PayPal could not finish\./)).toBeVisible()
    await user.click(await payButton())
    await inState('succeeded')
  })

  test('an approval that never was is asked for again', async () => {
    const { user } = show({}, { decisions: ['claim', 'approve'] })
    await user.click(await payButton())
    await inState('not_approved')
    expect(await amountField()).toBeDisabled()
    await user.click(await payButton())
    await inState('succeeded')
  })

  test('a purchase that has expired is over, and the next one is new', async () => {
    const world = show({}, { decisions: ['expire', 'approve'] })
    await world.user.click(await payButton())
    await inState('expired')
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(2)
  })

  test('without a connection there is no paying, and the button comes back with it', async () => {
    show()
    await payButton()
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(root()).toHaveAttribute('data-state', 'offline')
    expect(await payButton()).toBeDisabled()
    online.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('online')))
    expect(await payButton()).toBeEnabled()
  })
})

describe('a purchase left unfinished', () => {
  test('is asked about after a reload, and going on pays it once', async () => {
    const world = await leftUnfinished(2500)
    const { user, onSuccess } = show({}, { world })
    await inState('resumable')
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(
      'You have an unfinished purchase of $25.00',
    )
    expect(screen.queryByRole('button', { name: 'Pay with PayPal' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await inState('approvable')
    expect(screen.getByText('25 Sky Credits')).toBeVisible()
    expect(screen.queryByLabelText('Amount to pay')).not.toBeInTheDocument()
    await user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })

  test('can be given up, and leaves the form', async () => {
    const { user, onCancel } = show({}, { world: await leftUnfinished(2500) })
    await inState('resumable')
    await user.click(screen.getByRole('button', { name: 'Cancel it' }))
    await inState('canceled')
    expect(onCancel).toHaveBeenCalledTimes(1)
    expect(await amountField()).toBeEnabled()
    expect(await amountField()).toHaveValue('10')
  })

  test('can be left for another choice without giving it up', async () => {
    const { user } = show({}, { world: await leftUnfinished(2500), decisions: ['cancel'] })
    await inState('resumable')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await user.click(await payButton())
    await inState('canceled')
    await user.click(screen.getByRole('button', { name: 'Choose something else' }))
    await inState('ready')
    expect(await amountField()).toBeEnabled()
  })

  test('that was paid in the meantime is simply a success', async () => {
    const world = await leftUnfinished(2500)
    const [left] = await world.client.listPurchases({}).then(({ items }) => items)
    if (left?.nextAction?.type !== 'paypal_order') throw new Error('There is no order to approve.')
    await world.mock.providers.paypal.approve(left.nextAction.orderId)
    await world.client.capturePurchase({ purchaseId: left.id })
    const { onSuccess } = show({}, { world })
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})

describe('where nothing can be bought', () => {
  test.each<[string, string, PurchaseCreditsProps, Setup]>([
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
