import { createPurchaseFlow } from '@creditkit/client'
import { amount } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { goBack, openBrowser } from '../../testing/browser'
import { describeConformance } from '../../testing/conformance'
import type { PageDecision } from '../../testing/payment-page'
import type { WorldOptions } from '../../testing/world'
import { PurchaseReturn, type PurchaseReturnProps } from './index'

afterEach(() => window.history.replaceState(null, '', '/'))

describeConformance('PurchaseReturn', {
  draw: (appearance) => <PurchaseReturn {...(appearance ? { appearance } : {})} continueUrl="/billing" />,
  slot: 'purchaseReturn',
  loaded: () => screen.findByText(/27\.50|27,50|٢٧/),
  readyState: 'nothing',
  data: [/Sky Credits?$/],
})

type Provider = 'stripe_checkout' | 'dodo' | 'paypal'

const providers: readonly Provider[] = ['stripe_checkout', 'dodo', 'paypal']
const root = () => document.querySelector('[data-ck-slot="purchaseReturn"]')
const inState = (state: string) =>
  waitFor(() => expect(root()).toHaveAttribute('data-state', state), { timeout: 5_000 })
const here = () => window.location.pathname + window.location.search + window.location.hash

/** A buyer who has left for a provider's page from somewhere else, decides there, and comes to the return page. */
async function comeBack(
  provider: Provider,
  decision: PageDecision | 'nothing',
  {
    prepare,
    lacks,
    ...props
  }: PurchaseReturnProps & Pick<WorldOptions, 'lacks'> & { prepare?: (mock: MockBackend) => void } = {},
) {
  const browser = openBrowser({ lacks })
  const session = provider === 'stripe_checkout' ? '&session_id={CHECKOUT_SESSION_ID}' : ''
  const flow = createPurchaseFlow({ client: browser.client, accountId: 'acct_ada', walletId: 'credits' })
  const state = await flow.start({
    walletId: 'credits',
    provider,
    money: amount(4200, 'USD/2'),
    returnUrl: `${window.location.origin}/thanks?lang=en${session}#top`,
  })
  const action = state.status === 'awaiting_approval' ? state.purchase.nextAction : undefined
  const url =
    action?.type === 'redirect'
      ? action.url
      : `https://www.sandbox.paypal.com/checkoutnow?token=${action?.type === 'paypal_order' ? action.orderId : ''}`
  browser.left.push(url)
  const back = decision === 'nothing' ? '/thanks?lang=en#top' : await browser.decide(decision)
  prepare?.(browser.mock)
  const onSuccess = vi.fn()
  const show = (address?: string) =>
    browser.load(<PurchaseReturn continueUrl="/billing" onSuccess={onSuccess} {...props} />, address)
  return { ...browser, ...show(back), back, show, onSuccess }
}

describe.each(providers)('back from the page of %s', (provider) => {
  test('who has paid sees what was bought and the new balance, without a click', async () => {
    const { onSuccess, mock } = await comeBack(provider, 'pay')
    await inState('succeeded')
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('42 Sky Credits added')
    expect(await screen.findByText('69.50 Sky Credits')).toBeVisible()
    expect(screen.getByText('$42.00')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Back to billing' })).toHaveAttribute('href', '/billing')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(here()).toBe('/thanks?lang=en#top')
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('coming back a second time finds nothing open, and shows what there is', async () => {
    const { show, back, onSuccess, client } = await comeBack(provider, 'pay')
    await inState('succeeded')
    show(back)
    await inState('nothing')
    expect(await screen.findByText('69.50 Sky Credits')).toBeVisible()
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect((await client.listPurchases({})).items).toHaveLength(1)
  })

  test('who has not paid is told that nothing was charged, and can pay after all or go on', async () => {
    const { user, left, show, decide } = await comeBack(provider, 'turn_back')
    await inState(provider === 'dodo' ? 'not_approved' : 'canceled')
    expect(screen.getByText(/^Nothing was charged/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Choose something else' })).toHaveAttribute('href', '/billing')
    await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
    await waitFor(() => expect(left).toHaveLength(2))
    expect(left[1]).toBe(left[0])
    await inState('leaving')
    show(await decide('pay'))
    await inState('succeeded')
  })

  test('the back button, on the way there again, asks the server and finds the purchase open', async () => {
    const { user, left } = await comeBack(provider, 'turn_back')
    await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
    await waitFor(() => expect(left).toHaveLength(2))
    await inState('leaving')
    act(goBack)
    await inState('canceled')
    expect(await screen.findByRole('button', { name: /^Continue to/ })).toBeEnabled()
  })
})

describe('what becomes of a payment', () => {
  test('one that was made is named where the backend is known to have no receipt that would', async () => {
    const { onSuccess } = await comeBack('stripe_checkout', 'pay', { lacks: 'getReceipt' })
    await inState('succeeded')
    expect(screen.getByText(onSuccess.mock.calls[0]?.[0].id)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'View receipt' })).not.toBeInTheDocument()
  })

  test('one that was made leads to its receipt, without leaving', async () => {
    const { user, onSuccess } = await comeBack('stripe_checkout', 'pay')
    await inState('succeeded')
    const wayOn = screen.getByRole('link', { name: 'Back to billing' })
    const button = screen.getByRole('button', { name: 'View receipt' })
    await user.tab()
    expect(wayOn).toHaveFocus()
    await user.tab()
    expect(button).toHaveFocus()
    await user.keyboard('{Enter}')
    const receipt = await screen.findByRole('dialog', { name: 'Receipt' })
    expect(await within(receipt).findByText(onSuccess.mock.calls[0]?.[0].id)).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(button).toHaveFocus())
    expect(wayOn).toBeVisible()
  })

  test('a decline is told with its reason, and the same purchase is paid in another try', async () => {
    const { user, left } = await comeBack('paypal', 'decline')
    await inState('declined')
    expect(screen.getByText('The bank or card behind your PayPal account said no.')).toBeVisible()
    expect(screen.getByText('You have not been charged.')).toBeVisible()
    await user.click(await screen.findByRole('button', { name: 'Continue to PayPal' }))
    await waitFor(() => expect(left).toHaveLength(2))
  })

  test('a bank that takes its time is not waited for', async () => {
    await comeBack('paypal', 'pay_slowly')
    await inState('crediting')
    expect(screen.getByText(/^You may leave this page\./)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Back to billing' })).toBeVisible()
  })

  test('an answer that is lost is asked for, nobody is charged twice, and there is a way on meanwhile', async () => {
    const { mock } = await comeBack('paypal', 'pay', {
      prepare: (world) => {
        world.fail('capturePurchase', { when: 'after', times: 1 })
        world.delay('getPurchase', 50)
      },
    })
    await inState('succeeded')
    expect(mock.requests.all('capturePurchase')).toHaveLength(1)
  })

  test('one that has expired meanwhile is over: nothing was charged, and there is a way on', async () => {
    await comeBack('paypal', 'turn_back', { prepare: (mock) => void mock.clock.advance({ days: 2 }) })
    await inState('expired')
    expect(screen.queryByRole('button', { name: /^Continue to/ })).not.toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Choose something else' })).toBeVisible()
  })

  test('one that is turned back from can be given up', async () => {
    const { user, client } = await comeBack('stripe_checkout', 'turn_back')
    await inState('canceled')
    await user.click(screen.getByRole('button', { name: 'Give it up' }))
    await waitFor(async () => {
      const { items } = await client.listPurchases({})
      expect(items.map(({ status }) => status)).toEqual(['canceled'])
    })
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Continue to/ })).not.toBeInTheDocument(),
    )
    expect(screen.getByText('Nothing was charged. Your balance is unchanged.')).toBeVisible()
  })
})

describe('where the purchase cannot be shown', () => {
  test('an address that says nothing finds the purchase that this browser remembers', async () => {
    await comeBack('stripe_checkout', 'nothing')
    await inState('not_approved')
  })

  test('a browser that remembers nothing says so, and shows the balance', async () => {
    openBrowser().load(<PurchaseReturn continueUrl="/billing" />, '/thanks?token=5O190127TN364715T&PayerID=Q')
    await inState('nothing')
    expect(await screen.findByText('27.50 Sky Credits')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Back to billing' })).toBeVisible()
  })

  test('a balance that cannot be had is said so, never a zero', async () => {
    const browser = openBrowser({ prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) })
    browser.load(<PurchaseReturn continueUrl="/billing" />, '/thanks')
    expect(await screen.findByText('Cannot be shown right now')).toBeVisible()
  })

  test('who is signed out signs in, and the page goes on', async () => {
    const { mock, show } = await comeBack('paypal', 'pay', { prepare: (world) => world.as(null) })
    await inState('signed_out')
    mock.as('usr_ada')
    show()
    await inState('succeeded')
  })

  test('without an answer it says so, and one click goes on once there is one', async () => {
    const { user, mock, onSuccess } = await comeBack('paypal', 'pay', {
      prepare: (world) => world.fail('getPurchase', { code: 'internal', times: 1 }),
    })
    await inState('error')
    expect(screen.getByText(/^Reference: /)).toBeVisible()
    expect(screen.getByText('Nothing is lost: trying again takes no money twice.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(mock.requests.all('capturePurchase')).toHaveLength(1)
  })

  test('a search that takes its time has a way out', async () => {
    await comeBack('paypal', 'pay', { prepare: (world) => world.delay('getPurchase', 3_600_000) })
    await inState('finding')
    expect(screen.getByRole('link', { name: 'Back to billing' })).toBeVisible()
  })
})

describe('the way on', () => {
  test('is the host’s own where it has a router, and a link all the same', async () => {
    const onContinue = vi.fn()
    const { user } = await comeBack('dodo', 'pay', { onContinue })
    await inState('succeeded')
    const link = screen.getByRole('link', { name: 'Back to billing' })
    await user.click(link)
    expect(onContinue).toHaveBeenCalledTimes(1)
    await user.keyboard('{Control>}')
    link.addEventListener('click', (event) => event.preventDefault())
    await user.click(link)
    expect(onContinue).toHaveBeenCalledTimes(1)
  })

  test('is a button where there is no address, and none where the host has none', async () => {
    const onContinue = vi.fn()
    const { user, show } = await comeBack('dodo', 'pay', { continueUrl: undefined, onContinue })
    await inState('succeeded')
    await user.click(screen.getByRole('button', { name: 'Back to billing' }))
    expect(onContinue).toHaveBeenCalledTimes(1)
    show()
    await inState('nothing')
  })
})
