import type { StripeCall, StripeReply } from './call'
import { checkAmount, displayAmount, readCurrency } from './currencies'
import { readReturnUrl } from './intent-confirm'
import { defaultTypes } from './intent-object'
import { readCustomer, readDescriptor, readEmail } from './intent-read'
import { mergeMetadata } from './metadata'
import { openParams, type Params, required } from './params'
import { invalid, StripeRefusal } from './refusal'
import { readItems } from './session-items'
import { newSession } from './session-object'
import { CREATE_SESSION, INTENT_DATA, UI_MODES } from './session-params'
import { type IntentDraft, type ItemObject, sessions } from './tables'

const HALF_HOUR_S = 30 * 60
const DAY_S = 24 * 60 * 60

/** `POST /v1/checkout/sessions` */
export function createSession(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_SESSION)
  const mode = params.oneOf('mode', ['payment', 'setup', 'subscription']) ?? 'payment'
  if (mode === 'subscription') {
    throw invalid('This account takes no recurring payments: use the mode `payment` or `setup`.', {
      param: 'mode',
    })
  }
  const uiMode = UI_MODES[params.oneOf('ui_mode', Object.keys(UI_MODES).filter(isUiMode)) ?? 'hosted_page']
  const addresses = readAddresses(params, uiMode)
  const customer = readCustomer(call, params)
  const email = readEmail(params, 'customer_email')
  if (customer !== null && email !== null) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.', {
      param: 'customer_email',
    })
  }
  const creation = params.oneOf('customer_creation', ['always', 'if_required']) ?? null
  if (creation !== null && customer !== null) {
    throw invalid('`customer_creation` can only be used when no customer is given.', {
      param: 'customer_creation',
    })
  }
  const items = mode === 'payment' ? readItems(call, params) : []
  const total = totalOf(items)
  const currency =
    items[0]?.currency ?? (params.has('currency') ? readCurrency(params.text('currency') ?? '') : null)
  if (total > 0 && currency !== null) checkTotal(total, currency)
  const row = newSession(call, {
    ...addresses,
    mode,
    uiMode,
    customer,
    email,
    creation: customer === null && mode === 'payment' ? (creation ?? 'if_required') : null,
    items,
    total: mode === 'payment' ? total : null,
    currency,
    expiresAt: readExpiry(params, call.seconds),
    metadata: mergeMetadata(null, params),
    clientReference: params.text('client_reference_id', 200) ?? null,
    allowsPromotionCodes: params.bool('allow_promotion_codes') ?? null,
    billingAddress: params.oneOf('billing_address_collection', ['auto', 'required']) ?? null,
    locale: params.text('locale') ?? null,
    submitType: params.oneOf('submit_type', ['auto', 'book', 'donate', 'pay', 'subscribe']) ?? null,
    collectsPhone: params.record('phone_number_collection')?.bool('enabled') ?? false,
    types:
      params.texts('payment_method_types') ??
      params.texts('allowed_payment_method_types') ??
      defaultTypes(currency ?? 'usd'),
    intent: readIntentData(params),
  })
  call.tx.put(sessions, row)
  return row.object
}

function isUiMode(text: string): text is keyof typeof UI_MODES {
  return Object.hasOwn(UI_MODES, text)
}

function readAddresses(params: Params, uiMode: string) {
  const successUrl = readReturnUrl(params, 'success_url')
  const cancelUrl = readReturnUrl(params, 'cancel_url')
  const returnUrl = readReturnUrl(params, 'return_url')
  const redirect = params.oneOf('redirect_on_completion', ['always', 'if_required', 'never']) ?? null
  if (uiMode === 'hosted_page') {
    required(successUrl ?? undefined, 'success_url')
    if (returnUrl !== null)
      throw invalid('`return_url` is not supported in `ui_mode: hosted_page`.', { param: 'return_url' })
  } else {
    for (const name of ['success_url', 'cancel_url'])
      if (params.has(name))
        throw invalid(`\`${name}\` is not supported in \`ui_mode: ${uiMode}\`.`, { param: name })
    if (redirect !== 'never') required(returnUrl ?? undefined, 'return_url')
  }
  return { successUrl, cancelUrl, returnUrl, redirect }
}

function readExpiry(params: Params, seconds: number): number {
  const asked = params.integer('expires_at')
  if (asked === undefined) return seconds + DAY_S
  if (asked < seconds + HALF_HOUR_S) {
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (asked > seconds + DAY_S) {
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return asked
}

function readIntentData(params: Params): IntentDraft {
  const data = params.record('payment_intent_data', INTENT_DATA) ?? openParams({}, INTENT_DATA)
  return {
    metadata: mergeMetadata(null, data),
    description: data.unsettable('description') ?? null,
    captureMethod:
      data.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']) ?? 'automatic_async',
    setupFutureUsage: data.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
    receiptEmail: readEmail(data),
    statementDescriptor: readDescriptor(data, 'statement_descriptor'),
    statementDescriptorSuffix: readDescriptor(data, 'statement_descriptor_suffix'),
    transferGroup: data.unsettable('transfer_group') ?? null,
  }
}

function totalOf(items: readonly ItemObject[]): number {
  const total = items.reduce((sum, item) => sum + BigInt(item.amount_total), 0n)
  return total > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(total)
}

function checkTotal(total: number, currency: string): void {
  try {
    checkAmount(total, currency, 'line_items')
  } catch (error) {
    if (!(error instanceof StripeRefusal) || error.body.code !== 'amount_too_small') throw error
    throw invalid(
      `The Checkout Session's total amount due must add up to at least the minimum of this currency; it is ${displayAmount(total, currency)} ${currency}. ${error.message}`,
      { code: 'amount_too_small', param: 'line_items' },
    )
  }
}
