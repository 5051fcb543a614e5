import type { OutgoingWebhook } from '../../provider-fake'
import { writeInstant } from '../presentation'
import type { EventRow } from '../tables'
import { signTransmission, transmissionId } from './transmission'

/** An event on its way to a webhook; `certificate` says at each delivery which certificate signs it. */
export function toWebhook(
  event: EventRow,
  to: { readonly webhookId: string; readonly certificateOrigin: string; certificate(): number },
): OutgoingWebhook {
  return {
    provider: 'paypal',
    id: event.id,
    type: event.type,
    async sign(atMs) {
      const transmission = {
        id: await transmissionId(`${event.id} ${to.webhookId} ${atMs}`),
        time: writeInstant(atMs),
        webhookId: to.webhookId,
        rawBody: JSON.stringify(event.document),
      }
      return signTransmission(transmission, to.certificateOrigin, to.certificate())
    },
  }
}
