/**
 * What the page of a checkout does. It runs inside `hostedPage`, which gives it `page` and `post`. Nothing is disabled
 * while it waits, so that the keyboard's focus stays; a second click does nothing instead.
 */
export const CHECKOUT_SCRIPT = `
const root = page.querySelector('[data-session]')
const base = '/mock/checkout/' + encodeURIComponent(root.dataset.session)
const form = root.querySelector('form')
const fields = form.elements
const alarm = root.querySelector('[role="alert"]')
const challenge = root.querySelector('[data-challenge]')
const done = root.querySelector('[data-done]')
let isBusy = false
let intent = ''

const reveal = (part) => {
  for (const other of [form, challenge, done]) other.hidden = other !== part
  part.querySelector('[tabindex="-1"]')?.focus()
}
const ask = async (path, body) => {
  if (isBusy) return
  isBusy = true
  root.setAttribute('aria-busy', 'true')
  alarm.textContent = ''
  for (const field of fields) field.removeAttribute('aria-invalid')
  const answer = await post(path, body)
  isBusy = false
  root.removeAttribute('aria-busy')
  follow(answer)
}
const refuse = (error) => {
  reveal(form)
  if (!error) {
    alarm.textContent = 'Stripe cannot be reached. Try again to see what became of your payment.'
    return
  }
  alarm.textContent = error.message + ' Nothing was charged. You can try again or use another card.'
  const param = error.param || 'number'
  const field = fields[param.startsWith('exp') ? 'expiry' : param] || fields.number
  field.setAttribute('aria-invalid', 'true')
  field.focus()
}
// A payment whose answer got lost has still been made.
const recover = async (error) => {
  try {
    const now = await (await fetch(api + base)).json()
    if (now.status === 'complete') return follow({ ok: true, body: now })
  } catch {}
  refuse(error)
}
const follow = ({ ok, body }) => {
  if (!ok || body.error) {
    void recover(body.error)
  } else if (body.status === 'requires_action') {
    intent = body.payment_intent
    reveal(challenge)
  } else if (body.url) {
    location.assign(body.url)
  } else {
    reveal(done)
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const digits = fields.expiry.value.replace(/[^0-9]/g, '').padStart(4, '0')
  void ask(base + '/pay', {
    email: fields.email.value, name: fields.name.value, number: fields.number.value, cvc: fields.cvc.value,
    exp_month: Number(digits.slice(0, 2)), exp_year: 2000 + Number(digits.slice(2)),
  })
})
for (const button of root.querySelectorAll('[data-card]')) {
  button.addEventListener('click', () => {
    fields.number.value = button.dataset.card
    fields.expiry.value = '12 / 34'
    fields.cvc.value = '123'
    if (!fields.email.value) fields.email.value = 'buyer@example.com'
    form.querySelector('details').open = false
    form.querySelector('[type="submit"]').focus()
  })
}
root.querySelector('[data-cancel]')?.addEventListener('click', () => void ask(base + '/cancel', {}))
for (const button of root.querySelectorAll('[data-outcome]')) {
  button.addEventListener('click', () => {
    void ask('/mock/challenge/' + encodeURIComponent(intent), { outcome: button.dataset.outcome })
  })
}
`
