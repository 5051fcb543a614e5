import { amount } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment } from '../../testing/instant-payment'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { CreditPackages, type CreditPackagesProps } from './index'

const plain = scenarios['dual-billing']

function show(props: CreditPackagesProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  const onEvent = vi.fn()
  render(
    <StrictMode>
      <InWorld onEvent={onEvent} payments={[createInstantPayment({ mock: () => world.mock })]} world={world}>
        <CreditPackages {...props} />
      </InWorld>
    </StrictMode>,
  )
  return { ...world, onEvent, user: userEvent.setup() }
}

const inState = (state: string) =>
  waitFor(() =>
    expect(document.querySelector('[data-ck-slot="creditPackages"]')).toHaveAttribute('data-state', state),
  )
const cardOf = async (name: string) => {
  const card = (await screen.findByRole('heading', { name })).closest('li')
  if (!card) throw new Error(`${name} stands on a card.`)
  return within(card)
}

describeConformance('CreditPackages', {
  draw: (appearance) => <CreditPackages {...(appearance ? { appearance } : {})} />,
  slot: 'creditPackages',
  loaded: () => screen.findByText('Team'),
  data: [
    'Starter',
    'Team',
    'Fleet',
    /Sky Credits?$/,
    /^\$/,
    ...plain.packages.map(({ description }) => description),
  ],
})

describe('a package', () => {
  test('says what it brings, what is free of it, what it costs, and what a credit costs', async () => {
    show()
    const team = await cardOf('Team')
    expect(team.getByText('$90')).toBeVisible()
    expect(team.getByText('94.50 Sky Credits')).toBeVisible()
    expect(team.getByText('4.50 of them free')).toBeVisible()
    expect(team.getByText('$0.95 each')).toBeVisible()
    expect(team.getByText('Save 4%')).toBeVisible()
    expect(team.getByText('Popular')).toBeVisible()
    expect((await cardOf('Fleet')).getByText('Best value')).toBeVisible()
    expect((await cardOf('Starter')).queryByText(/Save|free|Popular|Best/)).not.toBeInTheDocument()
    expect(screen.getByText('Savings are compared with the usual rate, 1 Sky Credit = $1.00.')).toBeVisible()
  })

  test('that is both wears the server’s badge, and says beside its price that it is the best value', async () => {
    const packages = plain.packages.map((offer) => ({ ...offer, popular: offer.id === 'fleet' }))
    show({}, { scenario: extend(plain, { packages }) })
    const fleet = await cardOf('Fleet')
    expect(fleet.getByText('Popular')).toBeVisible()
    expect(fleet.getByText('Best value, save 9%')).toBeVisible()
  })

  test('is handed to the host that asks for it, and no dialog opens', async () => {
    const onChoose = vi.fn()
    const { user, onEvent } = show({ onChoose })
    await user.click(await screen.findByRole('button', { name: 'Buy Fleet for $500' }))
    expect(onChoose.mock.calls).toEqual([[expect.objectContaining({ id: 'fleet' })]])
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(onEvent).toHaveBeenCalledWith({
      type: 'credits.addRequested',
      walletId: 'credits',
      from: 'creditPackages',
    })
  })

  test('is bought in a dialog otherwise, whichever was pressed last', async () => {
    const { user, mock } = show()
    await user.click(await screen.findByRole('button', { name: 'Buy Starter for $10' }))
    const opened = within(await screen.findByRole('dialog'))
    expect(await opened.findByRole('radio', { name: /Starter/ })).toBeChecked()
    await user.click(opened.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

    await user.click(screen.getByRole('button', { name: 'Buy Fleet for $500' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByRole('radio', { name: /Fleet/ })).toBeChecked()
    await user.click(await dialog.findByRole('button', { name: 'Pay with PayPal' }))
    await waitFor(() => expect(mock.requests.all('createPurchase')).toHaveLength(1))
    expect(JSON.parse(mock.requests.all('createPurchase')[0]?.body ?? '')).toMatchObject({
      walletId: 'credits',
      packageId: 'fleet',
    })
  })
})

describe('where there is nothing to choose', () => {
  test.each<[string, string, CreditPackagesProps, WorldOptions]>([
    ['signed_out', 'Sign in to see the packages', {}, { scenario: 'signed-out' }],
    ['forbidden', 'You cannot see the packages', {}, { scenario: 'forbidden' }],
    ['missing', 'There is no such wallet', { walletId: 'gone' }, {}],
    [
      'not_purchasable',
      'Sky Credits are not for sale',
      {},
      {
        scenario: extend(plain, {
          wallets: plain.wallets.map((wallet) => ({ ...wallet, purchasable: false })),
        }),
      },
    ],
  ])('says that it is %s', async (state, title, props, setup) => {
    show(props, setup)
    await inState(state)
    expect(screen.getByText(title)).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('leads to buying any amount where there are no packages', async () => {
    const { user } = show({}, { scenario: extend(plain, { packages: [] }) })
    await inState('empty')
    await user.click(screen.getByRole('button', { name: 'Buy any amount' }))
    expect(await within(await screen.findByRole('dialog')).findByLabelText('Amount to pay')).toBeVisible()
  })

  test('leads nowhere from there where the host sells packages itself', async () => {
    show({ onChoose: vi.fn() }, { scenario: extend(plain, { packages: [] }) })
    await inState('empty')
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('an error has a way on', async () => {
    const { user } = show({}, { prepare: (mock) => mock.fail('getConfig', { code: 'internal', times: 1 }) })
    await inState('error')
    expect(within(screen.getByRole('alert')).getByText(/^Reference: /)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await inState('ready')
  })

  test('without a connection says so, and comes back with it', async () => {
    const { user, mock } = show({}, { scenario: 'offline' })
    await inState('error')
    expect(screen.getByText(/Check your connection/)).toBeVisible()
    mock.offline(false)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await inState('ready')
  })
})

test('a wallet that cannot be reached sells nothing until it can, and its packages are told meanwhile', async () => {
  const packages = plain.packages.map((offer) => ({
    ...offer,
    walletId: 'virtfusion',
    credits: amount(offer.credits.minor, 'VFT/0'),
    bonus: amount(offer.bonus.minor, 'VFT/0'),
  }))
  const scenario = extend('wallet-outage', { packages })
  const { user, mock } = show({ walletId: 'virtfusion' }, { scenario })
  await inState('unavailable')
  expect(screen.getByText('VirtFusion Tokens cannot be bought right now')).toBeVisible()
  const buy = screen.getByRole('button', { name: 'Buy Team for $90' })
  expect(buy).toBeDisabled()
  await mock.setReachable('virtfusion', true)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await inState('ready')
  expect(buy).toBeEnabled()
})

test('a balance that cannot be loaded is no reason not to sell', async () => {
  show({}, { prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) })
  expect(await screen.findByRole('button', { name: 'Buy Team for $90' })).toBeEnabled()
})

test('says that it is loading, and shows no number while it is', () => {
  show({}, { prepare: (mock) => mock.delay('*', 60_000) })
  expect(screen.getByText('Loading the packages…')).toBeInTheDocument()
  expect(screen.queryByText(/\d/)).not.toBeInTheDocument()
})

test('takes a wording of its own, in its dialog too', async () => {
  const { user } = show({
    messages: { 'creditPackages.buy': 'Order', 'purchaseDialog.title': 'Order credits' },
  })
  await user.click((await screen.findAllByText('Order'))[0] ?? document.body)
  expect(await screen.findByRole('dialog', { name: 'Order credits' })).toBeVisible()
})
