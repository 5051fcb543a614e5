import { readPurchaseReturn } from '@creditkit/client'
import type { ProviderId } from '@creditkit/contract'
import { useSyncExternalStore } from 'react'
import type { ApprovalPlace } from '../../providers/payment-provider'

/**
 * Where a buyer comes back to who leaves the page to pay: what the host names, else this page, without what an earlier
 * return has left in its address. Empty on a server, which nobody leaves.
 */
export function useReturnUrl(hosts: string | undefined): string {
  const here = useSyncExternalStore(subscribeToNothing, readHere, () => '')
  return hosts ?? here
}

/** The address goes with the next drawing; nothing has to be drawn because of it. */
function subscribeToNothing(): () => void {
  return () => {}
}

function readHere(): string {
  const { href } = window.location
  return readPurchaseReturn(href)?.cleanUrl ?? href
}

/**
 * The return address as the server is told it; undefined where the buyer stays on the page, and where the page has no
 * address that another page could lead back to.
 */
export function draftReturnUrl(
  returnUrl: string,
  provider: ProviderId,
  approvesIn: ApprovalPlace,
): string | undefined {
  if (approvesIn === 'window' || !/^https?:/.test(returnUrl)) return undefined
  return provider === 'stripe_checkout' ? withCheckoutSession(returnUrl) : returnUrl
}

/** Stripe fills this in for a buyer who has paid, and leaves it as it stands for one who has turned back. */
const SESSION = 'session_id={CHECKOUT_SESSION_ID}'

/** Stripe looks for the word to the letter, so that nothing of it may be escaped. */
function withCheckoutSession(url: string): string {
  if (url.includes(SESSION)) return url
  const [address = '', ...fragment] = url.split('#')
  const named = `${address}${address.includes('?') ? '&' : '?'}${SESSION}`
  return [named, ...fragment].join('#')
}
