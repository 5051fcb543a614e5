/*
 * How fast the history draws a hundred thousand loaded rows, beside fifty rows and beside a plain table, in one run and in
 * Chromium, as a customer's page is built:
 *
 *   pnpm --filter @creditkit/ui bench
 *
 * Read the ratios, not the figures: those are this machine's, and of how busy it is.
 */
import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions, preview } from 'vite'
import { openBrowser } from '../../../scripts/browser/open.mjs'

const FEW = 50
const MANY = 100_000
const FRAMES = 240
const ROUNDS = 3
const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const outDir = at('../node_modules/.cache/bench')

const config = {
  configFile: false,
  logLevel: 'error',
  root: at('./page'),
  plugins: [react(), tailwind()],
  resolve: { conditions: ['@creditkit/source', ...defaultClientConditions] },
  build: { outDir, emptyOutDir: true },
  preview: { port: 0 },
}
await build(config)
const server = await preview(config)
const url = server.resolvedUrls?.local[0]
const browser = await openBrowser()

/** Asks the page for one thing, on a page of its own. */
async function onPage(ask) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(url)
  await page.waitForFunction(() => 'bench' in window)
  const answer = await ask(page)
  await page.close()
  return answer
}

const drawn = (subject, rows, extra) =>
  onPage(async (page) => {
    const painted = await page.evaluate(([name, count]) => window.bench[name](count), [subject, rows])
    const loading = await extra?.(page)
    return {
      ...painted,
      ...loading,
      frames: await page.evaluate((count) => window.bench.scroll(count), FRAMES),
    }
  })
const loadMore = async (page) => ({ loadMoreMs: await page.evaluate(() => window.bench.loadMore()) })

const rounds = { few: [], many: [] }
for (let round = 0; round < ROUNDS; round += 1) {
  rounds.few.push(await drawn('history', FEW, loadMore))
  rounds.many.push(await drawn('history', MANY, loadMore))
}
const plain = await drawn('plain', MANY)
const shift = await onPage((page) => page.evaluate(() => window.bench.shift()))
await browser.close()
await server.close()

const best = (results, name) => Math.min(...results.map((result) => result[name]))
const p99 = (frames) =>
  [...frames].sort((left, right) => left - right)[Math.ceil(frames.length * 0.99) - 1] ?? Number.NaN
const summary = (results) => ({
  elements: Math.max(...results.map(({ elements }) => elements)),
  firstPaintMs: best(results, 'firstPaintMs'),
  p99: Math.min(...results.map(({ frames }) => p99(frames))),
  loadMoreMs: best(results, 'loadMoreMs'),
})
const few = summary(rounds.few)
const many = summary(rounds.many)
const table = { ...plain, p99: p99(plain.frames) }

const line = (name, { elements, firstPaintMs, p99: frame, loadMoreMs }) =>
  [
    name.padEnd(24),
    String(elements).padStart(10),
    firstPaintMs.toFixed(0).padStart(16),
    frame.toFixed(1).padStart(14),
    (loadMoreMs?.toFixed(0) ?? '').padStart(20),
  ].join('')
console.log(
  `\n${'subject'.padEnd(24)}  elements  first paint ms  p99 frame ms  longest frame while\n${' '.repeat(66)}the next page loads ms`,
)
console.log(line(`history of ${FEW}`, few))
console.log(line(`history of ${MANY}`, many))
console.log(line(`plain table of ${MANY}`, table))

console.log('\nthe history, best of three rounds')
goal(`elements of ${MANY} rows`, many.elements, 400)
goal(`first paint of ${MANY} rows / of ${FEW}`, many.firstPaintMs / few.firstPaintMs, 3)
goal(`99th percentile frame of ${MANY} rows, ms`, many.p99, 34)
goal('layout shift while loading (CLS)', shift, 0)
console.log('\nthe plain table, in times of the history')
for (const name of ['elements', 'firstPaintMs', 'p99']) {
  console.log(`${name}: ${(table[name] / many[name]).toPrecision(3)}`)
}

function goal(what, value, limit) {
  const shown = Number.isInteger(value) ? value : value.toPrecision(3)
  console.log(`${what}: ${shown} (goal: at most ${limit}${value > limit ? ', missed' : ''})`)
}
