type Child = Node | string | null

/** Makes an element with attributes and children; `null` children are left out. No markup is ever parsed. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter((child) => child !== null))
  return made
}

/** Draws a 24 × 24 line icon from path data; it is decoration, so assistive technology does not hear of it. */
export function icon(className: string, ...paths: readonly string[]): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  for (const data of paths) {
    const path = document.createElementNS(namespace, 'path')
    path.setAttribute('d', data)
    svg.append(path)
  }
  return svg
}

/** Styles a shadow root without a style attribute or element, which a strict CSP forbids; an element where there is no other way. */
export function applyStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.prepend(element('style', {}, css))
  }
}
