import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

/** What every runtime of the WinterTC minimum common API has, and nothing else: no window, no document, no process. */
const webGlobals = () => ({
  AbortController,
  AbortSignal,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  clearTimeout,
  crypto,
  fetch: () => Promise.reject(new TypeError('The network is asked for only when a method is called.')),
  queueMicrotask,
  setTimeout,
})

const root = new URL('../..', import.meta.url).pathname

async function bundle(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: `${root}packages/client`, sourcefile: 'host.js' },
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    globalName: 'host',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['@creditkit/source'],
    logLevel: 'silent',
    metafile: true,
    write: false,
  })
  return { code: outputFiles[0].text, inputs: Object.keys(metafile.inputs) }
}

const framework = (inputs) =>
  inputs.filter((path) => /node_modules\/(react|react-dom|scheduler|@tanstack)\//.test(path))

describe.each(['@creditkit/client', '@creditkit/client/dialects', '@creditkit/client/query'])(
  '%s',
  (entry) => {
    test('holds nothing of React or TanStack', async () => {
      const { inputs } = await bundle(`export * from '${entry}'`)
      expect(inputs.length).toBeGreaterThan(3)
      expect(framework(inputs)).toEqual([])
    })
  },
)

describe('the core of the client', () => {
  test('speaks to a backend where there is neither a page nor Node, as in a worker or on an edge', async () => {
    const { code } = await bundle(`
      import { createCreditsClient, createLiveEvents, createPurchaseFlow, isProblem } from '@creditkit/client'
      import { toProblem } from '@creditkit/contract'
      const asked = []
      const client = createCreditsClient({
        baseUrl: 'https://api.example.com',
        fetch: async (url, init) => {
          asked.push([init.method, url, init.headers.get('idempotency-key') !== null])
          if (url.endsWith('/plans')) return Response.json({ plans: [] })
          if (url.endsWith('/events')) return new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
          return Response.json(toProblem('forbidden', 'No.', 'r1', {}), { status: 403 })
        },
      })
      export async function run() {
        const flow = createPurchaseFlow({ client, accountId: 'ada' })
        const seen = []
        const stop = flow.subscribe(() => seen.push(flow.getState().status))
        const { plans } = await client.listPlans()
        const state = await flow.start({ walletId: 'w', provider: 'paypal', packageId: 'p' })
        const live = createLiveEvents({ client })
        const leave = live.subscribe({})
        await new Promise((resolve) => setTimeout(resolve, 20))
        const status = live.getStatus()
        leave()
        stop()
        return { plans, status, state: state.status, isForbidden: isProblem(state.error, 'forbidden'), asked, seen }
      }
    `)
    const context = webGlobals()
    runInNewContext(`${code}; globalThis.run = host.run`, context)
    expect(JSON.parse(JSON.stringify(await context.run()))).toEqual({
      plans: [],
      status: 'live',
      state: 'failed',
      isForbidden: true,
      asked: [
        ['GET', 'https://api.example.com/api/plans', false],
        ['POST', 'https://api.example.com/api/credits/purchase', true],
        ['GET', 'https://api.example.com/api/credits/events', false],
      ],
      seen: ['creating', 'failed'],
    })
  })
})

describe('this check', () => {
  test('sees a framework where there is one', async () => {
    const { inputs } = await bundle(`export * from '@creditkit/client/react'`)
    expect(framework(inputs).length).toBeGreaterThan(0)
  })

  test('does not build what needs Node', async () => {
    await expect(bundle(`export * from 'node:fs'`)).rejects.toThrow('node:fs')
  })

  test('does not run what needs a page', async () => {
    const { code } = await bundle('export const title = document.title')
    expect(() => runInNewContext(code, webGlobals())).toThrow('document is not defined')
  })
})
