import type { StripeWork } from './call'
import { accountOfToken, BANK_ACCOUNTS, cardFace, cvcLength, isCardNumber, numberOfToken } from './cards'
import { mergeMetadata } from './metadata'
import { type MethodDraft, NO_BILLING, newBankMethod, newCardMethod, readBilling } from './method-object'
import { type Params, required } from './params'
import { invalid, noSuch, StripeRefusal } from './refusal'
import { idOf, type MethodRow, methods } from './tables'

/** Makes a way to pay of `payment_method_data`, or of the body of `POST /v1/payment_methods`. */
export function createMethod(work: StripeWork, params: Params): MethodRow {
  const type = required(params.text('type'), params.path('type'))
  const draft: MethodDraft = {
    billing: readBilling(params.record('billing_details')),
    metadata: mergeMetadata(null, params),
  }
  const row =
    type === 'card'
      ? cardOf(work, required(params.record('card'), params.path('card')), draft)
      : type === 'us_bank_account'
        ? bankOf(work, required(params.record(type), params.path(type)), draft)
        : undefined
  if (!row)
    throw invalid(`Invalid ${params.path('type')}: must be one of card or us_bank_account`, {
      param: params.path('type'),
    })
  work.tx.put(methods, row)
  return row
}

/**
 * The way to pay with this identifier. A test token (`pm_card_visa`) makes a new one, as at Stripe. Stripe's refusal
 * when there is none.
 */
export function requireMethod(
  work: StripeWork,
  id: string,
  param: string,
  status: 400 | 404 = 400,
): MethodRow {
  const known = work.tx.get(methods, id)
  if (known) return known
  const draft = { billing: NO_BILLING, metadata: {} }
  const number = numberOfToken(id)
  const account = accountOfToken(id)
  if (number === null && account === null) throw noSuch('PaymentMethod', id, param, status)
  const row =
    number === null
      ? newBankMethod(work, account ?? '', draft)
      : newCardMethod(
          work,
          { number, expMonth: monthOf(work), expYear: yearOf(work) + 1, hasCvc: true },
          draft,
        )
  work.tx.put(methods, row)
  return row
}

/** Refuses a way to pay that is saved for another customer, or was used up without ever being saved. */
export function checkOwner(method: MethodRow, customer: string | null): void {
  refuseSpent(method)
  const owner = idOf(method.object.customer)
  if (owner === null || owner === customer) return
  throw invalid(
    customer === null
      ? `The PaymentMethod ${method.id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
      : `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${customer}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
    { param: 'payment_method' },
  )
}

/** Refuses a way to pay that was charged without being saved, or was detached. */
export function refuseSpent(method: MethodRow): void {
  if (!method.isSpent || idOf(method.object.customer) !== null) return
  throw invalid(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    { param: 'payment_method' },
  )
}

function cardOf(work: StripeWork, card: Params, draft: MethodDraft): MethodRow {
  const token = card.text('token')
  if (token !== undefined) {
    const number = numberOfToken(token)
    if (number === null) throw noSuch('token', token, card.path('token'), 400)
    return newCardMethod(
      work,
      { number, expMonth: monthOf(work), expYear: yearOf(work) + 1, hasCvc: true },
      draft,
    )
  }
  const number = required(card.text('number'), card.path('number')).replace(/[\s-]/g, '')
  const expMonth = required(card.integer('exp_month'), card.path('exp_month'))
  const year = required(card.integer('exp_year'), card.path('exp_year'))
  const cvc = card.text('cvc')
  if (!isCardNumber(number)) throw wrong('incorrect_number', 'Your card number is incorrect.', 'number')
  if (expMonth < 1 || expMonth > 12)
    throw wrong('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  const expYear = year >= 0 && year < 100 ? 2000 + year : year
  const isPast = expYear < yearOf(work) || (expYear === yearOf(work) && expMonth < monthOf(work))
  if (isPast || expYear > yearOf(work) + 50)
    throw wrong('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  if (cvc !== undefined && !(/^\d+$/.test(cvc) && cvc.length === cvcLength(cardFace(number).brand)))
    throw wrong('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  return newCardMethod(work, { number, expMonth, expYear, hasCvc: cvc !== undefined }, draft)
}

function bankOf(work: StripeWork, bank: Params, draft: MethodDraft): MethodRow {
  const account = required(bank.text('account_number'), bank.path('account_number'))
  const routing = required(bank.text('routing_number'), bank.path('routing_number'))
  if (routing !== '110000000' || !BANK_ACCOUNTS.has(account)) {
    throw invalid(
      'You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/connect/testing#account-numbers.',
      {
        code: 'account_number_invalid',
        param: bank.path('account_number'),
      },
    )
  }
  return newBankMethod(work, account, draft)
}

/** A card whose own data are wrong: Stripe says so with 402, before anything is charged. */
function wrong(code: string, message: string, param: string): StripeRefusal {
  return new StripeRefusal(402, { type: 'card_error', code, message, param })
}

function yearOf({ now }: StripeWork): number {
  return new Date(now).getUTCFullYear()
}

function monthOf({ now }: StripeWork): number {
  return new Date(now).getUTCMonth() + 1
}
