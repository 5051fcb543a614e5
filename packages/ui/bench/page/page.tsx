import { toDecimal } from '@creditkit/contract'
import { createRoot, type Root } from 'react-dom/client'
import {
  createLoadedHistory,
  type LoadedHistory,
} from '../../src/components/transaction-history/testing/loaded-history'
import { CreditsProvider, TransactionHistory } from '../../src/index'
import { createWorld, InWorld } from '../../src/testing/world'

/** What the page is asked to do, one after the other; times are in milliseconds. */
export interface Bench {
  /** Draws the history of so many loaded rows, and answers when they are painted. */
  readonly history: (rows: number) => Promise<Painted>
  /** The same rows in a table as anybody would write it. */
  readonly plain: (rows: number) => Promise<Painted>
  /** Turns a wheel, a good deal each frame, and answers how long each frame took. */
  readonly scroll: (frames: number) => Promise<number[]>
  /** Loads one page more, and answers how long the longest frame took until it is there. */
  readonly loadMore: () => Promise<number>
  /** Loads a history from nothing, and answers how far things were shifted (CLS). */
  readonly shift: () => Promise<number>
  readonly clear: () => void
}

/** What stands there once it is painted. */
export interface Painted {
  readonly elements: number
  readonly firstPaintMs: number
}

let root: Root | null = null

/** A frame that has been painted. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
const list = () => document.querySelector('table')
const scroller = () =>
  document.querySelector('[data-ck-slot="transactionHistoryScroller"]') ?? document.documentElement

async function draw(element: React.ReactNode): Promise<Painted> {
  clear()
  // What the making of the rows has left behind is not part of the drawing.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const from = performance.now()
  root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(element)
  while (!document.querySelector('tbody tr[data-line="row"], tbody tr.plain')) await painted()
  await painted()
  return {
    firstPaintMs: performance.now() - from,
    elements: (list()?.querySelectorAll('*').length ?? 0) + 1,
  }
}

function clear() {
  root?.unmount()
  document.body.replaceChildren()
}

function Plain({ history }: { readonly history: LoadedHistory }) {
  return (
    <table style={{ width: '100%' }}>
      <tbody>
        {history.transactions.map((row) => (
          <tr className="plain" key={row.id}>
            <td>{row.createdAt}</td>
            <td>{row.description}</td>
            <td>{row.type}</td>
            <td>{toDecimal(row.amount)}</td>
            <td>{row.balanceAfter && toDecimal(row.balanceAfter)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How long frames take until something is so; the first one is that of what has just been done. */
async function frameTimes(until: (frame: number) => boolean): Promise<number[]> {
  const times: number[] = []
  let before = performance.now()
  for (let frame = 0; frame === 0 || !until(frame); frame += 1) {
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - before)
    before = now
  }
  return times
}

const bench: Bench = {
  history: (rows) => {
    const { client, queryClient, session } = createLoadedHistory(rows)
    return draw(
      <CreditsProvider client={client} live={false} queryClient={queryClient} session={session}>
        <TransactionHistory />
      </CreditsProvider>,
    )
  },
  plain: (rows) => draw(<Plain history={createLoadedHistory(rows)} />),
  scroll: (frames) => {
    const target = scroller()
    return frameTimes((frame) => {
      target.scrollBy(0, 180)
      return frame === frames
    })
  },
  loadMore: async () => {
    const shown = () => document.querySelector('[data-ck-slot="transactionHistoryMore"]')
    const button = shown()
    if (!(button instanceof HTMLElement)) throw new Error('There is no next page to load.')
    button.click()
    const times = await frameTimes((frame) => shown() === null || frame > 600)
    return Math.max(...times)
  },
  shift: async () => {
    clear()
    let sum = 0
    const observer = new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) if ('value' in entry) sum += Number(entry.value)
    })
    observer.observe({ type: 'layout-shift' })
    const world = createWorld({ scenario: 'long-history', prepare: (mock) => mock.delay('*', 200) })
    await draw(
      <InWorld world={world}>
        <TransactionHistory />
      </InWorld>,
    )
    for (let frame = 0; frame < 30; frame += 1) await painted()
    observer.disconnect()
    return sum
  },
  clear,
}

Object.assign(window, { bench })
