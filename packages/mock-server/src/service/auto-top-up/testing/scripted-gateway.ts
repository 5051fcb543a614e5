import type {
  PaymentGateway,
  PaymentOutcome,
  SavedPayment,
  SavedPaymentDraft,
} from '../../payments/payment-gateway'

/** What the provider does with the next charge of a saved card. */
type Script = (pay: () => SavedPayment, draft: SavedPaymentDraft) => SavedPayment | Promise<SavedPayment>

/** A provider that charges each idempotency key once, and otherwise does as the test says. */
export function createScriptedGateway() {
  const orders = new Map<string, PaymentOutcome>()
  const made = new Map<string, SavedPayment>()
  const calls: SavedPaymentDraft[] = []
  const scripts: Script[] = []

  function paymentOf(
    draft: Pick<SavedPaymentDraft, 'idempotencyKey' | 'price' | 'purchaseId'>,
  ): SavedPayment {
    const known = made.get(draft.idempotencyKey)
    if (known) return known
    const paymentId = `pay_${made.size + 1}`
    const { price, purchaseId } = draft
    const nothing = { refunds: null, disputes: null }
    const outcome = { status: 'completed', paymentId, paid: price, purchaseId, ...nothing } as const
    const payment = { orderId: `order_${made.size + 1}`, outcome }
    made.set(draft.idempotencyKey, payment)
    orders.set(payment.orderId, outcome)
    return payment
  }

  const gateway: PaymentGateway = {
    provider: 'stripe',
    async createOrder(draft) {
      const { orderId } = paymentOf(draft)
      return { orderId, nextAction: { type: 'stripe_payment_intent', clientSecret: `${orderId}_secret` } }
    },
    capture: async ({ orderId }) => orders.get(orderId) ?? { status: 'voided' },
    lookUp: async ({ orderId }) => orders.get(orderId) ?? { status: 'voided' },
    refund: async () => Promise.reject(new Error('Nobody asks for refunds here.')),
    readWebhook: async () => Promise.reject(new Error('Nobody sends webhooks here.')),
    async chargeSaved(draft) {
      calls.push(draft)
      const script = scripts.shift()
      return script ? script(() => paymentOf(draft), draft) : paymentOf(draft)
    },
  }

  return {
    ...gateway,
    /** Every call to charge a saved card, repeats included. */
    calls,
    /** Payments that moved money, by the key they were made under. */
    made,
    /** What happens to the next charges, one each; afterwards they go through. */
    next: (...upcoming: Script[]) => scripts.push(...upcoming),
    /** How an order stands from now on. */
    stand: (orderId: string, outcome: PaymentOutcome) => orders.set(orderId, outcome),
  }
}
