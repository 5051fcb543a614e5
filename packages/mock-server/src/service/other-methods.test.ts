import { ProblemSchema, parse } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { openWorkshop, worldOf } from './testing/workshop'

const { mock } = openWorkshop()

describe('a method that means no operation', () => {
  it.each([
    ['DELETE', '/api/credits/balance', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/credits/spend', 'OPTIONS, POST'],
    ['POST', '/api/credits/auto-top-up', 'GET, HEAD, OPTIONS, PUT'],
    ['PUT', '/api/usage', 'GET, HEAD, OPTIONS, POST'],
    ['HEAD', '/api/credits/holds', 'OPTIONS, POST'],
    ['PATCH', '/api/transactions/abc', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/webhooks/stripe', 'OPTIONS, POST'],
  ])('%s %s is refused with what is allowed there', async (method, path, allow) => {
    const before = await worldOf(mock)
    const response = await mock.fetch(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    const problem = parse(ProblemSchema, await response.json())
    expect(problem).toMatchObject({ ok: true, value: { code: 'not_found', status: 405 } })
    expect(await worldOf(mock)).toEqual(before)
  })

  it('on an address that there is not is simply not found', async () => {
    for (const method of ['GET', 'OPTIONS', 'DELETE']) {
      const response = await mock.fetch('/api/credits/nothing', { method })
      expect(response.status).toBe(404)
      expect(response.headers.get('allow')).toBeNull()
    }
  })
})

describe('OPTIONS', () => {
  it('says what is allowed, to anybody', async () => {
    mock.as(null)
    const response = await mock.fetch('/api/credits/purchases', { method: 'OPTIONS' })
    mock.as('usr_ada')
    expect(response.status).toBe(204)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })
})

describe('HEAD', () => {
  it.each([
    '/api/billing/balance',
    '/api/credits/transactions.csv',
    '/api/credits/events',
    '/api/admin/users',
  ])('of %s answers as GET does, without a body', async (path) => {
    const { status, headers, body } = await mock.fetch(path)
    await body?.cancel()
    const response = await mock.fetch(path, { method: 'HEAD' })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe(headers.get('content-type'))
    expect(await response.text()).toBe('')
  })
})
