import type { StripeCheckoutSession } from '@stripe/stripe-js'
import { type JsonRecord, recordsAt, textAt } from '../../../wire/json'
import { displayAmount } from '../currencies'

/** What the buyer has told the page so far, and whether that is enough to pay. */
export interface BuyerState {
  readonly email: string | null
  readonly phoneNumber: string | null
  readonly billingAddress: StripeCheckoutSession['billingAddress']
  readonly shippingAddress: StripeCheckoutSession['shippingAddress']
  readonly isCardComplete: boolean
}

/** The session as Stripe.js shows it to the page, from the fake's view of it. */
export function checkoutSession(view: JsonRecord, buyer: BuyerState): StripeCheckoutSession {
  const currency = textAt(view, 'currency') ?? 'usd'
  const amount = (minorUnits: number) => ({
    minorUnitsAmount: minorUnits,
    amount: displayAmount(minorUnits, currency),
  })
  const nothing = amount(0)
  const total = amount(numberAt(view, 'amount_total'))
  const email = buyer.email ?? textAt(view, 'customer_email')
  const status = statusOf(view)
  const { phoneNumber, billingAddress, shippingAddress, isCardComplete } = buyer
  return {
    billingAddress,
    businessName: null,
    nameCollection: null,
    canConfirm: status.type === 'open' && email !== null && isCardComplete,
    currency,
    currencyOptions: null,
    discountAmounts: null,
    email,
    id: textAt(view, 'id') ?? '',
    lastPaymentError: null,
    lineItems: recordsAt(view, 'line_items').map((item, index) => {
      const whole = amount(numberAt(item, 'amount_total'))
      const quantity = numberAt(item, 'quantity') || 1
      return {
        id: `li_${index + 1}`,
        name: textAt(item, 'description') ?? '',
        discount: nothing,
        subtotal: whole,
        total: whole,
        taxExclusive: nothing,
        taxInclusive: nothing,
        unitAmount: amount(Math.trunc(whole.minorUnitsAmount / quantity)),
        unitAmountDecimal: null,
        description: null,
        quantity,
        unitLabel: null,
        discountAmounts: null,
        taxAmounts: null,
        recurring: null,
        adjustableQuantity: null,
        images: [],
        priceId: '',
        isRemovable: false,
        pricing: null,
        transformQuantity: null,
      }
    }),
    livemode: false,
    minorUnitsAmountDivisor: 10 ** decimalsOf(nothing.amount),
    phoneNumber,
    recurring: null,
    savedPaymentMethods: null,
    shipping: null,
    shippingAddress,
    shippingOptions: [],
    status,
    surcharge: null,
    tax: { status: 'ready' },
    taxAmounts: null,
    taxIdInfo: null,
    total: {
      appliedBalance: nothing,
      balanceAppliedToNextInvoice: false,
      discount: nothing,
      shippingRate: nothing,
      subtotal: total,
      surcharge: nothing,
      taxExclusive: nothing,
      taxInclusive: nothing,
      total,
    },
    optionalItems: null,
  }
}

function statusOf(view: JsonRecord): StripeCheckoutSession['status'] {
  if (view.status === 'complete') return { type: 'complete', paymentStatus: 'paid' }
  return { type: view.status === 'expired' ? 'expired' : 'open' }
}

function numberAt(record: JsonRecord, key: string): number {
  const value = record[key]
  return typeof value === 'number' ? value : 0
}

/** How many decimals an amount is written with (`$0.00` has two). */
function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0
}
