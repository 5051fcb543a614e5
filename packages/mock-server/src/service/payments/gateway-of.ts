import type { ProviderId } from '@creditkit/contract'
import type { Environment } from '../context'
import type { PaymentGateway } from './payment-gateway'

/** The door to the provider that a purchase is paid with; an Error where this backend has none, because it took the purchase. */
export function gatewayOf(
  { gateways }: Pick<Environment, 'gateways'>,
  { provider }: { readonly provider: ProviderId },
): PaymentGateway {
  const gateway = gateways[provider]
  if (!gateway) throw new Error(`This backend takes no payments through ${provider}.`)
  return gateway
}
