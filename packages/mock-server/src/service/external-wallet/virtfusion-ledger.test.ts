import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtfusionFake, type VirtfusionFake } from '../../payments/virtfusion/index'
import { createMemoryStore } from '../../store/index'
import {
  type ExternalLedger,
  ExternalRefusedError,
  ExternalUnavailableError,
  ExternalUnknownError,
} from './external-ledger'
import { createVirtfusionLedger } from './virtfusion-ledger'

const config = { apiToken: 'mock_virtfusion', host: 'cp.nordlys.example' }
const ada = { id: 'acct/ada', name: 'Ada Marsh', email: 'ada@marsh.example' }
const tokens = (units: number) => amount(units, 'VFT/0')
const GIVE = 'POST /selfService/credit/byUserExtRelationId/:extRelationId'
const REPORT = 'GET /selfService/report/byUserExtRelationId/:extRelationId'
const CANCEL = 'DELETE /selfService/credit/:creditId'

let virtfusion: VirtfusionFake
let ledger: ExternalLedger

function ledgerWith(options: { apiToken?: string; timeoutMs?: number } = {}): ExternalLedger {
  return createVirtfusionLedger({
    ...config,
    ...options,
    async fetch(request) {
      const response = await virtfusion.fetch(request)
      if (!response) throw new TypeError('fetch failed')
      return response
    },
  })
}

beforeEach(() => {
  virtfusion = createVirtfusionFake({
    store: createMemoryStore(),
    clock: { now: () => Date.UTC(2026, 10, 21, 12) },
    seed: 1,
    pageUrl: (path) => path,
    config,
  })
  ledger = ledgerWith()
})

describe('VirtFusion as the holder of a wallet', () => {
  it('knows nothing of an account until it first gets tokens, and makes it a user then', async () => {
    expect(await ledger.figures(ada)).toEqual({ credits: [], usage: [] })
    expect(await ledger.credit(ada, tokens(2500), 'entry 1')).toEqual({ creditId: '1' })
    expect(await ledger.credit(ada, tokens(100), 'entry 2')).toEqual({ creditId: '2' })
    expect(await virtfusion.entries(ada.id)).toEqual([
      { id: '1', tokens: 2500, reference: 'entry 1' },
      { id: '2', tokens: 100, reference: 'entry 2' },
    ])
  })

  it('tells what is there and what was used', async () => {
    await ledger.credit(ada, tokens(2500), 'entry 1')
    await virtfusion.use(ada.id, 30, 'VPS fjord-1')
    expect(await ledger.figures(ada)).toEqual({
      credits: [{ creditId: '1', units: 2500, reference: 'entry 1' }],
      usage: [{ usageId: '1', units: 30, description: 'VPS fjord-1', usedAt: '2026-11-21T12:00:00.000Z' }],
    })
  })

  it('cancels an entry, and does not mind that it is gone already', async () => {
    await ledger.credit(ada, tokens(2500), 'entry 1')
    await ledger.cancel('1')
    await ledger.cancel('1')
    expect(await virtfusion.entries(ada.id)).toEqual([])
  })

  it('tells “maybe done” from “not done, later” from “never”', async () => {
    await ledger.credit(ada, tokens(1), 'first')
    const give = () => ledger.credit(ada, tokens(1), 'again')
    for (const fault of [
      { when: 'after' as const },
      { when: 'before' as const, status: 502, body: '<h1>Bad Gateway</h1>' },
      { when: 'after' as const, status: 201, body: '<h1>Hello</h1>' },
      { when: 'after' as const, status: 201, body: { data: {} } },
    ]) {
      virtfusion.fail({ match: GIVE, times: 1, ...fault })
      await expect(give()).rejects.toThrow(ExternalUnknownError)
    }
    virtfusion.fail({ match: CANCEL, when: 'after', times: 1 })
    await expect(ledger.cancel('1')).rejects.toThrow(ExternalUnknownError)
    virtfusion.fail({ match: GIVE, when: 'before', status: 429, times: 1 })
    await expect(give()).rejects.toThrow(ExternalUnavailableError)
    virtfusion.fail({
      match: GIVE,
      when: 'before',
      status: 422,
      body: { errors: ['Too many tokens.'] },
      times: 1,
    })
    await expect(give()).rejects.toThrow('VirtFusion refuses with 422: Too many tokens.')
    await expect(ledgerWith({ apiToken: 'old' }).figures(ada)).rejects.toThrow(ExternalRefusedError)
  })

  it('concludes nothing from a report that it cannot have, or cannot read', async () => {
    await virtfusion.outage()
    await expect(ledger.figures(ada)).rejects.toThrow(ExternalUnavailableError)
    await virtfusion.outage(false)
    const broken = { data: { credit: [{ id: 1, tokens: 12.5 }] } }
    virtfusion.fail({ match: REPORT, when: 'after', status: 200, body: broken, times: 1 })
    await expect(ledger.figures(ada)).rejects.toThrow(ExternalUnavailableError)
    virtfusion.fail({ match: REPORT, delayMs: 5000, times: 1 })
    await expect(ledgerWith({ timeoutMs: 20 }).figures(ada)).rejects.toThrow(ExternalUnavailableError)
  })

  it('takes whole tokens only', async () => {
    await expect(ledger.credit(ada, amount(150, 'VFT/2'), 'entry')).rejects.toThrow(RangeError)
    expect(await virtfusion.entries(ada.id)).toEqual([])
  })
})
