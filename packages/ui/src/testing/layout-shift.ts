/** What is watched while something loads. */
export interface ShiftWatch {
  /** The sum of the page's layout shifts so far, as the browser scores them; 0 where nothing has moved. */
  readonly score: () => number
  /** What has moved, for the message of a test that fails. */
  readonly moved: () => readonly string[]
  readonly stop: () => void
}

/** The entry that Chromium makes of a shift; TypeScript does not know it. */
function isShift(entry: PerformanceEntry): entry is PerformanceEntry & {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
} {
  return entry.entryType === 'layout-shift'
}

/** Watches the page's layout for shifts, as the Layout Instability API counts them. */
export function watchLayoutShifts(): ShiftWatch {
  let score = 0
  const moved: string[] = []
  const take = (entries: readonly PerformanceEntry[]) => {
    for (const entry of entries.filter(isShift)) {
      score += entry.value
      for (const { node } of entry.sources) moved.push(nameOf(node))
    }
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: false })
  return {
    score: () => {
      take(observer.takeRecords())
      return score
    },
    moved: () => moved,
    stop: () => observer.disconnect(),
  }
}

function nameOf(node: Node | null): string {
  if (node instanceof Element) return `${node.tagName.toLowerCase()} ${node.textContent?.slice(0, 40) ?? ''}`
  return node?.textContent?.slice(0, 40) ?? 'gone'
}
