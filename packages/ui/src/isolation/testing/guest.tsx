import { render, screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CreditBalance } from '../../components/credit-balance/index'
import { type DrawnComponent, everyComponent } from '../../testing/every-component'
import { createInstantPayment } from '../../testing/instant-payment'
import { createWorld, InWorld, type World } from '../../testing/world'
import type { Appearance } from '../../theme/index'
import { attach } from './hosts'
import { admitKit, kit, mount } from './stage'

/** In a font of its own, because the page's is the only look that the kit takes over. */
export const appearance: Appearance = { theme: 'light', variables: { fontFamily: 'monospace' } }

/**
 * What stands in a sentence of the page's takes over its font, size and colour: here it stands in the same sentence on
 * every page, in which nothing that is inherited comes from further out: not even the direction, which `all` leaves out.
 */
const SENTENCE = `#guest .sentence { all: initial !important; display: block !important; direction: ltr !important }
  #guest .sentence::before, #guest .sentence::after { content: none !important }`

const inline = (element: DrawnComponent['element'], world?: DrawnComponent['world']): DrawnComponent => ({
  element: <div className="sentence">{element}</div>,
  slot: 'creditBalance',
  ...(world ? { world } : {}),
})
const unreachable: DrawnComponent['world'] = {
  prepare: (mock) => mock.fail('getBalances', { code: 'internal' }),
}

const drawn: readonly DrawnComponent[] = [
  ...Object.values<DrawnComponent>(everyComponent),
  inline(<CreditBalance variant="inline" />),
  inline(<CreditBalance variant="inline" />, unreachable),
  inline(<CreditBalance variant="compact" />, unreachable),
  inline(<CreditBalance variant="compact" />),
  inline(<CreditBalance variant="compact" walletId="credits" />),
]
const guests = drawn.map(({ element, slot, world: options }, index) => {
  const world: World = createWorld(options)
  return {
    key: `${slot} ${index}`,
    element,
    world,
    payment: createInstantPayment({ mock: () => world.mock }),
  }
})

/** Every component of the kit, each in its world. */
function Guest() {
  return guests.map(({ key, element, world, payment }) => (
    <InWorld appearance={appearance} key={key} payments={[payment]} world={world}>
      {element}
    </InWorld>
  ))
}

/** Puts every component of the kit on the host's page, and opens the panel of the last one; the one before stays shut. */
export async function showGuest(): Promise<void> {
  attach(SENTENCE)
  admitKit()
  const detach = attach(kit)
  render(<Guest />, { container: mount })
  await waitFor(() => expect(mount.querySelectorAll('[data-state="ready"]').length).toBeGreaterThan(10))
  await waitFor(() => expect(mount.querySelector('[aria-busy="true"], [data-state="loading"]')).toBeNull())
  await userEvent.click(screen.getAllByRole('button', { name: /27\.50/ }).at(-1) ?? mount)
  await screen.findByRole('dialog')
  detach()
}

/** All that the kit draws. */
export const ofKit = () => [...document.querySelectorAll('.ck-scope, .ck-scope *')]

/** What stands in a sentence of the page's. */
export const inSentences = () => ofKit().filter((element) => element.closest('.sentence'))

/** What the rules of a page go by: one element is like another where these are the same, for it and all around it. */
const kindOf = (element: Element): string =>
  [
    element.tagName,
    element.getAttribute('class'),
    ...['role', 'type', 'disabled', 'aria-disabled', 'aria-invalid', 'placeholder'].map((name) =>
      element.getAttribute(name),
    ),
    element.parentElement && !element.matches('.ck-scope') ? kindOf(element.parentElement) : '',
  ].join()

/** One element of each kind: what is in many places, like a component that is also part of a whole page, is there once. */
export function ofEachKind(): readonly Element[] {
  const kinds = new Map<string, Element>()
  for (const element of ofKit()) if (!kinds.has(kindOf(element))) kinds.set(kindOf(element), element)
  return [...kinds.values()]
}
