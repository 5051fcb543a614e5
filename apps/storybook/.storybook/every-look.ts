/// <reference types="@vitest/browser-playwright" />
import type { A11yParameters } from '@storybook/addon-a11y'
import axe from 'axe-core'

/** What no other look can change has been checked in the story's own; these rules look at colours, sizes and places. */
const RULES = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
/** Each theme, and both directions: with a story's own look, light from left to right, nothing is left out but some pairs. */
const USUAL = [
  { theme: 'dark', direction: 'rtl' },
  { theme: 'light', direction: 'rtl', forced: true },
] as const
const EVERY = [
  ...USUAL,
  { theme: 'light', direction: 'rtl' },
  { theme: 'dark', direction: 'ltr' },
  { theme: 'light', direction: 'ltr', forced: true },
] as const
const VENDOR = '.__PrivateStripeElement'
type Look = (typeof EVERY)[number]

/**
 * Fails where a story breaks a rule of accessibility in another look than its own. `everything` takes every pair of light,
 * dark and forced colours with left to right and right to left, and all rules instead of those that a look can change, but
 * those that the story's own check leaves out:
 * `VITE_AXE=all pnpm exec vitest run --project stories`.
 */
export async function checkEveryLook(settle: () => void, everything: boolean, { config }: A11yParameters) {
  const faults: string[] = []
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(everything ? {} : { runOnly: RULES }),
    rules: {
      region: { enabled: false },
      ...Object.fromEntries((config?.rules ?? []).map(({ id, enabled = true }) => [id, { enabled }])),
    },
  }
  for (const look of everything ? EVERY : USUAL) faults.push(...(await faultsIn(look, settle, options)))
  if (faults.length > 0) throw new Error(`Not accessible in every look:\n${faults.join('\n')}`)
}

async function faultsIn(look: Look, settle: () => void, options: axe.RunOptions): Promise<string[]> {
  const scopes = [...document.querySelectorAll('.ck-scope')]
  if (scopes.length === 0) return []
  const restore = [
    ...scopes.flatMap((scope) => [
      setAttribute(scope, 'data-ck-theme', look.theme),
      setAttribute(scope, 'dir', look.direction),
    ]),
    ...[...document.querySelectorAll('.story')].flatMap((page) => [
      setAttribute(page, 'data-theme', look.theme),
      setAttribute(page, 'dir', look.direction),
    ]),
  ]
  const isForced = 'forced' in look
  if (isForced) await forceColors(true)
  settle()
  // A vendor's form is told of the new look, and follows it in a moment of its own.
  if (document.querySelector(VENDOR)) await frames(4)
  const { violations } = await axe.run({ include: ['.ck-scope'] }, options)
  if (isForced) await forceColors(false)
  for (const undo of restore) undo()
  settle()
  const name = [look.theme, look.direction, isForced ? 'forced colours' : ''].join(' ')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${name}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

function setAttribute(element: Element, name: string, value: string): () => void {
  const before = element.getAttribute(name)
  element.setAttribute(name, value)
  return () => (before === null ? element.removeAttribute(name) : element.setAttribute(name, before))
}

async function frames(count: number) {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame)
}

async function forceColors(on: boolean) {
  const { cdp } = await import('vitest/browser')
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: on ? 'active' : '' }],
  })
}
