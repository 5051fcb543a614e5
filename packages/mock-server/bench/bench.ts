/*
 * How fast the mock backend answers, beside a handler that does nothing, in one run:
 *
 *   pnpm --filter @creditkit/mock-server bench
 *
 * Requests follow one another. Subjects take turns in rounds, so that a noisy moment hits them alike, and each round of a
 * subject is preceded by requests that are not counted. Read the ratios, not the figures: those are this machine's.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, http } from 'msw'
import { type SetupServer, setupServer } from 'msw/node'
import { createMockBackend, extend, type MockBackend } from '../src/index'
import { createHandlers } from '../src/msw/index'
import { startMockServer } from '../src/node/index'
import { longHistory } from '../src/scenarios/states'

const ROUNDS = 8
const WARM_UP = 100
const COUNTED = 400
const SIZES = [1_000, 100_000] as const
const PATHS = {
  balance: '/api/credits/balance?walletId=credits',
  history: '/api/credits/transactions',
} as const

/** Something that is asked again and again; `begin` and `end` surround its turn. */
interface Subject {
  readonly name: string
  readonly url: string
  begin(): void
  end(): void
}

const latencies = new Map<string, number[]>()

async function turn({ name, url, begin, end }: Subject): Promise<void> {
  begin()
  const own = latencies.get(name) ?? []
  for (let call = 0; call < WARM_UP + COUNTED; call += 1) {
    const from = performance.now()
    const response = await fetch(url)
    await response.text()
    if (call >= WARM_UP) own.push(performance.now() - from)
    if (!response.ok) throw new Error(`${name} answers ${response.status}.`)
  }
  latencies.set(name, own)
  end()
}

function intercepted(name: string, url: string, handlers: Parameters<typeof setupServer>): Subject {
  let server: SetupServer | null = null
  return {
    name,
    url,
    begin() {
      server = setupServer(...handlers)
      server.listen({ onUnhandledRequest: 'error' })
    },
    end: () => server?.close(),
  }
}

const served = (name: string, url: string): Subject => ({ name, url, begin: () => {}, end: () => {} })

const worldOf = (rows: number) => extend('dual-billing', { history: longHistory(rows) })

async function main(): Promise<void> {
  const worlds = await Promise.all(
    SIZES.map(async (rows) => {
      const from = performance.now()
      const mock = createMockBackend({ scenario: worldOf(rows) })
      await mock.fetch(PATHS.balance)
      console.log(`${rows} transactions written in ${Math.round(performance.now() - from)} ms`)
      return { rows, mock }
    }),
  )
  const constant = await constantOf(worlds[0]?.mock)
  const bare = createServer((_, response) =>
    response.setHeader('content-type', 'application/json').end(constant),
  )
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const servers = await Promise.all(
    SIZES.map((rows) => startMockServer({ port: 0, scenario: worldOf(rows) })),
  )

  const subjects: Subject[] = [
    intercepted('MSW    constant', 'https://api.example.com/', [
      http.get(
        'https://api.example.com/',
        () => new HttpResponse(constant, { headers: { 'content-type': 'application/json' } }),
      ),
    ]),
    ...Object.entries(PATHS).flatMap(([what, path]) =>
      worlds.map(({ rows, mock }) =>
        intercepted(
          `MSW    ${what} of ${rows}`,
          `https://api.example.com${path}`,
          createHandlers(mock, 'https://api.example.com'),
        ),
      ),
    ),
    served('HTTP   constant', `http://127.0.0.1:${portOf(bare.address())}/`),
    ...Object.entries(PATHS).flatMap(([what, path]) =>
      servers.map(({ url }, index) => served(`HTTP   ${what} of ${SIZES[index]}`, `${url}${path}`)),
    ),
  ]
  for (let round = 0; round < ROUNDS; round += 1) for (const subject of subjects) await turn(subject)

  console.log(`\n${'subject'.padEnd(28)}requests/s    mean ms    p99 ms`)
  for (const { name } of subjects) console.log(lineOf(name))
  console.log('\nratios of the means')
  for (const way of ['MSW   ', 'HTTP  ']) {
    ratio(`${way} history of 100000`, `${way} history of 1000`, 1.5)
    for (const rows of SIZES) ratio(`${way} balance of ${rows}`, 'MSW    constant', 2)
  }
  // What our own server adds to a bare one is told, too; nothing is promised of it.
  for (const rows of SIZES) ratio(`HTTP   balance of ${rows}`, 'HTTP   constant', null)
  bare.close()
  for (const server of servers) await server.close()
}

async function constantOf(mock: MockBackend | undefined): Promise<string> {
  const answer = await mock?.fetch(PATHS.balance)
  return (await answer?.text()) ?? ''
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  return address.port
}

function mean(name: string): number {
  const own = latencies.get(name) ?? []
  return own.reduce((sum, latency) => sum + latency, 0) / own.length
}

function lineOf(name: string): string {
  const sorted = [...(latencies.get(name) ?? [])].sort((left, right) => left - right)
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN
  const figures = [Math.round(1000 / mean(name)), mean(name).toPrecision(3), p99.toPrecision(3)]
  return name.padEnd(28) + figures.map((figure) => String(figure).padStart(10)).join(' ')
}

function ratio(name: string, against: string, goal: number | null): void {
  const value = mean(name) / mean(against)
  const judged = goal === null ? '' : ` (goal: at most ${goal}${value > goal ? ', missed' : ''})`
  console.log(`${name} / ${against}: ${value.toPrecision(3)}${judged}`)
}

await main()
