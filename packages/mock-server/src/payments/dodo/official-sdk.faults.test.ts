import DodoPayments from 'dodopayments'
import { describe, expect, it } from 'vitest'
import { TEST_BUSINESS } from './testing/business'
import { checkout, paid, product, refusal, sdk, serveDodoInNode } from './testing/official-sdk'

const world = serveDodoInNode()
const once = () => sdk().withOptions({ maxRetries: 0 })

describe('the official SDK when things go wrong', () => {
  it('gives money back twice when the answer got lost: neither side knows idempotency', async () => {
    const { paymentId, productId } = await paid(world.dodo)
    world.dodo.fail({ match: 'POST /refunds', when: 'after', times: 1 })
    const items = [{ item_id: productId, amount: 1000 }]
    await sdk().refunds.create({ payment_id: paymentId, items }, { idempotencyKey: 'refund-1' })
    const { refunds } = await sdk().payments.retrieve(paymentId)
    expect(refunds.map(({ amount }) => amount)).toEqual([1000, 1000])
  })

  it('opens two sessions when the answer to the first is a server error', async () => {
    const id = await product()
    world.dodo.fail({ match: 'POST /checkouts', when: 'after', status: 500, times: 1 })
    const { session_id } = await checkout(id)
    const sessions = (await world.store.dump()).tables.dodo_sessions ?? []
    expect(sessions).toHaveLength(2)
    expect(sessions.map(({ id }) => id)).toContain(session_id)
  })

  it('repeats no request that is refused for the state it meets', async () => {
    const { paymentId } = await paid(world.dodo)
    await sdk().refunds.create({ payment_id: paymentId })
    const before = await remaining()
    const { headers } = await refusal(sdk().refunds.create({ payment_id: paymentId }))
    expect(headers?.get('x-should-retry')).toBe('false')
    expect(await remaining()).toBe(before - 2)
  })

  it('waits as long as a rate limit asks, then goes on', async () => {
    world.dodo.fail({ match: 'GET /payments', when: 'before', status: 429, times: 1 })
    const limited = await refusal(once().payments.list())
    expect(limited).toMatchObject({ kind: 'RateLimitError', status: 429, code: 'TOO_MANY_REQUESTS' })
    expect(limited.headers?.get('retry-after')).toBe('1')

    const headers = { 'retry-after': '0' }
    world.dodo.fail({ match: 'GET /payments', when: 'before', status: 429, headers, times: 2 })
    expect((await sdk().payments.list()).items).toEqual([])
  })

  it('sees a broken connection, a server error and a page of HTML for what they are', async () => {
    const list = () => once().payments.list()
    world.dodo.fail({ match: '*', when: 'before', times: 1 })
    await expect(list()).rejects.toThrow(DodoPayments.APIConnectionError)
    world.dodo.fail({ match: '*', when: 'before', status: 500, times: 1 })
    expect(await refusal(list())).toMatchObject({
      kind: 'InternalServerError',
      code: 'INTERNAL_SERVER_ERROR',
    })
    world.dodo.fail({ match: '*', when: 'before', status: 503, body: '<h1>Bad gateway</h1>', times: 1 })
    expect(await refusal(list())).toMatchObject({ status: 503, code: undefined })
    world.dodo.fail({ match: '*', delayMs: 50, times: 1 })
    await expect(once().payments.list({}, { timeout: 10 })).rejects.toThrow(
      DodoPayments.APIConnectionTimeoutError,
    )
    world.dodo.fail({ match: '*', when: 'before', status: 500 })
    world.dodo.reset()
    expect((await list()).items).toEqual([])
  })

  it('says how many requests are left of the minute', async () => {
    const first = await remaining()
    expect(await remaining()).toBe(first - 1)
    world.clock.advance({ minutes: 1 })
    expect(await remaining()).toBe(99)
  })

  it('says of an endpoint that it does not have that it does not have it, at once', async () => {
    expect(await refusal(sdk().subscriptions.list())).toMatchObject({ status: 501, code: 'NOT_IMPLEMENTED' })
    expect(() => world.dodo.fail({ match: 'GET /subscriptions' })).toThrow(RangeError)
  })

  it('is told that a body is not JSON', async () => {
    const response = await world.dodo.fetch(
      new Request('https://test.dodopayments.com/refunds', {
        method: 'POST',
        headers: { authorization: `Bearer ${TEST_BUSINESS.apiKey}` },
        body: '{',
      }),
    )
    expect(response?.status).toBe(400)
    expect(await response?.json()).toMatchObject({ code: 'INVALID_JSON' })
  })
})

async function remaining(): Promise<number> {
  const { response } = await once().payments.list().withResponse()
  return Number(response.headers.get('x-ratelimit-remaining'))
}
