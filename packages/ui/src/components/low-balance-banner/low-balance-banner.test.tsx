import type { CreditsClient } from '@creditkit/client'
import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment } from '../../testing/instant-payment'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { LowBalanceBanner, type LowBalanceBannerProps } from './index'

interface Setup extends WorldOptions {
  readonly world?: World
  readonly live?: boolean
}

function show(
  props: LowBalanceBannerProps = {},
  { world: given, live = false, ...options }: Setup = {},
  onEvent = vi.fn(),
) {
  const world = given ?? createWorld({ scenario: 'low-balance', ...options })
  const payment = createInstantPayment({ mock: () => world.mock })
  const view = render(
    <InWorld live={live} onEvent={onEvent} payments={[payment]} world={world}>
      <LowBalanceBanner {...props} />
    </InWorld>,
  )
  return { ...world, world, ...view, onEvent, user: userEvent.setup() }
}

const place = () => document.querySelector<HTMLElement>('[data-ck-slot="lowBalanceBanner"]')
const region = () => document.querySelector('[aria-live="polite"]')
const loaded = () => waitFor(() => expect(place()).toHaveAttribute('data-state', 'ready'))
const banner = () => screen.findByRole('region')
const noBanner = () => expect(screen.queryByRole('region')).not.toBeInTheDocument()

/** Changes Ada's Sky Credits by hand. */
async function adjust(mock: MockBackend, client: CreditsClient, minor: number) {
  mock.as('admin')
  const change = { userId: 'usr_ada', walletId: 'credits', amount: amount(minor, 'SKY/2'), reason: 'A test' }
  await client.adminAdjust(change)
  mock.as('usr_ada')
}

describeConformance('LowBalanceBanner', {
  draw: (appearance) => <LowBalanceBanner {...(appearance ? { appearance } : {})} />,
  slot: 'lowBalanceBanner',
  loaded: () => screen.findByRole('region'),
  world: { scenario: 'low-balance' },
})

describe('says nothing', () => {
  test('of balances that are well', async () => {
    show({}, { scenario: 'dual-billing' })
    await loaded()
    noBanner()
    expect(region()).toBeEmptyDOMElement()
  })

  test.each<[string, WorldOptions, string]>([
    ['while they load', { prepare: (mock) => mock.delay('getBalances', 60_000) }, 'loading'],
    ['when they cannot be loaded', { prepare: (mock) => mock.fail('getBalances') }, 'error'],
    ['offline', { scenario: 'offline' }, 'error'],
    ['when nobody is signed in', { scenario: 'signed-out' }, 'error'],
  ])('%s', async (_, options, state) => {
    show({}, options)
    await waitFor(() => expect(place()).toHaveAttribute('data-state', state))
    noBanner()
    expect(place()).toHaveTextContent(/^$/)
  })

  test('of a wallet that cannot be reached', async () => {
    show({ walletId: 'virtfusion' }, { scenario: 'wallet-outage' })
    await loaded()
    noBanner()
  })

  test('of a wallet that never held any credits, unless it is named', async () => {
    const { unmount } = show({}, { scenario: 'empty' })
    await loaded()
    noBanner()
    unmount()
    show({ walletId: 'virtfusion' }, { scenario: 'empty' })
    expect(await screen.findByText('No VirtFusion Tokens left')).toBeVisible()
  })
})

describe('says', () => {
  test('how much is left of a low balance', async () => {
    show()
    const low = within(await banner())
    expect(low.getByText(/^4\.25.Sky Credits left$/)).toBeVisible()
    expect(low.getByText(/^Running low/)).toBeVisible()
  })

  test('that a balance is used up', async () => {
    show({}, { scenario: 'zero' })
    const empty = within(await banner())
    expect(empty.getByText('No Sky Credits left')).toBeVisible()
    expect(empty.getByText('Add credits to pay from this balance again.')).toBeVisible()
  })

  test('what owing means, and offers the amount that settles it', async () => {
    const { user } = show({}, { scenario: 'disputed' })
    const owed = within(await banner())
    expect(owed.getByText(/^You owe 12\.50.Sky Credits$/)).toBeVisible()
    expect(owed.getByText(/New credits settle it first/)).toBeVisible()
    await user.click(owed.getByRole('button', { name: /^Add credits/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByRole('textbox')).toHaveValue('12.50')
  })

  test('of each wallet what there is to say, and buys into the one that was pressed', async () => {
    const onAddCredits = vi.fn()
    const { history } = scenarios['low-balance']
    const bought = history.filter(({ kind }) => kind === 'credit')
    const inTokens = bought.map((step) => ({ ...step, walletId: 'virtfusion', amount: amount(20, 'VFT/0') }))
    const scenario = extend('low-balance', { history: [...history, ...inTokens] })
    const { user } = show({ onAddCredits }, { scenario })
    await screen.findByText(/^20.VirtFusion Tokens left$/)
    const names = screen.getAllByRole('region').map((one) => one.querySelector('p')?.textContent)
    expect(names).toEqual(['4.25\u00a0Sky Credits left', '20\u00a0VirtFusion Tokens left'])
    await user.click(screen.getByRole('button', { name: 'Add credits: VirtFusion Tokens' }))
    expect(onAddCredits.mock.calls).toEqual([['virtfusion']])
  })

  test('nothing of buying where credits are not for sale', async () => {
    const wallets = scenarios.zero.wallets.map((wallet) => ({ ...wallet, purchasable: false }))
    show({}, { scenario: extend('zero', { wallets }) })
    expect(await screen.findByText(/until there are new credits/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Add credits/ })).not.toBeInTheDocument()
  })

  test('it politely, and once, however often the balance changes', async () => {
    const { mock, client } = show({}, { live: true })
    await banner()
    expect(region()).toHaveTextContent('Sky Credits: the balance is running low.')
    const announced = vi.fn()
    const watch = new MutationObserver(announced)
    watch.observe(region() ?? document.body, { childList: true, characterData: true, subtree: true })
    await adjust(mock, client, -25)
    expect(await screen.findByText(/^4.Sky Credits left$/)).toBeVisible()
    expect(announced).not.toHaveBeenCalled()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    watch.disconnect()
  })
})

describe('buying', () => {
  test('is the host’s, where it wants it', async () => {
    const onAddCredits = vi.fn()
    const { user, onEvent } = show({ onAddCredits })
    await banner()
    await user.click(screen.getByRole('button', { name: 'Add credits: Sky Credits' }))
    expect(onAddCredits.mock.calls).toEqual([['credits']])
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(onEvent).toHaveBeenCalledWith({
      type: 'credits.addRequested',
      walletId: 'credits',
      from: 'lowBalanceBanner',
    })
  })

  test('happens over the page otherwise; the banner goes once the credits are there, the focus stays near', async () => {
    const onSuccess = vi.fn()
    const { user } = show({ onSuccess })
    await banner()
    await user.click(screen.getByRole('button', { name: /^Add credits/ }))
    await user.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    const done = await screen.findByRole('button', { name: 'Done' })
    expect(onSuccess).toHaveBeenCalledOnce()
    await waitFor(() => expect(screen.queryByText(/Sky Credits left$/)).not.toBeInTheDocument())
    await user.click(done)
    await waitFor(() => expect(place()).toHaveFocus())
  })

  test('that is given up leaves the banner, and the focus where it was', async () => {
    const { user } = show()
    await banner()
    const add = screen.getByRole('button', { name: /^Add credits/ })
    await user.click(add)
    await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(add).toHaveFocus())
  })
})

describe('dismissing', () => {
  const dismiss = () => screen.getByRole('button', { name: 'Dismiss: Sky Credits' })

  test('puts it away, tells the host, keeps the focus near, and outlasts a reload', async () => {
    const { user, onEvent, unmount, world } = show()
    await banner()
    await user.click(dismiss())
    noBanner()
    expect(place()).toHaveFocus()
    expect(region()).toBeEmptyDOMElement()
    expect(onEvent).toHaveBeenCalledWith({
      type: 'lowBalance.dismissed',
      walletId: 'credits',
      level: 'low',
    })
    unmount()
    show({}, { world })
    await loaded()
    noBanner()
  })

  test('holds for this viewer, not for another one', async () => {
    const { user, unmount, world } = show({}, { scenario: everybodyIsLow })
    await banner()
    await user.click(dismiss())
    unmount()
    world.mock.as('usr_ben')
    show({}, { world })
    expect(await banner()).toBeVisible()
  })

  test('holds for this user, not for another one of the account', async () => {
    const [ada] = scenarios['low-balance'].users
    const users = ada ? [ada, { ...ada, id: 'usr_zoe', token: 'mock_zoe' }] : []
    const { user, unmount, world } = show({}, { scenario: extend('low-balance', { users }) })
    await banner()
    await user.click(dismiss())
    unmount()
    world.mock.as('usr_zoe')
    show({}, { world })
    expect(await banner()).toBeVisible()
  })

  test('holds until it gets worse', async () => {
    const { user, mock, client } = show({}, { live: true })
    await banner()
    await user.click(dismiss())
    await adjust(mock, client, -425)
    expect(await screen.findByText('No Sky Credits left')).toBeVisible()
  })

  test('is forgotten once all is well', async () => {
    const { user, mock, client } = show({}, { live: true })
    await banner()
    await user.click(dismiss())
    await adjust(mock, client, 5000)
    await waitFor(() =>
      expect(client.storage.getItem('creditkit:low-balance:acct_ada:usr_ada:credits')).toBeNull(),
    )
    await adjust(mock, client, -5000)
    expect(await screen.findByText(/^4\.25.Sky Credits left$/)).toBeVisible()
  })

  test('in one banner puts away its twin', async () => {
    const world = createWorld({ scenario: 'low-balance' })
    render(
      <InWorld world={world}>
        <LowBalanceBanner />
        <LowBalanceBanner walletId="credits" />
      </InWorld>,
    )
    await waitFor(() => expect(screen.getAllByRole('region')).toHaveLength(2))
    const [first] = screen.getAllByRole('button', { name: 'Dismiss: Sky Credits' })
    if (first) await userEvent.click(first)
    noBanner()
  })

  test('is not offered where the host does not want it, nor does it hold there', async () => {
    const { user, unmount, world } = show()
    await banner()
    await user.click(dismiss())
    unmount()
    show({ dismissible: false }, { world })
    expect(await banner()).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Dismiss/ })).not.toBeInTheDocument()
  })
})

const everybodyIsLow = extend('low-balance', {
  history: scenarios['low-balance'].history.flatMap((step) => [step, { ...step, accountId: 'acct_ben' }]),
})

test('comes and goes with the balance', async () => {
  const { mock, client } = show({}, { scenario: 'dual-billing', live: true })
  await loaded()
  noBanner()
  await adjust(mock, client, -2000)
  expect(await screen.findByText(/^7\.50.Sky Credits left$/)).toBeVisible()
  await adjust(mock, client, 2000)
  await waitFor(noBanner)
})

test('keeps room for itself where it is asked to, in which there is nothing to hear', async () => {
  show({ reserveSpace: true }, { scenario: 'dual-billing' })
  await loaded()
  const free = place()?.querySelector('[aria-hidden="true"]')
  expect(free).toHaveClass('ck:invisible')
  noBanner()
})

test('takes a wording of its own', async () => {
  show({ messages: { 'lowBalanceBanner.low': 'Only {credits}' } })
  expect(await screen.findByText(/^Only 4\.25/)).toBeVisible()
})
