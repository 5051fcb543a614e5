import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline'
import elements from './hosts/elements.css?inline'
import prose from './hosts/prose.css?inline'
import rem from './hosts/rem.css?inline'
import { css as tailwind3 } from './hosts/tailwind-3.css?tailwind-3'
import tailwind4 from './hosts/tailwind-4.css?inline'
import universal from './hosts/universal.css?inline'

/** A page that the kit is a guest on. */
export interface Host {
  readonly css: string
  /** What its `html` says of the way that text runs. */
  readonly direction?: 'rtl'
}

/** The pages that nothing of the kit's may change on, and that may lose nothing to it. */
export const hosts = {
  'with rules for everything': { css: universal },
  'with rules for bare elements': { css: elements },
  'with rules for its articles': { css: prose },
  'with Bootstrap 5': { css: bootstrap },
  'with Tailwind 3': { css: tailwind3 },
  'with Tailwind 4': { css: tailwind4 },
  'whose rem is 10 px': { css: rem },
  'that runs from right to left': { css: '', direction: 'rtl' },
} as const satisfies Record<string, Host>

/** Makes the document a host's, until what it answers with is called. */
export function become({ css, direction }: Host): () => void {
  const detach = attach(css)
  const { dir } = document.documentElement
  if (direction) document.documentElement.dir = direction
  return () => {
    detach()
    document.documentElement.dir = dir
  }
}

/** Puts a stylesheet behind those that are there, until what it answers with is called. */
export function attach(css: string): () => void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  return () => style.remove()
}
