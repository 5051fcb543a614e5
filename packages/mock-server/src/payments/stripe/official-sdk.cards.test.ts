import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()

const pay = (payment_method: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  sdk().paymentIntents.create({ amount: 2500, currency: 'usd', confirm: true, payment_method, ...more })

const byNumber = (number: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  sdk().paymentIntents.create({
    amount: 2500,
    currency: 'usd',
    confirm: true,
    // The SDK leaves numbers to browsers, so its types have none here.
    payment_method_data: {
      type: 'card',
      card: { number, exp_month: 12, exp_year: 2030, cvc: '123' },
    } as Stripe.PaymentIntentCreateParams.PaymentMethodData,
    ...more,
  })

describe('the test cards', () => {
  it.each([
    ['4000000000000002', 'pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    [
      '4000000000009995',
      'pm_card_visa_chargeDeclinedInsufficientFunds',
      'card_declined',
      'insufficient_funds',
    ],
    ['4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['4000000000000069', 'pm_card_chargeDeclinedExpiredCard', 'expired_card', null],
    ['4000000000000127', 'pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', null],
    ['4000000000000119', 'pm_card_chargeDeclinedProcessingError', 'processing_error', null],
    ['4000000000000341', 'pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['4100000000000019', 'pm_card_radarBlock', 'card_declined', 'fraudulent'],
  ])('%s is declined, by number and by token', async (number, token, code, declineCode) => {
    for (const call of [byNumber(number), pay(token)]) {
      const error = await refusal(call)
      expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code })
      if (declineCode !== null) expect(error.decline_code).toBe(declineCode)
      expect(error.payment_intent?.status).toBe('requires_payment_method')
    }
  })

  it.each([
    ['4242424242424242', 'visa'],
    ['5555555555554444', 'mastercard'],
    ['378282246310005', 'amex'],
  ])('%s is charged as %s', async (number, brand) => {
    const card = { number, exp_month: 12, exp_year: 2030, cvc: brand === 'amex' ? '1234' : '123' }
    const { id, card: face } = await sdk().paymentMethods.create({ type: 'card', card })
    expect(face).toMatchObject({
      brand,
      last4: number.slice(-4),
      exp_month: 12,
      exp_year: 2030,
      checks: { cvc_check: 'pass' },
    })
    expect((await pay(id)).status).toBe('succeeded')
  })

  it.each([
    [{ number: '4242424242424241' }, 'incorrect_number'],
    [{ exp_month: 13 }, 'invalid_expiry_month'],
    [{ exp_year: 2020 }, 'invalid_expiry_year'],
    [{ cvc: '12' }, 'invalid_cvc'],
  ])('whose data are wrong are refused before they are charged: %o', async (part, code) => {
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2030, cvc: '123', ...part }
    expect(await refusal(sdk().paymentMethods.create({ type: 'card', card }))).toMatchObject({
      type: 'StripeCardError',
      code,
    })
  })

  it('ask the buyer: 3155 sends them to a page and back', async () => {
    const waiting = await pay('pm_card_authenticationRequiredOnSetup', {
      return_url: 'https://shop.example/back?a=1',
    })
    expect(waiting.status).toBe('requires_action')
    expect(waiting.next_action).toEqual({
      type: 'redirect_to_url',
      redirect_to_url: {
        url: `https://shop.example/__providers/stripe/challenge/${waiting.id}`,
        return_url: 'https://shop.example/back?a=1',
      },
    })
    const back = new URL((await world.fake.completeChallenge(waiting.id, 'pass')) ?? '')
    expect(Object.fromEntries(back.searchParams)).toEqual({
      a: '1',
      payment_intent: waiting.id,
      payment_intent_client_secret: waiting.client_secret,
      redirect_status: 'succeeded',
    })
    expect((await sdk().paymentIntents.retrieve(waiting.id)).status).toBe('succeeded')
    expect(heard(world)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
    await expect(world.fake.completeChallenge(waiting.id, 'pass')).rejects.toThrow(RangeError)
  })

  it('whose challenge is failed can be paid in another way', async () => {
    const waiting = await byNumber('4000000000003220')
    expect(waiting.next_action?.type).toBe('use_stripe_sdk')
    await world.fake.completeChallenge(waiting.id, 'fail')
    const failed = await sdk().paymentIntents.retrieve(waiting.id)
    expect(failed).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure', type: 'invalid_request_error' },
    })
    expect((await sdk().paymentIntents.confirm(waiting.id, { payment_method: 'pm_card_visa' })).status).toBe(
      'succeeded',
    )
  })

  it('may be declined after the challenge', async () => {
    const { id } = await pay('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds')
    await world.fake.completeChallenge(id, 'pass')
    expect((await sdk().paymentIntents.retrieve(id)).last_payment_error?.decline_code).toBe(
      'insufficient_funds',
    )
  })

  it('decline rather than ask when the merchant says so', async () => {
    const error = await refusal(pay('pm_card_authenticationRequired', { error_on_requires_action: true }))
    expect(error).toMatchObject({
      type: 'StripeCardError',
      code: 'authentication_required',
      payment_intent: { status: 'requires_payment_method' },
    })
  })

  it('of 0259 are disputed at once', async () => {
    const { id } = await byNumber('4000000000000259')
    const { data } = await sdk().disputes.list({ payment_intent: id })
    expect(data).toMatchObject([{ reason: 'fraudulent', status: 'needs_response', amount: 2500 }])
    expect(heard(world).slice(-2)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
  })

  it('are declined for whatever a test asks for', async () => {
    world.fake.declineNext('insufficient_funds')
    expect((await refusal(pay('pm_card_visa'))).decline_code).toBe('insufficient_funds')
    expect((await pay('pm_card_visa')).status).toBe('succeeded')
    world.fake.declineNext('do_not_honor')
    expect(await refusal(pay('pm_card_visa'))).toMatchObject({
      code: 'card_declined',
      decline_code: 'do_not_honor',
    })
  })
})

describe('bank debits', () => {
  it('are processing until the bank has moved the money', async () => {
    const stripe = sdk()
    const started = await pay('pm_usBankAccount_success')
    expect(started).toMatchObject({ status: 'processing', amount_received: 0 })
    const charge = await stripe.charges.retrieve(String(started.latest_charge))
    expect(charge).toMatchObject({ status: 'pending', paid: false })
    await world.fake.settle(started.id, 'succeeded')
    expect(await stripe.paymentIntents.retrieve(started.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 2500,
    })
    expect(heard(world)).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
    await expect(world.fake.settle(started.id, 'failed')).rejects.toThrow(RangeError)
  })

  it('may fail days later', async () => {
    const started = await pay('pm_usBankAccount_insufficientFunds')
    await world.fake.settle(started.id, 'failed')
    expect(await sdk().paymentIntents.retrieve(started.id)).toMatchObject({
      status: 'requires_payment_method',
      amount_received: 0,
      last_payment_error: { code: 'insufficient_funds' },
    })
    expect(heard(world).slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed'])
  })
})

describe('charging a buyer who is away', () => {
  async function saved(token: string, usage: 'off_session' | 'on_session' = 'off_session') {
    const customer = await sdk().customers.create({ email: 'ada@example.com' })
    const first = await pay(token, { customer: customer.id, setup_future_usage: usage })
    if (first.status === 'requires_action') await world.fake.completeChallenge(first.id, 'pass')
    const { data } = await sdk().paymentMethods.list({ customer: customer.id, type: 'card' })
    return { customer: customer.id, method: String(data[0]?.id) }
  }
  const away = (customer: string, method: string) => pay(method, { customer, off_session: true })

  it('works with a card that was saved', async () => {
    const { customer, method } = await saved('pm_card_visa')
    expect(heard(world)).toContain('payment_method.attached')
    expect(await away(customer, method)).toMatchObject({
      status: 'succeeded',
      customer,
      payment_method: method,
    })
  })

  it('works with 3155 once it has been set up, and needs the buyer before', async () => {
    const { customer, method } = await saved('pm_card_authenticationRequiredOnSetup')
    expect((await away(customer, method)).status).toBe('succeeded')
    const fresh = await sdk().paymentMethods.attach('pm_card_authenticationRequiredOnSetup', { customer })
    expect(await refusal(away(customer, fresh.id))).toMatchObject({
      code: 'authentication_required',
      decline_code: 'authentication_required',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { payment_method: { id: fresh.id } },
      },
    })
  })

  it('never works with a card that always asks', async () => {
    const { customer, method } = await saved('pm_card_authenticationRequired')
    expect((await refusal(away(customer, method))).code).toBe('authentication_required')
  })

  it('refuses a card that was used without being saved, or was let go', async () => {
    const { id } = await sdk().paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
    await pay(id)
    expect(await refusal(pay(id))).toMatchObject({ statusCode: 400, param: 'payment_method' })
    const { customer, method } = await saved('pm_card_visa')
    await sdk().paymentMethods.detach(method)
    expect((await refusal(away(customer, method))).message).toContain('may not be used again')
  })

  it('refuses the card of somebody else', async () => {
    const { method } = await saved('pm_card_visa')
    const other = await sdk().customers.create()
    expect(await refusal(away(other.id, method))).toMatchObject({ statusCode: 400, param: 'payment_method' })
  })
})
