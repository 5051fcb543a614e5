/** The name that a mistyped one most likely means; null when none is at all alike. */
export function nearest(text: string, names: readonly string[]): string | null {
  const [best] = names
    .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)
  return best && best.distance <= Math.max(2, Math.floor(best.name.length / 2)) ? best.name : null
}

/** Throws RangeError for a name that there is not, and says which may be meant. */
export function requireName(what: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return
  const meant = nearest(name, names)
  throw new RangeError(`There is no ${what} ${name}${meant ? `; did you mean ${meant}?` : '.'}`)
}

/** How many letters have to be added, removed or replaced to make one text of another. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1]
    for (let place = 1; place <= to.length; place += 1) {
      const replaced = (row[place - 1] ?? 0) + (letter === to[place - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
