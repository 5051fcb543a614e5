/**
 * What the checkout page does. Runs inside `hostedPage`, which gives it `page` and `post`. Nothing is disabled while it
 * waits, so that the keyboard's focus stays; a second click does nothing instead.
 */
export const CHECKOUT_SCRIPT = `
const root = page.querySelector('[data-session]')
const base = '/mock/checkouts/' + encodeURIComponent(root.dataset.session)
const form = root.querySelector('form')
const alarm = root.querySelector('[role="alert"]')
const challenge = root.querySelector('[data-challenge]')
const done = root.querySelector('[data-done]')
let isBusy = false

const reveal = (part) => {
  for (const other of [form, challenge, done]) other.hidden = other !== part
  part.querySelector('[tabindex="-1"]')?.focus()
}
const submit = async (path, body) => {
  if (isBusy) return
  isBusy = true
  root.setAttribute('aria-busy', 'true')
  alarm.textContent = ''
  const answer = await post(base + path, body)
  isBusy = false
  root.removeAttribute('aria-busy')
  show(answer)
}
const show = ({ ok, body }) => {
  if (!ok) {
    alarm.textContent = body.message || 'DodoPayments cannot be reached. Nothing was charged yet.'
  } else if (body.status === 'requires_customer_action') {
    reveal(challenge)
  } else if (body.status === 'failed') {
    reveal(form)
    alarm.textContent = body.message + ' Nothing was charged. Try another way to pay.'
    form.elements.method.focus()
  } else if (body.location) {
    location.assign(body.location)
  } else {
    if (body.status === 'processing') done.querySelector('h2').textContent = 'Your payment is on its way'
    reveal(done)
  }
}

form.elements.method.addEventListener('change', () => {
  root.querySelector('[data-card]').hidden = form.elements.method.value === 'bank'
})
form.elements.test.addEventListener('change', () => {
  form.elements.card.value = form.elements.test.value
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const method = form.elements.method.value
  void submit('/pay', method === 'bank' ? { method } : { method, card: form.elements.card.value })
})
root.querySelector('[data-cancel]')?.addEventListener('click', () => void submit('/cancel', {}))
for (const button of root.querySelectorAll('[data-answer]')) {
  button.addEventListener('click', () => void submit('/challenge', { answer: button.dataset.answer }))
}
`
