import type { ProviderFake, ProviderFakeOptions } from '../provider-fake'
import type { Approval } from './approval'
import type { PaypalDecline } from './declines'
import type { DisputeDraft } from './disputes'
import type { PaypalMerchant } from './merchant'
import type { PaypalFunding } from './tables'

/** What the fake is made of. Its state is in `store`, its time is `clock`'s, its identifiers follow from `seed`. */
export interface PaypalFakeOptions extends ProviderFakeOptions {
  readonly config: Pick<PaypalMerchant, 'clientId' | 'clientSecret' | 'environment'> & Partial<PaypalMerchant>
}

/** PayPal, as far as its SDKs can tell. */
export interface PaypalFake extends ProviderFake {
  readonly provider: 'paypal'
  /** The webhook of the merchant's app that hears of everything: what a verifier of signatures has to know. */
  readonly webhookId: string
  /** The certificate that deliveries are signed with now, as PEM. */
  certificate(): Promise<string>
  /** Signs deliveries with the other certificate from now on; the earlier one stays where it was. */
  rotateCertificate(): void
  /** The buyer approves an order, with a balance unless told otherwise. */
  approve(orderId: string, options?: { fundingSource?: PaypalFunding }): Promise<Approval>
  /** The buyer turns back: nothing changes. Answers with where a redirected buyer lands, null when nowhere. */
  cancel(orderId: string): Promise<string | null>
  /** PayPal takes an unpaid order back for good; twice is once. */
  void(orderId: string): Promise<void>
  /** Declines the next captures with an issue; see {@link PaypalDecline}. */
  declineNext(decline?: PaypalDecline): void
  /** Makes the next refunds (one, unless named) take their time: they are pending until `settleRefund`. */
  slowRefunds(times?: number): void
  /** A pending capture comes through, or is denied by a review, or declined by the bank. */
  settle(captureId: string, outcome?: 'completed' | 'denied' | 'declined'): Promise<void>
  /** A pending refund arrives, or fails and its money is the merchant's again. */
  settleRefund(refundId: string, outcome?: 'completed' | 'failed'): Promise<void>
  /** A buyer opens a dispute about a capture, all of it unless an amount is named; answers with its identifier. */
  dispute(captureId: string, draft?: DisputeDraft): Promise<string>
  /** PayPal looks into a dispute itself. */
  reviewDispute(disputeId: string): Promise<void>
  /** A dispute ends. Lost, its money leaves the merchant as a reversal of the capture. */
  closeDispute(disputeId: string, outcome: 'won' | 'lost'): Promise<void>
  /** The owner approves a setup token of the vault; answers with where a redirected owner lands, null when nowhere. */
  approveSetup(setupTokenId: string, options?: { fundingSource?: PaypalFunding }): Promise<string | null>
  /** Puts a way to pay into the vault, as if saved earlier; answers with the vault id that it is charged by. */
  save(options?: { fundingSource?: PaypalFunding; customerId?: string }): Promise<string>
}
