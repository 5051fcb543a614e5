import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { goBack } from '../../testing/browser'
import { leave, leaveButton, openShop } from './testing/pages'
import { amountField, created, inState } from './testing/show'

afterEach(() => window.history.replaceState(null, '', '/'))

describe('what a return comes to', () => {
  test('who has paid and comes back with the back button has the credits', async () => {
    const { decide, onSuccess } = await leave('stripe_checkout', 'Stripe')
    await decide('pay')
    act(goBack)
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })

  test('DodoPayments does not tell of a buyer who turned back: the open purchase is asked about', async () => {
    const { decide, load, left } = await leave('dodo', 'DodoPayments')
    const { user } = load(await decide('turn_back'))
    await inState('resumable')
    expect(screen.getByText(/Nothing has been charged so far\.$/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await user.click(await leaveButton('DodoPayments'))
    await waitFor(() => expect(left).toHaveLength(2))
    expect(left[1]).toBe(left[0])
  })

  test('a payment that DodoPayments says has failed is declined for its reason, and paid in another try', async () => {
    const { decide, load, left } = await leave('dodo', 'DodoPayments')
    const { user, onError } = load(await decide('decline'), { providers: ['dodo'], mode: 'amount' })
    await inState('declined')
    expect(screen.getByText('You have not been charged.')).toBeVisible()
    await waitFor(() => expect(onError).toHaveBeenCalledTimes(1))
    expect(await amountField()).toHaveValue('42')
    await user.click(await leaveButton('DodoPayments'))
    await waitFor(() => expect(left).toHaveLength(2))
    load(await decide('pay'))
    await inState('succeeded')
  })

  test('an approval that PayPal’s capture declines is told as such', async () => {
    const { decide, load } = await leave('paypal', 'PayPal')
    load(await decide('decline'))
    await inState('declined')
    expect(screen.getByText('The bank or card behind your PayPal account said no.')).toBeVisible()
    expect(await leaveButton('PayPal')).toBeEnabled()
  })

  test('what settles later is on its way, and nobody has to wait for it', async () => {
    const { decide, load, mock, client, left } = await leave('paypal', 'PayPal')
    const { user, onSuccess } = load(await decide('pay_slowly'), { mode: 'amount', providers: ['paypal'] })
    await inState('crediting')
    await user.click(screen.getByRole('button', { name: 'Buy something else' }))
    await inState('ready')
    expect(screen.getByText('42 Sky Credits on the way')).toBeVisible()
    await user.clear(await amountField())
    await user.type(await amountField(), '42')
    await user.click(await leaveButton('PayPal'))
    await waitFor(() => expect(left).toHaveLength(2))
    expect(created({ mock })).toHaveLength(2)
    const [, slow] = (await client.listPurchases({})).items
    expect(slow?.status).toBe('processing')
    expect(onSuccess).not.toHaveBeenCalled()
  })

  test('somebody else’s, an unknown or a long credited purchase never breaks the form', async () => {
    const { load } = openShop()
    for (const query of [
      'token=5O190127TN364715T&PayerID=Q',
      'session_id=cs_test_unknown',
      'session_id={CHECKOUT_SESSION_ID}',
      'payment_id=pay_unknown&status=succeeded',
      'purchase=pur_unknown',
      'purchase=..%2F..',
    ]) {
      load(`/billing?${query}`)
      await inState('ready')
    }
  })

  test('a purchase of another wallet is left to that wallet', async () => {
    const { decide, load } = await leave('stripe_checkout', 'Stripe')
    const back = await decide('pay')
    load(back, { walletId: 'virtfusion' })
    await inState('ready')
    load(back, { walletId: 'credits' })
    await inState('succeeded')
  })

  test('who is signed out comes back to it once signed in again', async () => {
    const { decide, load, mock } = await leave('paypal', 'PayPal')
    const back = await decide('pay')
    mock.as(null)
    load(back)
    await inState('signed_out')
    mock.as('usr_ada')
    load()
    await inState('succeeded')
  })

  test('an unfinished purchase is asked about although the address speaks of another', async () => {
    const { load } = await leave('stripe_checkout', 'Stripe')
    load('/billing?payment_id=pay_unknown&status=succeeded')
    await inState('resumable')
  })
})
