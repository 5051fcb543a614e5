import type { OnErrorData } from '@paypal/paypal-js/sdk-v6'

/** An error as PayPal's script gives it to `onError`. Nothing here gets better by another way of presenting the window. */
export function paypalError(code: string, message: string): OnErrorData {
  return Object.assign(new Error(message), { name: 'PayPalError', code, isRecoverable: false })
}

/** Whatever a callback of the page threw, as PayPal's script passes it on; an Error keeps its message. */
export function toPaypalError(thrown: unknown, code: string): OnErrorData {
  const error = paypalError(code, thrown instanceof Error ? thrown.message : String(thrown))
  error.cause = thrown
  return error
}
