import { type JsonRecord, recordAt, textAt } from '../../wire/json'
import { escapeHtml, hostedPage } from '../page'
import { approvalView } from './approval'
import type { PaypalWork } from './call'
import { setupTokens } from './tables'

const FUNDINGS = [
  ['balance', 'PayPal balance (goes through at once)'],
  ['declined_card', 'Visa ending in 0002 (is declined by the bank)'],
  ['echeck', 'eCheck (stays pending until the bank has paid)'],
] as const

/**
 * The page on which a redirected buyer approves an order. It leaves for the order's return_url with the token and the
 * PayerID, or for its cancel_url with the token; where the order names neither, it says how it ended.
 */
export function approvalPage(work: PaypalWork, orderId: string): Response {
  const view = approvalView(work, orderId)
  if (!view?.approvable) return closedPage(work, view)
  const amount = recordAt(view, 'amount')
  return decisionPage(work, {
    path: `/mock/orders/${encodeURIComponent(orderId)}`,
    heading: `Pay ${view.merchant}`,
    total: `${textAt(amount, 'value')} ${textAt(amount, 'currency_code')}`,
    note: textAt(view, 'description'),
    account: textAt(recordAt(view, 'buyer'), 'email'),
    submit: 'Pay',
  })
}

/** The page on which a redirected buyer lets a merchant keep their wallet for later. */
export function setupPage(work: PaypalWork, setupTokenId: string): Response {
  const token = work.tx.get(setupTokens, setupTokenId)
  if (!token || token.status === 'VAULTED') return closedPage(work, null)
  return decisionPage(work, {
    path: `/mock/setup-tokens/${encodeURIComponent(setupTokenId)}`,
    heading: `Save PayPal with ${work.merchant.name}`,
    total: null,
    note: 'The shop can charge you later without asking again.',
    account: work.merchant.buyer.email,
    submit: 'Agree',
  })
}

interface Decision {
  readonly path: string
  readonly heading: string
  readonly total: string | null
  readonly note: string | null
  readonly account: string | null
  readonly submit: string
}

function decisionPage(work: PaypalWork, decision: Decision): Response {
  const paragraph = (look: string, text: string | null) =>
    text === null ? '' : `<p class="${look}">${escapeHtml(text)}</p>`
  const options = FUNDINGS.map(([value, name]) => `<option value="${value}">${name}</option>`).join('')
  return hostedPage({
    title: 'PayPal Checkout',
    provider: 'PayPal',
    apiBase: work.addresses.web,
    body: `<h1>${escapeHtml(decision.heading)}</h1>
${paragraph('total', decision.total)}
${paragraph('quiet', decision.note)}
${paragraph('quiet', decision.account)}
<form data-path="${escapeHtml(decision.path)}">
<label>Pay with <select name="funding" data-testid="paypal-funding">${options}</select></label>
<p role="alert"></p>
<button type="submit" data-testid="paypal-pay">${escapeHtml(decision.submit)}</button>
<button type="button" class="plain" data-testid="paypal-cancel">Cancel and return</button>
</form>`,
    script: SCRIPT,
  })
}

const SCRIPT = `
const form = page.querySelector('form')
const alertLine = form.querySelector('[role=alert]')
const buttons = form.querySelectorAll('button')
const decide = async (how, ending) => {
  alertLine.textContent = ''
  for (const button of buttons) button.disabled = true
  const { ok, body } = await post(form.dataset.path + how, { funding: form.funding.value })
  if (ok && body.returnUrl) return location.assign(body.returnUrl)
  if (ok) return form.replaceChildren(ending)
  for (const button of buttons) button.disabled = false
  alertLine.textContent = body.error
    ? 'This can no longer be approved. Nothing was charged; return to the store to start again.'
    : 'PayPal cannot be reached. Nothing was approved yet; try again.'
}
form.addEventListener('submit', (event) => {
  event.preventDefault()
  decide('/approve', 'Approved. You can close this window and return to the store.')
})
form.querySelector('[type=button]').addEventListener('click', () => decide('/cancel', 'Cancelled. Nothing was charged.'))
`

function closedPage(work: PaypalWork, view: JsonRecord | null): Response {
  const isPaid = view?.status === 'COMPLETED'
  const heading = isPaid ? 'This is already paid' : 'This can no longer be approved'
  const body = `<h1>${heading}</h1>\n<p class="quiet">${isPaid ? 'Nothing was charged again. You can return to the store.' : 'Nothing was charged. Return to the store to start again.'}</p>`
  return hostedPage(
    { title: 'PayPal Checkout', provider: 'PayPal', apiBase: work.addresses.web, body, script: '' },
    isPaid ? 200 : 404,
  )
}
