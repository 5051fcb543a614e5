import type { Tx } from '../../store/store'
import { isRecord, parseJson } from '../../wire/json'
import { createFaults, underFault } from '../faults'
import type { ProviderFake, ProviderFakeOptions } from '../provider-fake'
import { findRoute } from '../routes'
import { answer } from './answer'
import type { VirtfusionAnswer } from './call'
import { addUsage, liveCredits, usagesOf } from './credits'
import { setOutage } from './past'
import { errorBody, unauthorized, VirtfusionRefusal } from './refusal'
import { VIRTFUSION_ROUTES } from './routes'
import { panels } from './tables'
import { userBy } from './users'

/** What the fake is made of. `host` is the control panel's name, for example `cp.nordlys.example`. */
export interface VirtfusionFakeOptions extends ProviderFakeOptions {
  readonly config: { readonly apiToken: string; readonly host: string }
}

/** A credit entry of a user. */
export interface VirtfusionEntry {
  readonly id: string
  readonly tokens: number
  /** What its giver wrote into `reference_2`; null for nothing. */
  readonly reference: string | null
}

/** VirtFusion's self-service tokens, as far as a client of its API can tell. It sends no webhooks. */
export interface VirtfusionFake extends ProviderFake {
  /** A user's servers consume tokens; answers with the consumption's identifier. RangeError for an unknown user. */
  use(extRelationId: string, tokens: number, description: string): Promise<string>
  /** A user's live credit entries, oldest first; none for an unknown user. */
  entries(extRelationId: string): Promise<readonly VirtfusionEntry[]>
  /** What a user has left: tokens given less tokens used, below zero when servers used more. */
  tokens(extRelationId: string): Promise<number>
  /**
   * Switches the control panel off, or on again, until told otherwise; `reset` leaves it. Off, everything is answered by
   * the web server in front of it, with a page.
   */
  outage(isDown?: boolean): Promise<void>
}

const BASE_PATH = '/api/v1'
const NO_HEADERS = {} as const

/** Makes a VirtFusion of one hosting company, which numbers what it makes from 1 up. Two fakes on one store are one VirtFusion. */
export function createVirtfusionFake({ store, clock, config }: VirtfusionFakeOptions): VirtfusionFake {
  const origin = `https://${config.host}`
  const faults = createFaults(VIRTFUSION_ROUTES)

  function carryOut(request: Request, found: Found, text: string): Promise<Response> {
    const json = parseJson(text)
    const call = {
      ...found,
      query: new URL(request.url).searchParams,
      body: isRecord(json) ? json : undefined,
    }
    return store
      .transaction((tx) => answer({ ...call, tx, now: clock.now() }))
      .then(toResponse, (error: unknown) => {
        if (error instanceof VirtfusionRefusal) return toResponse(error)
        throw error
      })
  }

  async function serve(request: Request, path: string): Promise<Response> {
    const text = await request.text()
    const found = path.startsWith(`${BASE_PATH}/`)
      ? findRoute(VIRTFUSION_ROUTES, request.method, path.slice(BASE_PATH.length))
      : null
    if (!found) return toResponse({ status: 404, body: { msg: `There is no ${request.method} ${path}` } })
    const made = { errorBody, headers: NO_HEADERS }
    return underFault(faults.take(found.route), request.signal, made, async () => {
      if (await store.read((reader) => reader.get(panels, 'panel')?.isDown === true)) return outOfService()
      const isKnown = request.headers.get('authorization') === `Bearer ${config.apiToken}`
      return isKnown ? carryOut(request, found, text) : toResponse(unauthorized())
    })
  }

  return {
    provider: 'virtfusion',
    origins: [origin],
    routes: VIRTFUSION_ROUTES,
    async fetch(request) {
      const url = new URL(request.url)
      return url.origin === origin ? serve(request, url.pathname) : undefined
    },
    mount: (basePath) => async (request) => {
      const { pathname } = new URL(request.url)
      return pathname.startsWith(`${basePath}/`) ? serve(request, pathname.slice(basePath.length)) : undefined
    },
    use: (extRelationId, tokens, description) =>
      store.transaction((tx: Tx) => {
        const user = userBy(tx, extRelationId)
        if (!user) throw new RangeError(`VirtFusion has no user ${extRelationId}.`)
        return addUsage({ tx, now: clock.now() }, user.id, tokens, description).id
      }),
    entries: (extRelationId) =>
      store.read((reader) => {
        const user = userBy(reader, extRelationId)
        const rows = user ? liveCredits(reader, user.id) : []
        return rows.map(({ id, tokens, reference2 }) => ({ id, tokens, reference: reference2 }))
      }),
    tokens: (extRelationId) =>
      store.read((reader) => {
        const user = userBy(reader, extRelationId)
        if (!user) return 0
        const given = liveCredits(reader, user.id).reduce((total, { tokens }) => total + tokens, 0)
        return usagesOf(reader, user.id).reduce((left, { tokens }) => left - tokens, given)
      }),
    outage: (isDown = true) => store.transaction((tx) => setOutage(tx, isDown)),
    // Nothing at VirtFusion happens by itself as time passes: what servers consume is told by `use`.
    tick: () => Promise.resolve(),
    fail: faults.add,
    reset: faults.reset,
  }
}

type Found = NonNullable<ReturnType<typeof findRoute<(typeof VIRTFUSION_ROUTES)[number]>>>

function toResponse({ status, body }: VirtfusionAnswer): Response {
  return body === null ? new Response(null, { status }) : Response.json(body, { status })
}

function outOfService(): Response {
  return new Response('<h1>503 Service Temporarily Unavailable</h1>', {
    status: 503,
    headers: { 'content-type': 'text/html' },
  })
}
