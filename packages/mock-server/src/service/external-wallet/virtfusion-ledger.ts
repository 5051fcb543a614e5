import { type Amount, assetScale } from '@creditkit/contract'
import { isRecord, type JsonRecord, parseJson, recordAt, recordsAt, textAt } from '../../wire/json'
import {
  type ExternalAccount,
  type ExternalFigures,
  type ExternalLedger,
  ExternalRefusedError,
  ExternalUnavailableError,
  ExternalUnknownError,
} from './external-ledger'

/** What is needed to speak to VirtFusion. `host` is the control panel's name, for example `cp.nordlys.example`. */
export interface VirtfusionLedgerOptions {
  /** The only way out; give it the fake's `fetch` and no request leaves the process. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly host: string
  readonly apiToken: string
  /** How long one request may take before its answer counts as lost; 10 s unless named. */
  readonly timeoutMs?: number
}

interface Reply {
  readonly status: number
  readonly body: JsonRecord
}

/** How VirtFusion is told to let a user rent by the hour and pay with tokens. */
const SELF_SERVICE = { selfService: 1, selfServiceHourlyCredit: true } as const

/**
 * VirtFusion's tokens. Accounts are its users by relation string, made when they first get tokens; the reference of an
 * entry is its `reference_2`. The wallet's asset has scale 0: tokens are whole.
 */
export function createVirtfusionLedger(options: VirtfusionLedgerOptions): ExternalLedger {
  async function send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: JsonRecord): Promise<Reply> {
    // A reading that fails has done no harm; a change may have been made all the same.
    const Lost = method === 'GET' ? ExternalUnavailableError : ExternalUnknownError
    const request = new Request(`https://${options.host}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${options.apiToken}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
      ...(body && { body: JSON.stringify(body) }),
    })
    const reply = await options.fetch(request).then(read, () => null)
    if (!reply || reply.status >= 500) throw new Lost('VirtFusion does not answer.')
    if (reply.status === 429) throw new ExternalUnavailableError('VirtFusion limits the rate.')
    if (reply.status === 401 || reply.status === 403)
      throw new ExternalRefusedError('VirtFusion does not know this API token.')
    return reply
  }

  async function give(account: ExternalAccount, credits: Amount, reference: string): Promise<Reply> {
    const path = `/selfService/credit/byUserExtRelationId/${pathOf(account)}`
    const body = { tokens: wholeUnits(credits), reference_2: reference }
    const reply = await send('POST', path, body)
    if (reply.status !== 404) return reply
    await addUser(account)
    return send('POST', path, body)
  }

  async function addUser({ id, name, email }: ExternalAccount): Promise<void> {
    const user = { extRelationId: id, name, email, ...SELF_SERVICE }
    const reply = await send('POST', '/users?relStr=true', user)
    if (reply.status !== 201 && reply.status !== 409) throw refusal(reply)
  }

  return {
    async credit(account, credits, reference) {
      const reply = await give(account, credits, reference)
      if (reply.status !== 201) throw refusal(reply)
      const { id } = recordAt(reply.body, 'data')
      if (!isWhole(id)) throw new ExternalUnknownError('VirtFusion does not say which entry it made.')
      return { creditId: String(id) }
    },

    async cancel(creditId) {
      const reply = await send('DELETE', `/selfService/credit/${encodeURIComponent(creditId)}`)
      if (reply.status !== 204 && reply.status !== 404) throw refusal(reply)
    },

    async figures(account) {
      const reply = await send('GET', `/selfService/report/byUserExtRelationId/${pathOf(account)}`)
      if (reply.status === 404) return { credits: [], usage: [] }
      if (reply.status !== 200) throw refusal(reply)
      return figuresOf(recordAt(reply.body, 'data'))
    },
  }
}

async function read(response: Response): Promise<Reply | null> {
  const text = await response.text()
  const json = parseJson(text)
  if (isRecord(json)) return { status: response.status, body: json }
  return text === '' || !response.ok ? { status: response.status, body: {} } : null
}

function figuresOf(data: JsonRecord): ExternalFigures {
  return {
    credits: recordsAt(data, 'credit').map((entry) => ({
      creditId: String(wholeAt(entry, 'id')),
      units: wholeAt(entry, 'tokens'),
      reference: textAt(entry, 'reference_2'),
    })),
    usage: recordsAt(data, 'usage').map((entry) => ({
      usageId: String(wholeAt(entry, 'id')),
      units: wholeAt(entry, 'tokens'),
      description: textAt(entry, 'description') ?? 'Virtual servers',
      usedAt: textAt(entry, 'created') ?? '',
    })),
  }
}

/** A figure that cannot be read is as good as none: nothing is concluded from half a report. */
function wholeAt(record: JsonRecord, key: string): number {
  const value = record[key]
  if (isWhole(value)) return value
  throw new ExternalUnavailableError(`VirtFusion's report has no whole number as ${key}.`)
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function wholeUnits({ minor, asset }: Amount): number {
  if (assetScale(asset) === 0) return minor
  throw new RangeError(`VirtFusion counts whole tokens; ${asset} has fractions.`)
}

function pathOf({ id }: ExternalAccount): string {
  return `${encodeURIComponent(id)}?relStr=true`
}

function refusal({ status, body }: Reply): ExternalRefusedError {
  const { errors } = body
  const said = Array.isArray(errors) ? errors.join(' ') : textAt(body, 'msg')
  return new ExternalRefusedError(`VirtFusion refuses with ${status}: ${said ?? 'no reason given'}`)
}
