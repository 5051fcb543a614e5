import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { goBack } from '../../testing/browser'
import { HOME, leave, leaveButton, openShop, providers } from './testing/pages'
import { amountField, created, inState, root } from './testing/show'

afterEach(() => window.history.replaceState(null, '', '/'))

const here = () => window.location.pathname + window.location.search + window.location.hash

describe.each(providers)('paying on the page of %s', (provider, vendor) => {
  test('leaves once for it, names the way back, and says where to', async () => {
    const { user, left, mock } = await leave(provider, vendor)
    await inState('leaving')
    expect(screen.getByRole('heading', { name: `Taking you to ${vendor}` })).toBeVisible()
    expect(screen.getByRole('link', { name: `Nothing happens? Go to ${vendor} yourself` })).toHaveAttribute(
      'href',
      left[0],
    )
    expect(await amountField()).toBeDisabled()
    await user.dblClick(screen.getByText(`Taking you to ${vendor}`))
    expect(left).toHaveLength(1)
    const [request, ...more] = created({ mock })
    expect(more).toEqual([])
    const session = provider === 'stripe_checkout' ? '&session_id={CHECKOUT_SESSION_ID}' : ''
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      provider,
      returnUrl: `${window.location.origin}/billing?tab=credits${session}#buy`,
    })
  })

  test('comes back to the credits without another click, and to an address without a trace of it', async () => {
    const { decide, load, mock } = await leave(provider, vendor)
    const { onSuccess, onEvent } = load(await decide('pay'))
    await inState('succeeded')
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('42 Sky Credits added')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(onEvent.mock.calls.map(([event]) => event.type)).toEqual(['purchase.completed'])
    expect(here()).toBe(HOME)
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('coming back twice, by a reload, a bookmark or in another tab, charges and tells nothing twice', async () => {
    const { decide, load, mock, client } = await leave(provider, vendor)
    const back = await decide('pay')
    load(back)
    await inState('succeeded')
    for (const address of [undefined, back]) {
      const { onSuccess } = load(address)
      await inState('ready')
      expect(onSuccess).not.toHaveBeenCalled()
    }
    const { items } = await client.listPurchases({})
    expect(items.map(({ status }) => status)).toEqual(['succeeded'])
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('the back button finds the page in order: the server is asked, and the form is as it was', async () => {
    const { user, left, mock, onCancel } = await leave(provider, vendor)
    await inState('leaving')
    const asked = mock.requests.all('getPurchase').length
    act(goBack)
    await inState('canceled')
    expect(mock.requests.all('getPurchase').length).toBeGreaterThan(asked)
    await waitFor(() => expect(onCancel).toHaveBeenCalledTimes(1))
    expect(await amountField()).toHaveValue('42')
    await user.click(await leaveButton(vendor))
    await waitFor(() => expect(left).toHaveLength(2))
    expect(left[1]).toBe(left[0])
    expect(created({ mock })).toHaveLength(1)
  })

  test('the back button says nothing of money before the server has', async () => {
    const { mock } = await leave(provider, vendor)
    await inState('leaving')
    mock.delay('getPurchase', 3_600_000)
    act(goBack)
    await inState('ready')
    expect(screen.queryByText(/Nothing was charged/)).not.toBeInTheDocument()
  })

  test('an ordinary Back, to the page loaded anew, asks about the unfinished purchase', async () => {
    const { load } = await leave(provider, vendor)
    load(HOME)
    await inState('resumable')
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'You have an unfinished purchase of $42.00',
    )
  })
})

describe.each(providers.filter(([provider]) => provider !== 'dodo'))(
  'turning back at %s',
  (provider, vendor) => {
    test('who turns back is told that nothing was charged, finds the form as it was, and goes on with the same purchase', async () => {
      const { decide, load, left, mock } = await leave(provider, vendor)
      const { user, onCancel } = load(await decide('turn_back'), { providers: [provider], mode: 'amount' })
      await inState('canceled')
      expect(screen.getByText('Payment canceled')).toBeVisible()
      expect(screen.getByText('Nothing was charged. Your balance is unchanged.')).toBeVisible()
      await waitFor(() => expect(onCancel).toHaveBeenCalledTimes(1))
      expect(await amountField()).toHaveValue('42')
      expect(await amountField()).toBeEnabled()
      expect(here()).toBe(HOME)
      await user.click(await leaveButton(vendor))
      await waitFor(() => expect(left).toHaveLength(2))
      expect(left[1]).toBe(left[0])
      expect(created({ mock })).toHaveLength(1)
      load(await decide('pay'))
      await inState('succeeded')
    })

    test('who turns back can give it up, or buy something else', async () => {
      const { decide, load, client, left } = await leave(provider, vendor)
      const { user } = load(await decide('turn_back'), { providers: [provider], mode: 'amount' })
      await inState('canceled')
      await user.clear(await amountField())
      await user.type(await amountField(), '7')
      await user.click(await leaveButton(vendor))
      await waitFor(() => expect(left).toHaveLength(2))
      expect(left[1]).not.toBe(left[0])
      load(await decide('turn_back'))
      await inState('canceled')
      await user.click(screen.getByRole('button', { name: 'Give it up' }))
      await waitFor(() =>
        expect(screen.queryByRole('button', { name: 'Give it up' })).not.toBeInTheDocument(),
      )
      const { items } = await client.listPurchases({})
      expect(items.map(({ status }) => status)).toEqual(['canceled', 'requires_action'])
    })
  },
)

describe('an address that nobody is sent to', () => {
  test('is refused, said so, and the purchase is paid in another way', async () => {
    const browser = openShop()
    const { user, onError } = browser.load(HOME, {
      mode: 'amount',
      redirectHosts: ['www.sandbox.paypal.com'],
    })
    await user.click(await screen.findByRole('radio', { name: /Dodo/ }))
    await user.click(await leaveButton('DodoPayments'))
    await inState('unsafe')
    expect(screen.getByText('We did not send you on')).toHaveFocus()
    expect(browser.left).toEqual([])
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      status: 'declined',
      failure: { declineCode: 'redirect_refused' },
    })
    await user.click(screen.getByRole('radio', { name: 'PayPal' }))
    await user.click(await leaveButton('PayPal'))
    await waitFor(() => expect(browser.left).toHaveLength(1))
    expect(root()).toHaveAttribute('data-state', 'leaving')
  })
})

describe('leaving', () => {
  test('ends with a page that is come back to before it has drawn that it is left', async () => {
    const browser = openShop()
    const { user } = browser.load(HOME, { providers: ['dodo'], mode: 'amount' })
    browser.left.push = (...urls) => {
      browser.left.splice(browser.left.length, 0, ...urls)
      goBack()
      return browser.left.length
    }
    await user.click(await leaveButton('DodoPayments'))
    await waitFor(() => expect(browser.left).toHaveLength(1))
    await inState('canceled')
  })

  test('gives way to a cancel while the page is being left', async () => {
    const { user } = await leave('stripe_checkout', 'Stripe')
    await inState('leaving')
    await user.click(screen.getByRole('button', { name: 'Cancel this purchase' }))
    await inState('canceled')
    expect(await amountField()).toBeEnabled()
  })
})
