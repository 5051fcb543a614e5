import process from 'node:process'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { format } from 'node:util'
import { type InitialData, prefetchCredits } from '@creditkit/client/query'
import type { ReactElement } from 'react'
import * as server from 'react-dom/server'
import type { DrawnComponent } from '../../testing/every-component'
import { createWorld } from '../../testing/world'
import { mistakes, overlays, pageOf, pages, type Visit, type VisitName, visits } from './pages'

/** One page as a server sends it, in each of the ways that React has. */
export interface RenderedPage {
  /** Its outermost slot. */
  readonly slot: string
  readonly html: string
  readonly piped: string
  readonly streamed: string
  readonly initialData: InitialData | null
}

/** All that a server has drawn, and what it has said meanwhile. */
export interface ServerOutput {
  readonly react: string
  readonly pages: Readonly<Record<VisitName, Readonly<Record<string, RenderedPage>>>>
  readonly mistakes: Readonly<Record<string, string>>
  readonly complaints: readonly string[]
}

/** Everything that is drawn on a server: run as a program, in a Node of its own, it writes a {@link ServerOutput} as JSON. */
async function main(hoursBehind: number): Promise<ServerOutput> {
  turnBackClock(hoursBehind)
  let drawing = ''
  const complaints: string[] = []
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...words) => {
      const complaint = format(...words)
      // React 18 says so of this program itself, which draws the same contexts in three ways.
      if (!complaint.includes('Detected multiple renderers')) complaints.push(`${drawing}: ${complaint}`)
    }
  }

  const drawAll = async (visit: Visit): Promise<Record<string, RenderedPage>> => {
    const drawn: Record<string, RenderedPage> = {}
    for (const [name, shown] of Object.entries({ ...pages, ...overlays })) {
      drawing = name
      drawn[name] = await draw(shown, visit)
    }
    return drawn
  }

  return {
    react: server.version,
    pages: {
      bare: await drawAll(visits.bare),
      German: await drawAll(visits.German),
      Arabic: await drawAll(visits.Arabic),
    },
    mistakes: Object.fromEntries(
      Object.entries(mistakes).map(([name, Mistake]) => [name, server.renderToString(<Mistake />)]),
    ),
    complaints,
  }
}

async function draw(shown: DrawnComponent, visit: Visit): Promise<RenderedPage> {
  const world = createWorld(shown.world)
  const loaded = visit.prefetch && (await prefetchCredits(world.client, visit.prefetch))
  // As old as the world's own clock has it, whatever this machine's says.
  const initialData = loaded && { ...loaded, askedAt: new Date(world.mock.clock.now()).toISOString() }
  // As new for each, so that none finds what another has already loaded.
  const page = () => pageOf(shown, visit, world, initialData)
  return {
    slot: shown.slot,
    html: server.renderToString(page()),
    piped: await pipe(page()),
    streamed: await stream(page()),
    initialData,
  }
}

function pipe(page: ReactElement): Promise<string> {
  return new Promise((resolve, reject) => {
    const written = new PassThrough()
    text(written).then(resolve, reject)
    const { pipe: pipeTo } = server.renderToPipeableStream(page, {
      onAllReady: () => pipeTo(written),
      onError: reject,
    })
  })
}

async function stream(page: ReactElement): Promise<string> {
  // React 18 keeps it in the file for browsers and workers.
  const { renderToReadableStream } =
    'renderToReadableStream' in server ? server : await import('react-dom/server.browser')
  let failure: unknown = null
  const written = await renderToReadableStream(page, {
    onError: (error) => {
      failure = error
    },
  })
  await written.allReady
  if (failure) throw failure
  return new Response(written).text()
}

function turnBackClock(hours: number): void {
  const RealDate = Date
  const now = () => RealDate.now() - hours * 3_600_000
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? now() : given[0])
    }
    static override now = now
  } as DateConstructor
}

process.stdout.write(JSON.stringify(await main(Number(process.argv[2]))))
