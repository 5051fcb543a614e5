import { ServiceProblem } from '../service-problem'
import { PaymentUnavailableError, PaymentUnknownError } from './payment-gateway'

/**
 * What a caller is told when a provider did nothing, or did not say: the same request may be sent again, after as long
 * as the provider asks to wait. Any other error stays as it is.
 */
export function providerTrouble(error: unknown): unknown {
  if (error instanceof PaymentUnavailableError && error.retryAfterMs !== null) {
    const retryAfterSeconds = Math.ceil(error.retryAfterMs / 1000)
    const detail = `The payment provider is busy; send the same request again in ${retryAfterSeconds} s.`
    return new ServiceProblem('rate_limited', detail, { retryAfterSeconds })
  }
  if (error instanceof PaymentUnavailableError || error instanceof PaymentUnknownError) {
    const detail = 'The payment provider does not answer; send the same request again.'
    return new ServiceProblem('internal', detail, {})
  }
  return error
}
