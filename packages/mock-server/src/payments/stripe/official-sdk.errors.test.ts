import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()
const draft = { amount: 2500, currency: 'usd' } as const
/** What TypeScript would not let through, but other languages send. */
const loose = (params: object) => sdk().paymentIntents.create(params as Stripe.PaymentIntentCreateParams)
const withCode = (code: string, param: string) => ({
  type: 'StripeInvalidRequestError',
  statusCode: 400,
  rawType: 'invalid_request_error',
  code,
  param,
  doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
})

describe('keys', () => {
  it('that are wrong are refused, with what the answer says of itself', async () => {
    const error = await refusal(sdk('sk_test_wrong_1234').paymentIntents.create(draft))
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
    expect(error.statusCode).toBe(401)
    expect(error.message).toMatch(/^Invalid API Key provided: sk_test_\*+1234$/)
    expect(error.requestId).toMatch(/^req_\w{14}$/)
  })

  it('that may only read in a browser cannot do what a server does', async () => {
    const error = await refusal(sdk('pk_test_northwind').paymentIntents.create(draft))
    expect(error).toMatchObject({ statusCode: 401, code: 'secret_key_required' })
  })

  it('may come as Basic, and have to come', async () => {
    const ask = (headers: Record<string, string>) => fetch('https://api.stripe.com/v1/balance', { headers })
    expect((await ask({ authorization: `Basic ${btoa('sk_test_northwind:')}` })).status).toBe(200)
    const none = await ask({})
    expect(none.status).toBe(401)
    expect(await none.json()).toMatchObject({
      error: {
        type: 'invalid_request_error',
        message: expect.stringContaining('You did not provide an API key'),
      },
    })
  })
})

describe('parameters', () => {
  it.each([
    ['missing amount', { currency: 'usd' }, withCode('parameter_missing', 'amount')],
    ['missing currency', { amount: 100 }, withCode('parameter_missing', 'currency')],
    ['unknown', { ...draft, colour: 'red' }, withCode('parameter_unknown', 'colour')],
    [
      'unknown inside',
      { ...draft, automatic_payment_methods: { enabled: true, x: 1 } },
      withCode('parameter_unknown', 'automatic_payment_methods[x]'),
    ],
    ['not an integer', { amount: 12.5, currency: 'usd' }, withCode('parameter_invalid_integer', 'amount')],
    [
      'text for an integer',
      { amount: 'lots', currency: 'usd' },
      withCode('parameter_invalid_integer', 'amount'),
    ],
    ['zero', { amount: 0, currency: 'usd' }, withCode('parameter_invalid_integer', 'amount')],
    ['empty', { amount: '', currency: 'usd' }, withCode('parameter_invalid_empty', 'amount')],
    ['too small', { amount: 49, currency: 'usd' }, withCode('amount_too_small', 'amount')],
    ['too small in yen', { amount: 49, currency: 'jpy' }, withCode('amount_too_small', 'amount')],
    ['too small in pounds', { amount: 29, currency: 'gbp' }, withCode('amount_too_small', 'amount')],
    ['too large', { amount: 100_000_000, currency: 'usd' }, withCode('amount_too_large', 'amount')],
    ['no such customer', { ...draft, customer: 'cus_none' }, withCode('resource_missing', 'customer')],
    [
      'no such payment method',
      { ...draft, payment_method: 'pm_none' },
      withCode('resource_missing', 'payment_method'),
    ],
    ['no such email', { ...draft, receipt_email: 'nobody' }, withCode('email_invalid', 'receipt_email')],
  ])('%s', async (_, params, expected) => {
    expect(await refusal(loose(params))).toMatchObject(expected)
  })

  it.each([
    [{ amount: 100, currency: 'xyz' }, 'currency'],
    [{ amount: 1234, currency: 'kwd' }, 'amount'],
    [{ amount: 12_345, currency: 'ugx' }, 'amount'],
    [{ ...draft, capture_method: 'sometimes' }, 'capture_method'],
    [{ ...draft, confirm: 'perhaps' }, 'confirm'],
    [{ ...draft, metadata: 'text' }, 'metadata'],
    [{ ...draft, metadata: { ['k'.repeat(41)]: 'v' } }, 'metadata'],
    [{ ...draft, metadata: { k: 'v'.repeat(501) } }, 'metadata[k]'],
    [
      { ...draft, metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, 'v'])) },
      'metadata',
    ],
    [{ ...draft, return_url: 'https://shop.example' }, 'return_url'],
    [{ ...draft, expand: ['metadata'] }, 'expand'],
  ])('that are wrong are named: %o', async (params, param) => {
    expect(await refusal(loose(params))).toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      param,
    })
  })

  it('take the smallest amounts and the largest', async () => {
    for (const [amount, currency] of [
      [50, 'usd'],
      [99_999_999, 'usd'],
      [50, 'jpy'],
      [1230, 'kwd'],
    ] as const)
      expect((await sdk().paymentIntents.create({ amount, currency })).amount).toBe(amount)
  })

  it('of a refused request leave nothing behind', async () => {
    await refusal(loose({ ...draft, payment_method: 'pm_none', confirm: true }))
    expect((await sdk().paymentIntents.list()).data).toEqual([])
    expect(world.webhooks).toEqual([])
  })
})

describe('what does not exist', () => {
  it('is named, with 404', async () => {
    const stripe = sdk()
    for (const [call, message] of [
      [stripe.paymentIntents.retrieve('pi_none'), "No such payment_intent: 'pi_none'"],
      [stripe.charges.retrieve('ch_none'), "No such charge: 'ch_none'"],
      [stripe.customers.retrieve('cus_none'), "No such customer: 'cus_none'"],
      [stripe.refunds.retrieve('re_none'), "No such refund: 're_none'"],
      [stripe.disputes.retrieve('dp_none'), "No such dispute: 'dp_none'"],
      [stripe.events.retrieve('evt_none'), "No such event: 'evt_none'"],
      [stripe.checkout.sessions.retrieve('cs_none'), 'No such checkout.session: cs_none'],
    ] as const) {
      const error = await refusal(call)
      expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', message })
    }
  })

  it('is said of addresses too', async () => {
    expect(await refusal(sdk().plans.list())).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('Unrecognized request URL (GET: /v1/plans)'),
    })
  })
})

describe('answers', () => {
  it('carry the headers that the SDK reads', async () => {
    const { lastResponse } = await sdk().paymentIntents.create(draft, { idempotencyKey: 'key-1' })
    expect(lastResponse).toMatchObject({
      statusCode: 200,
      idempotencyKey: 'key-1',
      apiVersion: '2026-10-28.endive',
      requestId: expect.stringMatching(/^req_/),
    })
    expect(lastResponse.headers).toMatchObject({
      'original-request': lastResponse.requestId,
      'content-type': 'application/json',
    })
    expect(lastResponse.headers).not.toHaveProperty('idempotent-replayed')
  })

  it('speak the version that is asked for, if it is one', async () => {
    const old = sdk('sk_test_northwind', { apiVersion: '2024-06-20' as never })
    expect((await old.balance.retrieve()).lastResponse.apiVersion).toBe('2024-06-20')
    const wrong = sdk('sk_test_northwind', { apiVersion: 'soon' as never })
    expect((await refusal(wrong.balance.retrieve())).message).toBe('Invalid Stripe API version: soon')
  })

  it('come over the fetch client as well', async () => {
    const stripe = sdk('sk_test_northwind', { httpClient: Stripe.createFetchHttpClient() })
    const { id } = await stripe.paymentIntents.create(draft)
    expect(await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).toMatchObject({
      status: 'succeeded',
    })
    expect(await refusal(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({ statusCode: 404 })
  })

  it('are only given to forms', async () => {
    const response = await fetch('https://api.stripe.com/v1/payment_intents', {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_northwind', 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('application/x-www-form-urlencoded')
  })

  it('read lists with and without numbers in their brackets', async () => {
    const response = await fetch('https://api.stripe.com/v1/payment_intents', {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_northwind' },
      body: new URLSearchParams('amount=100&currency=usd&payment_method_types[]=card&expand[]=customer'),
    })
    expect(await response.json()).toMatchObject({
      payment_method_types: ['card'],
      automatic_payment_methods: null,
    })
  })
})
