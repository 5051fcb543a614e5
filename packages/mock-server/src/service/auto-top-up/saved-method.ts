import type { ProviderId } from '@creditkit/contract'
import type { Reader } from '../../store/index'
import { catalogueOf } from '../catalogue'
import type { Environment } from '../context'
import type { SavedPayment, SavedPaymentDraft } from '../payments/payment-gateway'

/** A payment method on file, and how it is charged. */
export interface SavedMethod {
  readonly token: string
  charge(draft: SavedPaymentDraft): Promise<SavedPayment>
}

/** An account's payment method on file with a provider; null when it has none there, or none can be charged there. */
export function savedMethodOf(
  reader: Reader,
  { gateways }: Environment,
  accountId: string,
  provider: ProviderId,
): SavedMethod | null {
  const token = catalogueOf(reader).savedPayments[accountId]?.[provider]
  const gateway = gateways[provider]
  const charge = gateway?.chargeSaved?.bind(gateway)
  return token !== undefined && charge ? { token, charge } : null
}
