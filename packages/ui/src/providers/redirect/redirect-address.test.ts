import type { NextAction, ProviderConfig } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { addressOf, safeAddress } from './redirect-address'

describe('the address to send a buyer to', () => {
  const anywhere = { allowed: null, from: 'app.example' }
  const atHome = { allowed: null, from: 'localhost' }

  test.each([
    'https://checkout.stripe.com/c/pay/cs_test_1#fid',
    'https://checkout.dodopayments.com/session/cks_1',
    'https://pay.example:8443/?a=b',
  ])('is one over https: %s', (address) => {
    expect(safeAddress(address, anywhere)).toBe(address)
  })

  test.each([
    'http://checkout.stripe.com/c/pay/cs_1',
    'http://localhost:5173/pay',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JAVASCRIPT://checkout.stripe.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://app.example/1',
    'file:///etc/passwd',
    'intent://pay#Intent;scheme=https;end',
    '/checkout/1',
    '//checkout.stripe.com/1',
    'checkout.stripe.com',
    'https://',
    '',
  ])('is not %j', (address) => {
    expect(safeAddress(address, anywhere)).toBeNull()
  })

  test.each([
    'http://localhost:5173/pay',
    'http://127.0.0.1:4010/pay',
    'http://127.8.9.1/pay',
    'http://[::1]:4010/pay',
    'http://shop.localhost/pay',
  ])('may be on this machine while the page is: %s', (address) => {
    expect(safeAddress(address, atHome)).toBe(address)
    expect(safeAddress(address, { ...atHome, from: '127.0.0.1' })).toBe(address)
    expect(safeAddress(address, { ...atHome, from: 'localhost.example' })).toBeNull()
  })

  test.each(['http://192.168.1.7/pay', 'http://localhost.evil.example/pay', 'http://1127.0.0.1.example/pay'])(
    'is not what only looks like this machine: %s',
    (address) => {
      expect(safeAddress(address, atHome)).toBeNull()
    },
  )

  test.each([
    ['https://checkout.stripe.com/1', true],
    ['https://CHECKOUT.Stripe.com/1', true],
    ['https://pay.checkout.stripe.com/1', true],
    ['https://stripe.com/1', false],
    ['https://evilcheckout.stripe.com/1', false],
    ['https://checkout.stripe.com.evil.example/1', false],
    ['https://checkout.stripe.com@evil.example/1', false],
    ['https://evil.example/?checkout.stripe.com', false],
    ['https:\\\\evil.example\\checkout.stripe.com', false],
    ['http://checkout.stripe.com/1', false],
    ['http://localhost/1', false],
  ])('is on one of the hosts that are named, or below it: %s, %s', (address, isSafe) => {
    const rules = { allowed: ['Checkout.stripe.com', 'pay.example'], from: 'localhost' }
    expect(safeAddress(address, rules) !== null).toBe(isSafe)
  })

  test('is none where no host is named as allowed, and this machine only where it is named', () => {
    expect(safeAddress('https://checkout.stripe.com/1', { ...anywhere, allowed: [] })).toBeNull()
    expect(
      safeAddress('http://localhost:5173/1', { allowed: ['localhost'], from: 'localhost' }),
    ).not.toBeNull()
  })
})

describe('what comes next', () => {
  const checkout: ProviderConfig = { id: 'stripe_checkout', environment: 'sandbox' }
  const paypal = (environment: 'sandbox' | 'production'): ProviderConfig => ({
    id: 'paypal',
    clientId: 'public',
    environment,
  })
  const order: NextAction = { type: 'paypal_order', orderId: '5O190127TN364715T' }
  const redirect: NextAction = { type: 'redirect', url: 'https://pay.example/1' }

  test.each([
    [redirect, checkout, 'https://pay.example/1'],
    [redirect, paypal('sandbox'), 'https://pay.example/1'],
    [order, paypal('sandbox'), 'https://www.sandbox.paypal.com/checkoutnow?token=5O190127TN364715T'],
    [order, paypal('production'), 'https://www.paypal.com/checkoutnow?token=5O190127TN364715T'],
    [
      { type: 'paypal_order', orderId: 'a&b=c' } as const,
      paypal('production'),
      'https://www.paypal.com/checkoutnow?token=a%26b%3Dc',
    ],
    [order, checkout, null],
    [{ type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_2' } as const, checkout, null],
  ])('%j with %j is paid at %s', (action, config, address) => {
    expect(addressOf(action, config)).toBe(address)
  })
})
