import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsReturn, readPurchaseReturn } from './purchase-return'
import { samplePurchase } from './purchase-samples'

const HOME = 'https://app.test/billing'

describe('reading a return address', () => {
  test.each([
    [
      'PayPal, approved',
      'token=5O190127TN364715T&PayerID=QYR5Z8XDVJNXQ',
      'paypal',
      '5O190127TN364715T',
      'paid',
    ],
    ['PayPal, turned back', 'token=5O190127TN364715T', 'paypal', '5O190127TN364715T', 'canceled'],
    [
      'Stripe, paid',
      'payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded',
      'stripe',
      'pi_1',
      'paid',
    ],
    ['Stripe, under way', 'payment_intent=pi_1&redirect_status=processing', 'stripe', 'pi_1', 'paid'],
    ['Stripe, failed', 'payment_intent=pi_1&redirect_status=failed', 'stripe', 'pi_1', 'failed'],
    ['Stripe, without a word', 'payment_intent=pi_1', 'stripe', 'pi_1', null],
    ['Checkout, paid', 'session_id=cs_test_a1', 'stripe_checkout', 'cs_test_a1', 'paid'],
    ['Checkout, turned back', 'session_id={CHECKOUT_SESSION_ID}', 'stripe_checkout', null, 'canceled'],
    ['Checkout, encoded', 'session_id=%7BCHECKOUT_SESSION_ID%7D', 'stripe_checkout', null, 'canceled'],
    ['Dodo, paid', 'payment_id=pay_1&status=succeeded', 'dodo', 'pay_1', 'paid'],
    ['Dodo, failed', 'payment_id=pay_1&status=failed', 'dodo', 'pay_1', 'failed'],
    ['Dodo, canceled', 'payment_id=pay_1&status=cancelled', 'dodo', 'pay_1', 'canceled'],
    ['Dodo, something new', 'payment_id=pay_1&status=on_the_moon', 'dodo', 'pay_1', null],
  ] as const)('%s', (_, query, provider, reference, claim) => {
    const said = { provider, purchaseId: null, reference, claim, cleanUrl: HOME }
    expect(readPurchaseReturn(`${HOME}?${query}`)).toEqual(said)
    expect(readPurchaseReturn(new URL(`${HOME}?${query}`))).toEqual(said)
  })

  test('the purchase may be named, with or without a provider', () => {
    expect(readPurchaseReturn(`${HOME}?purchase=pur_1`)).toEqual({
      provider: null,
      purchaseId: 'pur_1',
      reference: null,
      claim: null,
      cleanUrl: HOME,
    })
    expect(readPurchaseReturn(`${HOME}?purchase=pur_1&payment_id=pay_1&status=succeeded`)).toMatchObject({
      provider: 'dodo',
      purchaseId: 'pur_1',
      claim: 'paid',
      cleanUrl: HOME,
    })
  })

  test.each([
    '',
    '?',
    '?token=reset-my-password',
    '?token=',
    '?PayerID=QYR5Z8XDVJNXQ',
    '?session_id=9f1c',
    '?payment_id=4711&status=open',
    '?payment_intent=later',
    '?status=succeeded&redirect_status=succeeded',
    '?purchase=',
    '#token=5O190127TN364715T',
  ])('what is the host’s own, as in "%s", says nothing', (rest) => {
    expect(readPurchaseReturn(HOME + rest)).toBeNull()
  })

  test('of two values the last one is the provider’s, and the host keeps a parameter of the same name', () => {
    const url = `${HOME}?status=active&payment_id=pay_1&status=succeeded&tab=credits`
    expect(readPurchaseReturn(url)).toMatchObject({
      claim: 'paid',
      cleanUrl: `${HOME}?status=active&tab=credits`,
    })
  })

  test('what an earlier return left behind goes too', () => {
    const url = `${HOME}?token=5O190127TN364715T&PayerID=Q&payment_intent=pi_1&token=8AB90127TN3647999&PayerID=Q`
    expect(readPurchaseReturn(url)).toMatchObject({ reference: '8AB90127TN3647999', cleanUrl: HOME })
  })

  test('everything else of the address stays as it was, to the letter', () => {
    const query = fc.array(
      fc.constantFrom('a=%20b', 'c+d=e', 'f', 'g=', 'h=?', 'utf8=%E2%9C%93', 'token=mine', 'status=open'),
    )
    const path = fc.constantFrom(HOME, '/billing', '', 'https://app.test')
    const fragment = fc.constantFrom('', '#', '#/billing?x=1', '#a#b')
    const returns = fc.constantFrom(
      'payment_intent=pi_1&redirect_status=failed',
      'payment_id=pay_1&status=succeeded',
      'session_id=cs_1',
    )
    fc.assert(
      fc.property(path, query, fragment, returns, (start, kept, end, said) => {
        const clean = (parts: readonly string[]) =>
          `${start}${parts.length === 0 ? '' : `?${parts.join('&')}`}${end}`
        const returned = readPurchaseReturn(clean([...kept, said]))
        expect(returned?.cleanUrl).toBe(clean(kept))
        expect(readPurchaseReturn(returned?.cleanUrl ?? '')).toBeNull()
      }),
    )
  })
})

describe('the purchase of a return', () => {
  const returnOf = (query: string) => {
    const returned = readPurchaseReturn(`${HOME}?${query}`)
    if (!returned) throw new Error(`Nothing is said by ${query}`)
    return returned
  }
  const redirect = (provider: 'paypal' | 'stripe_checkout' | 'dodo', url: string) =>
    samplePurchase('requires_action', 0, { provider, nextAction: { type: 'redirect', url } })
  const intent = samplePurchase('requires_action', 0, {
    provider: 'stripe',
    nextAction: { type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_2' },
  })
  const order = (orderId: string) =>
    samplePurchase('requires_action', 0, { nextAction: { type: 'paypal_order', orderId } })
  const paypal = 'token=5O190127TN364715T'
  const checkout = 'https://checkout.stripe.com/c/pay/cs_test_a1#fid'

  test.each([
    [true, paypal, order('5O190127TN364715T')],
    [false, paypal, order('8AB90127TN3647999')],
    [true, paypal, redirect('paypal', `https://www.paypal.com/checkoutnow?${paypal}`)],
    [false, paypal, redirect('paypal', 'https://www.paypal.com/checkoutnow?token=8AB90127TN3647999')],
    [true, paypal, samplePurchase('processing', 0, { nextAction: undefined })],
    [false, paypal, intent],
    [true, 'payment_intent=pi_1', intent],
    [false, 'payment_intent=pi_1_s', intent],
    [false, 'payment_intent=pi_12', intent],
    [true, 'session_id=cs_test_a1', redirect('stripe_checkout', checkout)],
    [false, 'session_id=cs_test_a', redirect('stripe_checkout', checkout)],
    [true, 'session_id=cs_test_a1', redirect('stripe_checkout', 'https://pay.host.test/go/7')],
    [true, 'session_id={CHECKOUT_SESSION_ID}', redirect('stripe_checkout', checkout)],
    [true, 'payment_id=pay_1', redirect('dodo', 'https://checkout.dodopayments.com/cks_1')],
    [false, 'payment_id=pay_1', redirect('stripe_checkout', 'https://pay.host.test/go/7')],
    [true, 'purchase=pur_1', intent],
  ])('fits (%s): %s', (fits, query, purchase) => {
    expect(fitsReturn(purchase, returnOf(query))).toBe(fits)
  })
})
