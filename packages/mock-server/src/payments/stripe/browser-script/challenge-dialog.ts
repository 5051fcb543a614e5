import type { JsonRecord } from '../../../wire/json'
import { element } from '../../in-page/element'
import { openOverlay } from '../../in-page/overlay'
import { displayAmount } from '../currencies'
import { CHALLENGE_CSS } from './challenge.styles'

/** What the buyer answers to their bank; leaving is a no. */
export type ChallengeOutcome = 'pass' | 'fail'

/** The window in which a bank asks whether it is really the buyer. */
export interface ChallengeDialog {
  /** What the buyer answers, with a note on what became of the last answer. */
  next(note?: string): Promise<ChallengeOutcome>
  close(): void
}

/** Opens the window for a payment. */
export function openChallenge(view: JsonRecord): ChallengeDialog {
  let answer: (outcome: ChallengeOutcome) => void = () => {}
  const fail = () => answer('fail')
  const overlay = openOverlay('stripe-challenge', CHALLENGE_CSS, fail)
  const button = (text: string, look: string, outcome: ChallengeOutcome) => {
    const made = element(
      'button',
      { type: 'button', class: look, 'data-testid': `stripe-challenge-${outcome}` },
      text,
    )
    made.addEventListener('click', () => answer(outcome))
    return made
  }
  const leave = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×')
  leave.addEventListener('click', fail)
  const note = element('p', { class: 'note', role: 'alert' })
  const pass = button('Complete', 'primary', 'pass')
  const sheet = element(
    'div',
    { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', tabindex: '-1' },
    element('header', {}, element('b', {}, 'Your bank'), element('span', { class: 'mock' }, 'mock'), leave),
    element('h2', { id: 'title' }, '3D Secure authentication'),
    element('p', {}, purposeOf(view)),
    note,
    pass,
    button('Fail', 'secondary', 'fail'),
  )
  overlay.root.append(element('div', { class: 'backdrop' }, sheet))
  pass.focus({ preventScroll: true })

  return {
    next(text = '') {
      note.textContent = text
      sheet.removeAttribute('aria-busy')
      return new Promise((resolve) => {
        answer = (outcome) => {
          answer = () => {}
          sheet.setAttribute('aria-busy', 'true')
          resolve(outcome)
        }
      })
    },
    close: overlay.close,
  }
}

function purposeOf(view: JsonRecord): string {
  const { amount, currency } = view
  if (typeof amount !== 'number' || typeof currency !== 'string')
    return 'A store wants to keep your card for later. Is it you?'
  return `A payment of ${displayAmount(amount, currency)} waits for your word. Is it you?`
}
