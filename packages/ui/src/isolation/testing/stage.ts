import { page } from 'vitest/browser'
import { css as kit } from '../../styles.css?shipped'
import { hostPage } from './host-page'
import { attach, become, type Host, hosts } from './hosts'
import { type Look, looksOf } from './looks'
import { during, type State } from './states'

export { kit }

// Neither the size of the page, nor where it has its content, nor what stands on a line with it is what is compared.
const PAGE = 'position: absolute !important; inset: 0 auto auto 0 !important; width: 1000px !important;'
const GUEST = `${PAGE} all: revert !important; position: absolute !important; width: 900px !important; height: 9000px !important; writing-mode: horizontal-tb !important; font: 16px/24px monospace !important; white-space: normal !important;`

const FRAME = `#guest > div::before, #guest > div::after { content: none !important }
  html, body { padding: 0 !important; border: 0 !important }`

/** Every host, by name. */
export const everyHost = Object.entries<Host>(hosts)

/** Those that have rules for states, each for all of them; the others have next to no rules at all. */
export const statefulHosts = everyHost.filter(([, { css }]) => css.includes(':hover'))

/** A page with nothing of a host's but its elements. */
export const harmless: Host = { css: '' }

/** The host's own content. */
export const host = document.createElement('div')
host.innerHTML = hostPage
host.style.cssText = PAGE

/** Where the kit is put, in the middle of the host's content. It is on the page once `admitKit` is called. */
export const mount = document.createElement('div')
mount.style.cssText = GUEST

/** Makes the window as large as it is in every comparison, on pages whose own frame counts for nothing. */
export async function prepareWindow(): Promise<void> {
  await page.viewport(1100, 900)
  attach(FRAME)
}

/** Puts the host's content on the page, until what it answers with is called. */
export function openPage(): () => void {
  document.body.append(host)
  return () => host.remove()
}

/** Puts the place of the kit into the host's content. */
export function admitKit(): void {
  host.querySelector('#guest')?.append(mount)
}

/** All that is the host's. */
export const ofHost = () => [
  document.documentElement,
  document.body,
  ...host.querySelectorAll('*:not(#guest *)'),
]

/** Where stylesheets of the kit stand, and what its and the host's elements are in; at rest unless named. */
interface Setting {
  readonly before?: readonly string[]
  readonly after?: readonly string[]
  readonly state?: State
}

/** How elements look on a page of a host's, with the given stylesheets before and after the host's own. */
export function looksOn(
  look: Host,
  elements: readonly Element[],
  { before = [], after = [], state = null }: Setting,
): readonly Look[] {
  const put = (css: string) => attach(during(state, css))
  const stylesBefore = before.map(put)
  const leave = become({ ...look, css: during(state, look.css) })
  const stylesAfter = after.map(put)
  try {
    return looksOf(elements)
  } finally {
    for (const undo of [...stylesBefore, leave, ...stylesAfter]) undo()
  }
}
