import { escapeHtml } from '../../page'
import { TEST_CARDS } from './test-cards'

/** What these pages look like beyond what all hosted pages do. */
export const STRIPE_PAGE_CSS = `
.items { display: grid; gap: 4px; margin: -12px 0 20px; padding: 0; list-style: none; color: var(--quiet); font-size: 14px; }
.items li { display: flex; justify-content: space-between; gap: 16px; font-variant-numeric: tabular-nums; }
.items span:first-child { overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 18px; font-weight: 600; }
h2:focus-visible { outline: none; }
a.button { display: grid; place-items: center; min-height: 48px; border-radius: 12px; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none; }
details { color: var(--quiet); font-size: 14px; }
summary { width: fit-content; padding: 4px 0; border-radius: 4px; cursor: pointer; }
.cards { display: grid; gap: 2px; margin: 6px 0 0; padding: 0; list-style: none; }
.cards button {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; width: 100%; min-height: 0; padding: 8px 10px; border-radius: 8px;
  background: transparent; color: inherit; font-weight: 400; font-size: 14px; text-align: start;
}
.cards button:hover { background: var(--ground); }
.cards b { color: var(--ink); font-weight: 400; font-variant-numeric: tabular-nums; }
[aria-busy="true"] button { opacity: 0.55; cursor: default; }
`

/** The test cards, each a button that fills the form in. */
export function testCardsHtml(): string {
  const items = TEST_CARDS.map(
    ({ number, outcome }) =>
      `<li><button type="button" data-card="${number}"><b>${number}</b> <span>${escapeHtml(outcome)}</span></button></li>`,
  )
  return `<details><summary>Choose a test card</summary><ul class="cards">${items.join('')}</ul></details>`
}

/** A page with nothing to do but to go on, which is left out where there is nowhere to go. */
export function messageHtml(heading: string, text: string, goOn: string | null): string {
  const link = goOn === null ? '' : `<a class="button" href="${escapeHtml(goOn)}">Return to the store</a>`
  return `<style>${STRIPE_PAGE_CSS}</style><div class="stack"><div><h1>${escapeHtml(heading)}</h1><p class="quiet">${escapeHtml(text)}</p></div>${link}</div>`
}

/** The bank's question. It is a section of its own, so that the page of a checkout can show it in its turn. */
export function challengeHtml(amount: string | null, isHidden: boolean): string {
  const what =
    amount === null
      ? 'A store wants to keep your card for later.'
      : `A payment of ${amount} waits for your word.`
  return `<section class="stack" data-challenge aria-labelledby="challenge"${isHidden ? ' hidden' : ''}>
<h2 id="challenge" tabindex="-1">3D Secure: your bank asks if it is you</h2>
<p class="quiet">${escapeHtml(what)}</p>
<button type="button" data-outcome="pass">Complete</button>
<button type="button" class="plain" data-outcome="fail">Fail</button>
</section>`
}
