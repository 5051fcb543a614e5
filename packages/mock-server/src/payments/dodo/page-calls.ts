import type { DodoCall } from './call'
import { answerChallenge, cancel, type DodoPaymentChoice, pay, returnAddress } from './paying'
import { invalidBody } from './refusal'
import { optionalText } from './request-body'
import type { PaymentRow } from './tables'

/** What the checkout page is told. `location` is where the buyer goes on; null when they stay. */
export interface PageAnswer {
  readonly status: PaymentRow['status'] | null
  readonly message: string | null
  readonly location: string | null
}

/** `POST /mock/checkouts/:id/pay` */
export function payFromPage(call: DodoCall): PageAnswer {
  const card = optionalText(call.body, 'card')
  const choice: DodoPaymentChoice = {
    method: call.body.method === 'bank' ? 'bank' : 'card',
    ...(card !== null && { card }),
  }
  return toAnswer(pay(call, call.params.id ?? '', choice))
}

/** `POST /mock/checkouts/:id/challenge` */
export function answerFromPage(call: DodoCall): PageAnswer {
  const { answer } = call.body
  if (answer !== 'pass' && answer !== 'fail') throw invalidBody('answer: expected pass or fail')
  return toAnswer(answerChallenge(call, call.params.id ?? '', answer === 'pass'))
}

/** `POST /mock/checkouts/:id/cancel` */
export function cancelFromPage(call: DodoCall): PageAnswer {
  return { status: null, message: null, location: cancel(call, call.params.id ?? '') }
}

function toAnswer(payment: PaymentRow): PageAnswer {
  const isOver = payment.status === 'succeeded' || payment.status === 'processing'
  return {
    status: payment.status,
    message: payment.error?.message ?? null,
    location: isOver ? returnAddress(payment) : null,
  }
}
