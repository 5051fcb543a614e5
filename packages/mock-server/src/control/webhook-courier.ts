import type { FakeProvider, OutgoingWebhook } from '../payments/provider-fake'

/** One attempt to deliver a webhook, as it went over the wire. */
export interface WebhookDelivery {
  readonly provider: FakeProvider
  /** The event's identifier at the provider; duplicates carry it again. */
  readonly id: string
  readonly type: string
  readonly rawBody: string
  readonly headers: Readonly<Record<string, string>>
  /** What the backend answered; 0 when it did not. */
  readonly status: number
}

/** How waiting webhooks are delivered. */
export interface DeliverOptions {
  /** As they were sent unless named. `shuffled` follows from the seed. */
  readonly order?: 'sent' | 'reversed' | 'shuffled'
  /** How many copies of each follow the first one; none unless named. */
  readonly duplicates?: number
}

/** What a test may do to the webhooks on their way. */
export interface Webhooks {
  /** Keeps webhooks back until they are delivered, released or dropped. */
  hold(): void
  /** Delivers everything that waits, one after another; answers with these deliveries. Holding goes on. */
  deliver(options?: DeliverOptions): Promise<readonly WebhookDelivery[]>
  /** Stops holding; what waits is delivered as it was sent. */
  release(): Promise<void>
  /** Loses everything that waits, for good; answers with how many. */
  drop(): number
  /** What waits: held, or to be tried again later. */
  readonly waiting: readonly Pick<WebhookDelivery, 'provider' | 'id' | 'type'>[]
  /** Every attempt so far, oldest first; the newest 1 000 are kept. */
  readonly deliveries: readonly WebhookDelivery[]
}

interface Waiting {
  readonly webhook: OutgoingWebhook
  readonly attempts: number
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

const KEPT = 1000
const SECOND_MS = 1000
const HOUR_MS = 3_600_000
/** How long after a failed attempt the next one follows: what DodoPayments documents, which lies between the others. */
const RETRY_MS = [
  5 * SECOND_MS,
  300 * SECOND_MS,
  HOUR_MS / 2,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  10 * HOUR_MS,
]

/**
 * Carries webhooks from the providers to the backend. An attempt that is not answered with a 2xx is made again later by
 * the clock, eight times in all. `deliverDue` is the background's part: it answers whether it delivered anything.
 */
export function createWebhookCourier(options: {
  readonly clock: { now(): number }
  readonly seed: number
  /** Hands one delivery to the backend; answers with its status, or rejects when there is no answer. */
  readonly hand: (
    provider: FakeProvider,
    rawBody: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<number>
  readonly nudge: () => void
}): {
  webhooks: Webhooks
  send(webhook: OutgoingWebhook): void
  deliverDue(): Promise<boolean>
  reset(): void
} {
  const { clock, hand, nudge } = options
  let waiting: readonly Waiting[] = []
  let deliveries: readonly WebhookDelivery[] = []
  let isHolding = false

  async function attempt({ webhook, attempts }: Waiting): Promise<WebhookDelivery> {
    const { provider, id, type } = webhook
    const { rawBody, headers } = await webhook.sign(clock.now())
    const status = await hand(provider, rawBody, headers).catch(() => 0)
    const delivery = { provider, id, type, rawBody, headers, status }
    deliveries = [...deliveries.slice(1 - KEPT), delivery]
    const pause = RETRY_MS[attempts]
    if ((status < 200 || status > 299) && pause !== undefined)
      waiting = [...waiting, { webhook, attempts: attempts + 1, dueAt: clock.now() + pause }]
    return delivery
  }

  /** Takes webhooks off the waiting list and delivers them; one that fails waits again. */
  async function carry(chosen: readonly Waiting[], copies: number): Promise<readonly WebhookDelivery[]> {
    waiting = waiting.filter((entry) => !chosen.includes(entry))
    const done: WebhookDelivery[] = []
    for (const entry of chosen) for (let copy = 0; copy < copies; copy += 1) done.push(await attempt(entry))
    return done
  }

  return {
    send(webhook) {
      waiting = [...waiting, { webhook, attempts: 0, dueAt: clock.now() }]
      nudge()
    },
    async deliverDue() {
      const due = isHolding ? [] : waiting.filter(({ dueAt }) => dueAt <= clock.now())
      return (await carry(due, 1)).length > 0
    },
    reset() {
      waiting = []
      deliveries = []
      isHolding = false
    },
    webhooks: {
      hold() {
        isHolding = true
      },
      deliver: ({ order = 'sent', duplicates = 0 } = {}) =>
        carry(inOrder(waiting, order, options.seed), duplicates + 1),
      async release() {
        isHolding = false
        await carry(waiting, 1)
      },
      drop() {
        const lost = waiting.length
        waiting = []
        return lost
      },
      get waiting() {
        return waiting.map(({ webhook: { provider, id, type } }) => ({ provider, id, type }))
      },
      get deliveries() {
        return deliveries
      },
    },
  }
}

function inOrder(
  waiting: readonly Waiting[],
  order: 'sent' | 'reversed' | 'shuffled',
  seed: number,
): readonly Waiting[] {
  if (order === 'sent') return waiting
  if (order === 'reversed') return [...waiting].reverse()
  const shuffled: Waiting[] = []
  let state = seed
  for (const [index, entry] of waiting.entries()) {
    // A linear congruential step is random enough to pick a place.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    shuffled.splice(state % (index + 1), 0, entry)
  }
  return shuffled
}
