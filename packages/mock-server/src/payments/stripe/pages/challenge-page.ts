import { escapeHtml, hostedPage } from '../../page'
import type { ChallengeView } from '../challenge-door'
import { displayAmount } from '../currencies'
import { challengeHtml, messageHtml, STRIPE_PAGE_CSS } from './page-parts'

/**
 * The page of a bank that asks whether it is really the buyer, where `redirect_to_url` leads. Whatever is answered, the
 * buyer goes on to the payment's `return_url`. Null is a payment that does not exist.
 */
export function challengePage(view: ChallengeView | null, apiBase: string): Response {
  const page = { provider: 'Stripe', apiBase }
  if (!view?.is_waiting) {
    const heading = view === null ? 'There is no such payment' : 'Your bank has its answer already'
    const body = messageHtml(heading, 'Return to the store to go on.', null)
    return hostedPage({ ...page, title: heading, body, script: '' }, view === null ? 404 : 200)
  }
  const amount =
    view.amount === null || view.currency === null ? null : displayAmount(view.amount, view.currency)
  const body = `<style>${STRIPE_PAGE_CSS}</style>
<div class="stack" data-intent="${escapeHtml(view.id)}">
<p role="alert"></p>
${challengeHtml(amount, false)}
</div>`
  return hostedPage({ ...page, title: '3D Secure', body, script: SCRIPT })
}

const SCRIPT = `
const root = page.querySelector('[data-intent]')
const alarm = root.querySelector('[role="alert"]')
let isBusy = false
for (const button of root.querySelectorAll('[data-outcome]')) {
  button.addEventListener('click', async () => {
    if (isBusy) return
    isBusy = true
    root.setAttribute('aria-busy', 'true')
    alarm.textContent = ''
    const path = '/mock/challenge/' + encodeURIComponent(root.dataset.intent)
    const { ok, body } = await post(path, { outcome: button.dataset.outcome })
    isBusy = false
    root.removeAttribute('aria-busy')
    if (!ok) {
      alarm.textContent = body.error ? body.error.message : 'Your bank cannot be reached. Try again.'
    } else if (body.url) {
      location.assign(body.url)
    } else {
      root.querySelector('h2').textContent = body.error ? body.error.message : 'Thank you, you can close this page'
      for (const other of root.querySelectorAll('[data-outcome]')) other.remove()
    }
  })
}
`
