import type Stripe from 'stripe'
import type { StripeWork } from './call'

/** What a set-up is made of. */
export interface NewSetup {
  readonly customer: string | null
  readonly paymentMethod: string | null
  readonly usage: 'off_session' | 'on_session'
  readonly description: string | null
  readonly metadata: Record<string, string>
  readonly types: readonly string[] | null
  readonly returnUrl: string | null
}

/** A set-up before anybody has tried it. */
export function newSetup(work: StripeWork, draft: NewSetup) {
  const { id, seq } = work.identifiers.next(work.tx, 'seti_1')
  const object: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: draft.types ? null : { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: work.identifiers.clientSecret(id, seq),
    created: work.seconds,
    customer: draft.customer,
    customer_account: null,
    description: draft.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: draft.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: draft.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: [...(draft.types ?? ['card', 'us_bank_account'])],
    single_use_mandate: null,
    status: draft.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
    usage: draft.usage,
  }
  return { id, seq, object, returnUrl: draft.returnUrl }
}
