import type { StripeWork } from './call'
import { cardBehaviour } from './cards'
import { trouble } from './declines'
import { emit } from './events'
import { refuseSpent, requireMethod } from './method-create'
import { cannot, StripeRefusal } from './refusal'
import { idOf, type MethodRow, methods } from './tables'

/** Saves a way to pay for a customer; Stripe's refusal when the bank does not want it, or it is another customer's. */
export function attach(work: StripeWork, id: string, customer: string, param: string): MethodRow {
  const row = requireMethod(work, id, param, param === 'id' ? 404 : 400)
  refuseSpent(row)
  const owner = idOf(row.object.customer)
  if (owner !== null && owner !== customer) {
    throw cannot('The payment method you provided has already been attached to a customer.', {
      param: 'payment_method',
    })
  }
  const { decline, isSavable = false, challenge } = cardBehaviour(row.account)
  if (decline !== undefined && !isSavable && challenge === undefined) {
    const why = trouble(decline)
    throw new StripeRefusal(
      402,
      {
        type: 'card_error',
        code: why.code,
        ...(why.declineCode !== null && { decline_code: why.declineCode }),
        message: why.message,
      },
      true,
    )
  }
  const saved: MethodRow = { ...row, object: { ...row.object, customer } }
  work.tx.put(methods, saved)
  if (owner === null) emit(work, 'payment_method.attached', saved.object)
  return saved
}
