import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createRequestLog, type RequestLog } from './request-log'

const ORIGIN = 'http://creditkit.mock'
let log: RequestLog
let add: ReturnType<typeof createRequestLog>['add']

beforeEach(() => {
  ;({ log, add } = createRequestLog())
})

function purchase(body: unknown, headers: Record<string, string> = { 'idempotency-key': 'k' }) {
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  return add('createPurchase', new Request(`${ORIGIN}/api/credits/purchase`, init))
}

const draft = { walletId: 'credits', provider: 'paypal', money: amount(2500, 'USD/2') }

it('reads the input of a request from path, query and body, as the service gets it', async () => {
  await add('getPurchase', new Request(`${ORIGIN}/api/credits/purchase/p%201`))
  await add('listTransactions', new Request(`${ORIGIN}/api/credits/transactions?limit=5`))
  await purchase(draft)
  expect(log.last('getPurchase')?.input).toEqual({ purchaseId: 'p 1' })
  expect(log.last('listTransactions')?.input).toMatchObject({ limit: 5 })
  expect(log.last('createPurchase')?.input).toEqual(draft)
})

it('names what was wrong when the input of an invalid request is read, and only then', async () => {
  await purchase({ walletId: 7 })
  const invalid = log.last('createPurchase')
  expect(JSON.stringify(invalid)).toContain('"status":0')
  expect(() => invalid?.input).toThrow(
    /^This createPurchase was not valid, so it has no input\. .*walletId: /,
  )
})

it('notes what became of a request, and leaves the answer to be read', async () => {
  const noteAnswer = await purchase(draft)
  expect(log.last('createPurchase')).toMatchObject({ status: 0, problem: null, replayed: false })
  const problem = {
    type: 'urn:creditkit:problem:not_found',
    title: 'There is nothing by this name',
    status: 404,
    code: 'not_found',
    detail: 'There is no such wallet.',
    requestId: 'req_1',
  }
  const headers = { 'content-type': 'application/problem+json', 'idempotent-replayed': 'true' }
  const answer = new Response(JSON.stringify(problem), { status: 404, headers })
  await noteAnswer(answer)
  expect(log.last('createPurchase')).toMatchObject({ status: 404, problem: 'not_found', replayed: true })
  expect(await answer.json()).toEqual(problem)
})

it('keeps the newest thousand, and forgets them on reset', async () => {
  for (let count = 0; count < 1001; count += 1)
    await add('getPurchase', new Request(`${ORIGIN}/api/credits/purchase/${count}`))
  expect(log.all()).toHaveLength(1000)
  expect(log.all('getPurchase')[0]?.input).toEqual({ purchaseId: '1' })
  log.reset()
  expect(log.all()).toEqual([])
})

describe('expectOne', () => {
  it('answers with the one request that has the fields', async () => {
    await purchase(draft)
    await purchase({ ...draft, money: amount(500, 'USD/2') })
    expect(log.expectOne('createPurchase', { money: { minor: 500 } }).input).toMatchObject({
      money: amount(500, 'USD/2'),
    })
  })

  it('lists what there is when there is none or more than one', async () => {
    const noteAnswer = await purchase(draft)
    await noteAnswer(new Response(null, { status: 201 }))
    await purchase({ walletId: 'credits' })
    expect(() => log.expectOne('createPurchase', { walletId: 'virtfusion' })).toThrow(
      `Expected one createPurchase with {"walletId":"virtfusion"}, but there is none.
  POST /api/credits/purchase {"walletId":"credits","provider":"paypal","money":{"minor":2500,"asset":"USD/2"}} → 201
  POST /api/credits/purchase not valid: `,
    )
    expect(() => log.expectOne('createPurchase')).toThrow('Expected one createPurchase, but there are 2.\n')
    expect(() => log.expectOne('spend')).toThrow('Expected one spend, but there is none.')
  })
})

describe('expectNone', () => {
  it('is content where nothing fits, and lists what does otherwise', async () => {
    await purchase(draft)
    log.expectNone('spend')
    log.expectNone('createPurchase', { walletId: 'virtfusion' })
    expect(() => log.expectNone('createPurchase', { money: { asset: 'USD/2' } })).toThrow(
      'Expected no createPurchase with {"money":{"asset":"USD/2"}}, but there is one.\n  POST',
    )
  })
})

describe('expectEveryMutationHasKey', () => {
  it('asks it of every change and of nothing else', async () => {
    await add('getBalances', new Request(`${ORIGIN}/api/billing/balance`))
    await purchase(draft)
    log.expectEveryMutationHasKey()
    await purchase({ ...draft, walletId: 'virtfusion' }, {})
    expect(() => log.expectEveryMutationHasKey()).toThrow(
      /^Expected an Idempotency-Key with every change, but these have none\.\n {2}POST \S+ \{"walletId":"virtfusion"/,
    )
  })
})
