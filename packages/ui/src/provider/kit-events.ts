import type { ProviderId } from '@creditkit/contract'

/**
 * What the kit tells `onEvent`, by type: what a person did or saw, for a host's own analytics. Identifiers only, never
 * names, addresses or secrets. A component adds its rows here.
 */
export interface KitEvents {
  /** Somebody asked for the balance to be loaded again. */
  'balance.refreshed': { readonly walletId: string | null }
  /** An action that costs credits was begun: pressed, or gone on with once missing credits had come. */
  'action.started': { readonly tool: string; readonly complexity: string }
  /** It came to something: it ran, came to nothing, or waits for credits (`blocked`) or for its turn (`limited`). */
  'action.ended': {
    readonly tool: string
    readonly outcome: 'succeeded' | 'unsettled' | 'failed' | 'canceled' | 'blocked' | 'limited'
  }
  /** Somebody put away the banner that says how little there is. */
  'lowBalance.dismissed': { readonly walletId: string; readonly level: 'low' | 'zero' | 'owed' }
  /** Somebody pressed the button that leads to buying credits. */
  'credits.addRequested': { readonly walletId: string | null; readonly from: string }
  /** An administrator changed somebody's credits by hand; `transactionId` is null where the server names no line. */
  'credits.adjusted': {
    readonly userId: string
    readonly walletId: string
    readonly transactionId: string | null
  }
  /** Somebody subscribed to a plan. */
  'plan.subscribed': { readonly planId: string; readonly subscriptionId: string }
  /** Somebody stopped the renewal of a plan. */
  'plan.canceled': { readonly planId: string; readonly subscriptionId: string }
  /** A purchase was started. */
  'purchase.started': {
    readonly walletId: string
    readonly provider: ProviderId
    readonly packageId: string | null
  }
  /** A purchase was credited. */
  'purchase.completed': {
    readonly purchaseId: string
    readonly walletId: string
    readonly provider: ProviderId
  }
  /** A purchase ended without credits: declined, canceled, expired or failed. */
  'purchase.ended': { readonly purchaseId: string | null; readonly outcome: string }
  /** Somebody saved the rule that buys credits by itself, on or off. */
  'autoTopUp.saved': { readonly walletId: string; readonly enabled: boolean }
  /** A promotion code was turned into credits. */
  'code.redeemed': { readonly walletId: string }
  /** Somebody printed the receipt of a purchase. */
  'receipt.printed': { readonly purchaseId: string }
  /** Somebody asked for the usage to be loaded again. */
  'usage.refreshed': Readonly<Record<never, never>>
  /** Somebody chose other days of the usage chart. */
  'usage.rangeChosen': { readonly range: string }
  /** Somebody saved the history as a file. */
  'transactions.exported': { readonly walletId: string | null }
}

/** One of the events, with its type. */
export type KitEvent = {
  [Type in keyof KitEvents]: { readonly type: Type } & KitEvents[Type]
}[keyof KitEvents]

/** Hears of the events. It cannot fail a component: what it throws is reported to the page and goes no further. */
export type KitEventListener = (event: KitEvent) => void

/** Wraps a host's listener so that its mistakes stay its own. */
export function safeListener(listener: KitEventListener | undefined): KitEventListener {
  return (event) => {
    try {
      listener?.(event)
    } catch (error) {
      reportError(error)
    }
  }
}
