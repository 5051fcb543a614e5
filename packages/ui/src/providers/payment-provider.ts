import type { PurchaseFailure, PurchaseState } from '@creditkit/client'
import type { Amount, NextAction, ProviderConfig, ProviderId } from '@creditkit/contract'
import type { ComponentType } from 'react'

/** The public configuration of one provider. */
export type ConfigOf<Id extends ProviderId> = Extract<ProviderConfig, { id: Id }>

/** What a form says besides what the provider's own button says. */
export interface PaymentFormLabels {
  /** Read out while the provider's script loads. */
  readonly loading: string
  /** On a button of the form's own that pays at once: "Pay $25.00"; without the sum while it is not known. */
  readonly pay: string
  /** On a button that leaves for the provider's page: "Continue to Stripe". */
  readonly leave: string
  readonly unavailableTitle: string
  readonly unavailableHint: string
  readonly retry: string
  readonly notEligibleTitle: string
  readonly notEligibleHint: string
}

/**
 * What a provider's form is given. It drives the approval and nothing else: it makes no purchase, takes no money and
 * keeps no state of the payment. All callbacks are safe to call late or twice; the flow drops what makes no sense.
 */
export interface PaymentFormProps<Config extends ProviderConfig = ProviderConfig> {
  readonly config: Config
  /** Where the purchase stands, so that a form can close what it has open once the purchase has gone elsewhere. */
  readonly state: PurchaseState
  /** What is to be paid, or what the running purchase costs; null while what is chosen cannot be bought. */
  readonly price: Amount | null
  /** The ISO 4217 code of what is paid with. */
  readonly currency: string
  /** Where a buyer comes back to who has to leave the page, to prove themselves at their bank for example. */
  readonly returnUrl: string
  /** The BCP 47 tag that the rest of the page is written in. */
  readonly locale: string
  readonly disabled: boolean
  readonly labels: PaymentFormLabels
  /** Called in the click, before anything opens: false when the buyer has to mend something first, and knows it. */
  readonly confirm: () => boolean
  /**
   * Makes the purchase, or picks the unfinished one of the same intent up, and answers with what the buyer does next.
   * Rejects when there is nothing to approve; the flow then says why. Calling twice is one purchase.
   */
  readonly start: () => Promise<NextAction>
  /** The page is about to be left for the provider's, at this address; it stays where the browser does not let it go. */
  readonly onLeave: (url: string) => void
  /** The buyer has approved: takes the money. Resolves once the server has answered, whatever it said. */
  readonly onApproved: () => Promise<void>
  /** The buyer has closed the form. */
  readonly onApprovalCanceled: () => void
  /** The form has failed, with a decline where the provider names one. */
  readonly onApprovalFailed: (failure?: PurchaseFailure) => void
  /** The payment was sent, and the answer to it is lost: the flow asks the server what became of it. */
  readonly onApprovalLost: () => void
  /** What the form had open over the page is gone, whatever came of it: the page may have the focus again. */
  readonly onClosed: () => void
}

/**
 * Where the buyer approves: in a `window` over the page, in the `form` itself, which stays in sight meanwhile, or on
 * another page that a `redirect` leads to.
 */
export type ApprovalPlace = 'window' | 'form' | 'redirect'

/** A payment provider, as `CreditsProvider` takes it. Made by `definePaymentProvider`. */
export interface PaymentProvider {
  readonly id: ProviderId
  readonly approvesIn: ApprovalPlace
  readonly Form: ComponentType<PaymentFormProps>
}
