import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../store/index'
import { createVirtfusionFake, type VirtfusionFake } from './index'

const HOST = 'https://cp.nordlys.example'
let virtfusion: VirtfusionFake

beforeEach(() => {
  virtfusion = createVirtfusionFake({
    store: createMemoryStore(),
    clock: { now: () => Date.UTC(2026, 10, 21, 12) },
    seed: 7,
    pageUrl: (path) => path,
    config: { apiToken: 'mock_virtfusion', host: 'cp.nordlys.example' },
  })
})

async function ask(method: string, path: string, body?: unknown, token = 'mock_virtfusion') {
  const response = await virtfusion.fetch(
    new Request(`${HOST}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  )
  if (!response) throw new Error('not the address of VirtFusion')
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

const ada = { extRelationId: 'acct_ada', name: 'Ada Marsh', email: 'ada@marsh.example', selfService: 1 }
const addAda = () => ask('POST', '/users?relStr=true', ada)
const credit = (tokens: unknown, extra = {}) =>
  ask('POST', '/selfService/credit/byUserExtRelationId/acct_ada?relStr=true', { tokens, ...extra })

describe('the fake of VirtFusion', () => {
  it('answers on its own host, and on any under a path', async () => {
    expect(await virtfusion.fetch(new Request('https://elsewhere.example/api/v1/connect'))).toBeUndefined()
    expect(await ask('GET', '/connect')).toMatchObject({ status: 200 })
    const headers = { authorization: 'Bearer mock_virtfusion' }
    const mounted = virtfusion.mount('/__providers/virtfusion')
    const url = 'http://localhost:4010/__providers/virtfusion/api/v1/connect'
    expect((await mounted(new Request(url, { headers })))?.status).toBe(200)
    expect(await mounted(new Request('http://localhost:4010/api/v1/connect', { headers }))).toBeUndefined()
  })

  it('turns a wrong token away without a word', async () => {
    expect(await ask('GET', '/selfService/currencies', undefined, 'guess')).toEqual({
      status: 401,
      body: null,
    })
  })

  it('prices a hundred tokens at a dollar', async () => {
    expect(await ask('GET', '/selfService/currencies')).toMatchObject({
      body: [{ code: 'USD', value: '0.01', prefix: '$', default: true, enabled: true }],
    })
  })

  it('has users by a number or, when told so, a text, and none of them twice', async () => {
    expect(await addAda()).toMatchObject({ status: 201, body: { data: { extRelationId: 'acct_ada' } } })
    expect(await addAda()).toMatchObject({ status: 409, body: { msg: expect.any(String) } })
    expect(await ask('POST', '/users', ada)).toMatchObject({
      status: 422,
      body: { errors: ['The ext relation id is invalid.'] },
    })
    expect(await ask('POST', '/users', { ...ada, extRelationId: 7 })).toMatchObject({ status: 201 })
    expect(await ask('GET', '/users/7/byExtRelation')).toMatchObject({ body: { data: { extRelationId: 7 } } })
    expect(await ask('GET', '/users/acct_ada/byExtRelation')).toMatchObject({ status: 404 })
    const changed = await ask('PUT', '/users/7/byExtRelation', { selfService: 3 })
    expect(changed.body.data).toMatchObject({ selfService: 3, name: 'Ada Marsh' })
  })

  it('gives tokens again when asked again, for it knows no repeats', async () => {
    await addAda()
    const first = await credit(2500, { reference_2: 'purchase 1' })
    const second = await credit(2500, { reference_2: 'purchase 1' })
    expect(first).toMatchObject({ status: 201, body: { data: { id: 1 } } })
    expect(second).toMatchObject({ status: 201, body: { data: { id: 2 } } })
    expect(await virtfusion.tokens('acct_ada')).toBe(5000)
  })

  it('refuses tokens for nobody, and what is no number of tokens', async () => {
    expect(await credit(100)).toEqual({ status: 404, body: { msg: 'User not found' } })
    await addAda()
    for (const tokens of [0, -5, 1.5, '100', undefined]) {
      expect(await credit(tokens)).toMatchObject({ status: 422, body: { errors: [expect.any(String)] } })
    }
    expect(await credit(5, { reference_2: 'x'.repeat(1001) })).toMatchObject({ status: 422 })
    expect(await virtfusion.entries('acct_ada')).toEqual([])
  })

  it('cancels an entry as a whole, used or not, and only once', async () => {
    await addAda()
    await credit(1000, { reference_2: 'a' })
    await virtfusion.use('acct_ada', 400, 'VPS fjord-1')
    expect(await ask('DELETE', '/selfService/credit/1')).toEqual({ status: 204, body: null })
    expect(await virtfusion.tokens('acct_ada')).toBe(-400)
    expect(await ask('DELETE', '/selfService/credit/1')).toMatchObject({ status: 404 })
  })

  it('reports what is there and what was used, each under a number of its own', async () => {
    await addAda()
    await credit(1000, { reference_1: 7, reference_2: 'a' })
    await credit(500)
    await ask('DELETE', '/selfService/credit/2')
    await virtfusion.use('acct_ada', 30, 'VPS fjord-1, 3 hours')
    const path = 'byUserExtRelationId/acct_ada?relStr=true'
    const created = '2026-11-21T12:00:00.000Z'
    expect((await ask('GET', `/selfService/report/${path}`)).body.data).toEqual({
      tokens: 970,
      credit: [{ id: 1, tokens: 1000, reference_1: 7, reference_2: 'a', created }],
      usage: [{ id: 1, tokens: 30, description: 'VPS fjord-1, 3 hours', created }],
    })
    const month = [{ period: '2026-11-01', token: 30, tokenReal: 30, hours: 1 }]
    expect((await ask('GET', `/selfService/usage/${path}`)).body.data).toEqual({ periods: month })
    const elsewhen = await ask('GET', `/selfService/usage/${path}&period[]=2026-10-01`)
    expect(elsewhen.body.data).toEqual({ periods: [] })
    expect((await ask('GET', `/selfService/hourlyStats/${path}`)).body.data).toEqual({
      hours: [{ hour: created, token: 30, tokenReal: 30, hours: 1 }],
    })
  })

  it('has the tokens all the same when only its answer is lost', async () => {
    await addAda()
    virtfusion.fail({
      match: 'POST /selfService/credit/byUserExtRelationId/{extRelationId}',
      when: 'after',
      times: 1,
    })
    await expect(credit(100)).rejects.toThrow(TypeError)
    expect(await virtfusion.tokens('acct_ada')).toBe(100)
    await virtfusion.outage()
    virtfusion.reset()
    const request = new Request(`${HOST}/api/v1/connect`, {
      headers: { authorization: 'Bearer mock_virtfusion' },
    })
    const answer = await virtfusion.fetch(request)
    expect([answer?.status, answer?.headers.get('content-type')]).toEqual([503, 'text/html'])
    await virtfusion.outage(false)
    expect(await ask('GET', '/connect')).toMatchObject({ status: 200 })
  })
})
