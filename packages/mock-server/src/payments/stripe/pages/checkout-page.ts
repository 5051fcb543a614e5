import { escapeHtml, hostedPage } from '../../page'
import type { CheckoutView } from '../checkout-door'
import { displayAmount } from '../currencies'
import { CHECKOUT_SCRIPT } from './checkout-page.script'
import { challengeHtml, messageHtml, STRIPE_PAGE_CSS, testCardsHtml } from './page-parts'

/**
 * Stripe Checkout: the page a buyer pays a session on, and what it says when there is nothing to pay any more. Null is
 * a session that does not exist. `apiBase` is where the page's script reaches the fake, without a slash at the end.
 */
export function checkoutPage(view: CheckoutView | null, apiBase: string): Response {
  const message = (status: number, heading: string, text: string, goOn: string | null = null) =>
    hostedPage(
      { title: heading, provider: 'Stripe', apiBase, body: messageHtml(heading, text, goOn), script: '' },
      status,
    )
  if (view === null) return message(404, 'There is no such checkout', 'Return to the store to start again.')
  if (view.status === 'complete')
    return message(200, 'This checkout is paid already', 'Nothing was charged again.', view.url)
  if (view.status === 'expired')
    return message(
      200,
      'This checkout has expired',
      'Nothing was charged. Return to the store to start again.',
    )
  const title = view.amount_total === null ? 'Save your card' : `Pay ${totalOf(view)}`
  return hostedPage({ title, provider: 'Stripe', apiBase, body: bodyHtml(view), script: CHECKOUT_SCRIPT })
}

function bodyHtml(view: CheckoutView): string {
  const total = totalOf(view)
  const button = view.amount_total === null ? 'Save card' : `Pay ${total}`
  const email = view.customer_email === null ? '' : ` value="${escapeHtml(view.customer_email)}" readonly`
  return `<style>${STRIPE_PAGE_CSS}</style>
<h1 class="total">${escapeHtml(total)}</h1>
<ul class="items">${view.line_items.map((item) => itemHtml(item, view.currency)).join('')}</ul>
<div class="stack" data-session="${escapeHtml(view.id)}">
<p role="alert"></p>
<form>
<label>Email <input name="email" type="email" autocomplete="email" required${email}></label>
<label>Card number <input name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" pattern="[0-9 ]{12,23}" title="The digits of a card number" required></label>
<div class="row">
<label>Expiration date <input name="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" pattern="[0-9]{1,2} ?/? ?[0-9]{2}" title="Two digits of the month, two of the year" required></label>
<label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" pattern="[0-9]{3,4}" title="The three or four digits of the security code" required></label>
</div>
<label>Name on card <input name="name" autocomplete="cc-name"></label>
${testCardsHtml()}
<button type="submit">${escapeHtml(button)}</button>
${view.can_cancel ? '<button type="button" class="plain" data-cancel>Cancel and return</button>' : ''}
</form>
${challengeHtml(view.amount_total === null ? null : total, true)}
<section class="stack" data-done hidden>
<h2 tabindex="-1">Thank you, your payment was successful</h2>
<p class="quiet">You can close this page.</p>
</section>
</div>`
}

function itemHtml(item: CheckoutView['line_items'][number], currency: string | null): string {
  const count = item.quantity > 1 ? ` × ${item.quantity}` : ''
  const name = `${item.description ?? ''}${count}`
  return `<li><span>${escapeHtml(name)}</span> <span>${escapeHtml(displayAmount(item.amount_total, currency ?? 'usd'))}</span></li>`
}

function totalOf({ amount_total: amount, currency }: CheckoutView): string {
  return displayAmount(amount ?? 0, currency ?? 'usd')
}
