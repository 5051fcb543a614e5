import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { customers } from './tables'

/** A customer of whom nothing is known beside what is given; nobody has been told of it yet. */
export function newCustomer(
  work: StripeWork,
  draft: { readonly email?: string | null; readonly name?: string | null } = {},
) {
  const { id, seq } = work.identifiers.next(work.tx, 'cus_')
  const fresh: Stripe.Customer = {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: work.seconds,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: draft.email ?? null,
    invoice_prefix: id.slice(4, 12).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: draft.name ?? null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  const row = { id, seq, object: fresh, isDeleted: false }
  work.tx.put(customers, row)
  return row
}
