/// <reference types="@vitest/browser-playwright" />
import type { A11yParameters } from '@storybook/addon-a11y'
import axe from 'axe-core'

/** What no other look can change has been checked in the story's own; these rules look at colours, sizes and places. */
const RULES = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
/** With a story's own look, light from left to right, these are all pairs of a theme, or forced colours, with a direction. */
const LOOKS = [
  { theme: 'light', direction: 'rtl' },
  { theme: 'dark', direction: 'ltr' },
  { theme: 'dark', direction: 'rtl' },
  { theme: 'light', direction: 'ltr', forced: true },
  { theme: 'light', direction: 'rtl', forced: true },
] as const
const VENDOR = '.__PrivateStripeElement'
type Look = (typeof LOOKS)[number]

/**
 * Fails where a story breaks a rule of accessibility in another look than its own. `everything` takes all rules instead of
 * those that a look can change, but those that the story's own check leaves out:
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
  for (const look of LOOKS) faults.push(...(await faultsIn(look, settle, options)))
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
