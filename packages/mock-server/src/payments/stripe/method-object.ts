import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { cardFace, displayBrand } from './cards'
import { type Params, required } from './params'
import type { MethodRow } from './tables'

/** What a new way to pay is made of, beside its account. */
export interface MethodDraft {
  readonly billing: Stripe.PaymentMethod.BillingDetails
  readonly metadata: Record<string, string>
}

/** Billing details that nobody has given. */
export const NO_BILLING: Stripe.PaymentMethod.BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
}

/** Reads `billing_details`; what is not named stays as it was. */
export function readBilling(
  params: Params | undefined,
  current = NO_BILLING,
): Stripe.PaymentMethod.BillingDetails {
  if (!params) return current
  const text = (name: 'email' | 'name' | 'phone' | 'tax_id') => {
    const value = params.unsettable(name)
    return value === undefined ? current[name] : value
  }
  return {
    address: params.has('address') ? readAddress(params.record('address')) : current.address,
    email: text('email'),
    name: text('name'),
    phone: text('phone'),
    tax_id: text('tax_id'),
  }
}

/** Reads an address; what is not named is null. */
export function readAddress(params: Params | undefined): Stripe.Address {
  const part = (name: string) => params?.unsettable(name) ?? null
  return {
    city: part('city'),
    country: part('country'),
    line1: part('line1'),
    line2: part('line2'),
    postal_code: part('postal_code'),
    state: part('state'),
  }
}

/** Reads `shipping`, which has a name and an address. */
export function readShipping(params: Params): {
  address: Stripe.Address
  name: string
  phone: string | null
} {
  return {
    address: readAddress(required(params.record('address'), params.path('address'))),
    name: required(params.text('name'), params.path('name')),
    phone: params.unsettable('phone') ?? null,
  }
}

/** A card as a way to pay. */
export function newCardMethod(
  work: StripeWork,
  card: {
    readonly number: string
    readonly expMonth: number
    readonly expYear: number
    readonly hasCvc: boolean
  },
  draft: MethodDraft,
): MethodRow {
  const { id, seq } = work.identifiers.next(work.tx, 'pm_1')
  const face = cardFace(card.number)
  const object: Stripe.PaymentMethod = {
    id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: draft.billing,
    card: {
      brand: face.brand,
      checks: {
        address_line1_check: draft.billing.address?.line1 ? 'pass' : null,
        address_postal_code_check: draft.billing.address?.postal_code ? 'pass' : null,
        cvc_check: card.hasCvc ? 'pass' : null,
      },
      country: face.country,
      display_brand: displayBrand(face.brand),
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: work.identifiers.fingerprint(card.number),
      funding: face.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [face.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: work.seconds,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: draft.metadata,
    type: 'card',
  }
  return { id, seq, object, account: card.number, isSetUp: false, isSpent: false }
}

/** A bank account as a way to pay: debits of it take days. */
export function newBankMethod(work: StripeWork, account: string, draft: MethodDraft): MethodRow {
  const { id, seq } = work.identifiers.next(work.tx, 'pm_1')
  const object: Stripe.PaymentMethod = {
    id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: draft.billing,
    created: work.seconds,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: draft.metadata,
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: work.identifiers.fingerprint(account),
      last4: account.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: '110000000',
      status_details: {},
    },
  }
  return { id, seq, object, account, isSetUp: false, isSpent: false }
}
