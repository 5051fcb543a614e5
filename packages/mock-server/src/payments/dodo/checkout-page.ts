import { toDecimal } from '@creditkit/contract'
import { escapeHtml, hostedPage } from '../page'
import type { DodoWork } from './call'
import { GOOD_CARD, TEST_CARDS } from './cards'
import { CHECKOUT_SCRIPT } from './checkout-page.script'
import { requireSession } from './checkouts'
import { type DodoCurrency, dodoAsset } from './currencies'
import { returnAddress } from './paying'
import { requirePayment } from './payment-life'
import { type SessionRow, sessions } from './tables'

// What this page has and the others of the mock do not.
const STYLES = `<style>
h2 { margin: 0; font-size: 18px; font-weight: 600; }
h2:focus { outline: none; }
ul { margin: -12px 0 0; padding: 0; list-style: none; }
li { display: flex; justify-content: space-between; gap: 16px; }
</style>`

/** `GET /checkout/:id`: the page a buyer pays a session on. `apiBase` is where its script reaches the fake. */
export function checkoutPage(work: DodoWork, sessionId: string, apiBase: string): () => Response {
  const view = { title: `Pay ${work.merchant.name}`, provider: 'DodoPayments', apiBase }
  const message = (status: number, heading: string, text: string, goOn: string | null) => () =>
    hostedPage({ ...view, body: messageHtml(heading, text, goOn), script: '' }, status)
  const session = work.tx.get(sessions, sessionId) ? requireSession(work, sessionId) : null
  if (session === null)
    return message(404, 'There is no such checkout', 'Return to the store to start again.', null)
  const payment = session.paymentId === null ? null : requirePayment(work, session.paymentId)
  if (session.status === 'expired')
    return message(
      410,
      'This checkout has expired',
      'Nothing was charged. Return to the store to start again.',
      session.cancelUrl,
    )
  if (session.status === 'consumed') {
    const goOn = payment && returnAddress(payment)
    return message(
      409,
      'This checkout has been used',
      'Nothing was charged again. You can return to the store.',
      goOn,
    )
  }
  const isChallenged = payment?.status === 'requires_customer_action'
  const body = formHtml(work.merchant.name, session, isChallenged)
  return () => hostedPage({ ...view, body, script: CHECKOUT_SCRIPT })
}

function formHtml(merchant: string, session: SessionRow, isChallenged: boolean): string {
  const total = money(session.total, session.currency)
  const hidden = (isHidden: boolean) => (isHidden ? ' hidden' : '')
  return `${STYLES}
<p class="quiet">Pay ${escapeHtml(merchant)}</p>
<h1 class="total">${escapeHtml(total)}</h1>
<div class="stack" data-session="${escapeHtml(session.id)}">
<ul class="quiet">${session.cart.map(lineHtml(session.currency)).join('')}</ul>
<p role="alert"></p>
<form novalidate${hidden(isChallenged)}>
<label>Pay with
<select name="method"><option value="card">Card</option><option value="bank">Bank transfer (settles later)</option></select></label>
<div class="stack" data-card>
<label>Test card
<select name="test">${TEST_CARDS.map(({ number, label }) => `<option value="${spaced(number)}">${escapeHtml(label)} (${number.slice(-4)})</option>`).join('')}</select></label>
<label>Card number
<input name="card" inputmode="numeric" autocomplete="off" value="${spaced(GOOD_CARD)}"></label>
<div class="row">
<label>Expiry
<input name="expiry" inputmode="numeric" autocomplete="off" value="12 / 34"></label>
<label>Security code
<input name="cvc" inputmode="numeric" autocomplete="off" value="123"></label>
</div>
</div>
<button type="submit">Pay ${escapeHtml(total)}</button>
${session.cancelUrl === null ? '' : '<button type="button" class="plain" data-cancel>Cancel and return</button>'}
</form>
<section class="stack" data-challenge aria-labelledby="challenge"${hidden(!isChallenged)}>
<h2 id="challenge" tabindex="-1">Your bank asks: is this you?</h2>
<p class="quiet">3-D Secure for a payment of ${escapeHtml(total)} to ${escapeHtml(merchant)}.</p>
<button type="button" data-answer="pass">Yes, pay</button>
<button type="button" class="plain" data-answer="fail">No, decline</button>
</section>
<section class="stack" data-done hidden>
<h2 tabindex="-1">Thank you, it is paid</h2>
<p class="quiet">You can close this page.</p>
</section>
</div>`
}

function lineHtml(currency: DodoCurrency): (line: SessionRow['cart'][number]) => string {
  return ({ name, quantity, amount }) =>
    `<li><span>${escapeHtml(name)}${quantity === 1 ? '' : ` × ${quantity}`}</span> <span>${escapeHtml(money(amount, currency))}</span></li>`
}

function messageHtml(heading: string, text: string, goOn: string | null): string {
  const link = goOn === null ? '' : `<p><a href="${escapeHtml(goOn)}">Return to the store</a></p>`
  return `${STYLES}<div class="stack"><h1>${escapeHtml(heading)}</h1><p class="quiet">${escapeHtml(text)}</p>${link}</div>`
}

function money(minor: number, currency: DodoCurrency): string {
  const asset = dodoAsset(currency)
  const text = toDecimal({ minor, asset })
  return isNumeric(text) ? new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(text) : text
}

function isNumeric(text: string): text is `${number}` {
  return /^\d+(\.\d+)?$/.test(text)
}

function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}
