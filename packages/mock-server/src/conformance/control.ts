import type { OperationName, Purchase } from '@creditkit/contract'
import type { ConformanceWorld } from './world'

/** A webhook as a provider sent it: sent again, byte by byte, it still proves itself. */
export interface SentWebhook {
  readonly operation: Extract<OperationName, `receive${string}Webhook`>
  readonly rawBody: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * What the suite has to do to a backend beside calling its API. Only `world` and `reset` are asked of everybody; leave
 * out what the backend cannot do, and the tests that need it are skipped and say so.
 */
export interface ConformanceControl {
  readonly world: ConformanceWorld
  /** Puts the world back as it was described. Idempotency keys may be remembered: no test uses one of another test. */
  reset(): Promise<void>
  /** Moves the backend's clock forward; what became due happens. */
  advanceClock?(milliseconds: number): Promise<void>
  /** The buyer approves a purchase, with a good payment method. Capturing it is left to the test. */
  approve?(purchase: Purchase): Promise<void>
  /** The buyer approves a purchase with a payment method that is then declined. */
  decline?(purchase: Purchase): Promise<void>
  /** The buyer approves a purchase of a slow provider with a payment that stays pending until it is settled. */
  leavePending?(purchase: Purchase): Promise<void>
  /** A pending payment comes through, or does not; the webhook about it is delivered. */
  settle?(purchase: Purchase, outcome: 'succeeded' | 'failed'): Promise<void>
  /** The provider refuses for good to begin the next purchase. */
  refuseNextOrder?(provider: Purchase['provider']): Promise<void>
  /** The bank of a credited purchase's buyer takes the money back, for now; the webhook about it is delivered. */
  dispute?(purchase: Purchase): Promise<void>
  /** Does the work of the next call of an operation and answers it with the problem `internal`, as if the answer was lost. */
  loseNextAnswer?(operation: OperationName): Promise<void>
  /** Makes a wallet that is held elsewhere unreachable, or reachable again. */
  setWalletReachable?(walletId: string, isReachable: boolean): Promise<void>
  /** The webhooks that were delivered since the reset, oldest first; waits for those that are on their way. */
  sentWebhooks?(): Promise<readonly SentWebhook[]>
  /** What breaks an invariant of the backend's books, in words; asked after every test. */
  verify?(): Promise<readonly string[]>
}
