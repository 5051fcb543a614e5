/** How one element, or one pseudo-element of it, looks: the value of each property, in the order of `properties`. */
export interface Look {
  readonly name: string
  readonly values: readonly string[]
}

/** Everything that a browser computes for an element but variables, which look like nothing by themselves. */
const properties = [...getComputedStyle(document.documentElement)].filter((name) => !name.startsWith('--'))

/** How elements look, with what their page puts before and after them. Nothing is on its way to another look. */
export function looksOf(elements: readonly Element[]): readonly Look[] {
  settle()
  return elements.flatMap((element) => {
    const pseudos = element.hasAttribute('placeholder') ? ['::placeholder'] : []
    if (getComputedStyle(element).display === 'list-item') pseudos.push('::marker')
    if (element instanceof HTMLElement) pseudos.push('::before', '::after')
    return [lookOf(element), ...pseudos.map((pseudo) => lookOf(element, pseudo))]
  })
}

function lookOf(element: Element, pseudo = ''): Look {
  const style = getComputedStyle(element, pseudo)
  const name = `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}${pseudo}`
  // A pseudo-element that is not drawn has values all the same, which nobody sees.
  const isDrawn = !/before|after/.test(pseudo) || !['none', 'normal'].includes(style.content)
  return {
    name,
    values: isDrawn ? properties.map((property) => style.getPropertyValue(property)) : ['not drawn'],
  }
}

/** What differs between two looks of the same elements, as sentences. */
export function differences(before: readonly Look[], after: readonly Look[]): readonly string[] {
  if (before.length !== after.length)
    return [`There are ${after.length} elements instead of ${before.length}.`]
  return after.flatMap(({ name, values }, index) => {
    const was = before[index]?.values ?? []
    if (was.length !== values.length) return [`${name} is drawn, or not, as it was not before`]
    return values.flatMap((value, at) =>
      value === was[at] ? [] : [`${name} ${properties[at]}: ${was[at]} → ${value}`],
    )
  })
}

/** Brings what moves to its end, and what moves for ever to a stop: a transition hides what it leads to. */
function settle() {
  for (let turn = 0; turn < 9; turn += 1) {
    document.body.getBoundingClientRect()
    const animations = document.getAnimations()
    if (animations.length === 0) return
    for (const animation of animations) {
      if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel()
      else animation.finish()
    }
  }
}
