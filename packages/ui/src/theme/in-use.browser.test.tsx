import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { everyComponent } from '../testing/every-component'
import { loadStyles } from '../testing/load-styles'
import { createWorld, InWorld } from '../testing/world'
import { pairs } from './testing/contrast'
import { colorNames, readColors, toHex, translate } from './testing/read-colors'
import { fjord } from './themes/index'

beforeAll(loadStyles)
afterEach(cleanup)

/** The smallest thing that a finger or a shaking hand can be asked to hit, by WCAG 2.2 (2.5.8). */
const TARGET = 24

// In the densest of the ready themes, where everything is smallest.
describe.each(Object.entries(everyComponent))('%s', (_, { element, slot, ...rest }) => {
  test('puts no colour on another but those whose contrast is checked, and has targets of 24 px', async () => {
    const world = createWorld('world' in rest ? rest.world : {})
    const { container } = render(
      <InWorld appearance={{ ...fjord, theme: 'light' }} world={world}>
        {element}
      </InWorld>,
    )
    const outermost = () => container.querySelector(`[data-ck-slot="${slot}"]`)
    await waitFor(() => {
      expect(outermost()).not.toBeNull()
      expect(outermost()).not.toHaveAttribute('data-state', 'loading')
      expect(container.querySelector('[data-ck-slot="skeleton"]')).toBeNull()
    })
    expect({ pairs: uncheckedPairs(container), targets: smallTargets(container) }).toEqual({
      pairs: [],
      targets: [],
    })
  })
})

/** What text stands on, by the names of the colours, where the table of pairs does not have it. */
function uncheckedPairs(container: Element): string[] {
  const scope = container.querySelector('.ck-scope')
  if (!scope) throw new Error('There is no scope.')
  const probe = document.createElement('span')
  scope.append(probe)
  const colors = readColors(scope)
  const namesOf = (color: string) => {
    const hex = toHex(translate(color, probe))
    return colorNames.filter((name) => toHex(colors[name]) === hex)
  }
  const found = textsIn(scope).flatMap((element) => {
    const paper = paperUnder(element)
    if (!paper) return []
    const inks = namesOf(getComputedStyle(element).color)
    const papers = namesOf(paper)
    const isKnown = pairs.some(([ink, on]) => inks.includes(ink) && papers.includes(on))
    return isKnown ? [] : [`${inks.join('=')} on ${papers.join('=')}: ${element.textContent}`]
  })
  probe.remove()
  return [...new Set(found)]
}

/** The elements that show a text of their own; what is disabled and what wears a brand's own colour is nobody's to check. */
function textsIn(scope: Element): Element[] {
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
  return [...scope.querySelectorAll('*')].filter(
    (element) =>
      [...element.childNodes].some(isText) &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(
        ':disabled, [aria-disabled="true"], [style*="background-color"], .ck\\:sr-only, option',
      ),
  )
}

/** The colour of the nearest surface below an element; null where that is the page. */
function paperUnder(element: Element | null): string | null {
  for (let below = element; below; below = below.parentElement) {
    const { backgroundColor } = getComputedStyle(below)
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
  }
  return null
}

/** What can be pressed and is too small for it; links in running text may be. */
function smallTargets(container: Element): string[] {
  return [...container.querySelectorAll('.ck-scope :is(button, a, summary, select, textarea, input)')]
    .filter((element) => element.checkVisibility() && !element.closest('p, .ck\\:sr-only'))
    .flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      const isSmall = Math.min(width, height) < TARGET
      return isSmall
        ? [`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 160)}`]
        : []
    })
}
