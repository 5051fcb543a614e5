import { cookieValue, createCreditsClient } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { expect, it } from 'vitest'

it('a bearer token is asked for before every request', async () => {
  const mock = createMockBackend()
  const auth = { token: async () => 'mock_ada' }
  // #region bearer
  const client = createCreditsClient({
    fetch: mock.fetch,
    getHeaders: async () => ({ authorization: `Bearer ${await auth.token()}` }),
  })
  // #endregion
  expect((await client.getConfig()).viewer.userId).toBe('usr_ada')
})

it('a session that has run out is renewed once for everybody who met it', async () => {
  const mock = createMockBackend()
  let token = 'expired'
  let renewals = 0
  const auth = {
    token: () => token,
    refresh: async () => {
      renewals += 1
      token = 'mock_ada'
    },
  }
  // #region refresh
  const client = createCreditsClient({
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: `Bearer ${auth.token()}` }),
    refreshSession: () => auth.refresh(), // false or an error: the session is over
  })
  // #endregion
  await Promise.all([client.getConfig(), client.getBalances(), client.listPlans()])
  expect(renewals).toBe(1)
})

it('a cookie session proves that its requests come from its own pages', async () => {
  const sent: (string | null)[] = []
  const fetch = async (_url: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get('x-xsrf-token'))
    return Response.json(
      { type: '', title: '', status: 404, detail: '', requestId: '', code: 'not_found' },
      { status: 404 },
    )
  }
  // #region cookie
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com',
    credentials: 'include',
    csrf: { header: 'X-XSRF-Token', token: () => cookieValue('XSRF-TOKEN') ?? 'from-a-meta-tag' },
    fetch,
  })
  // #endregion
  await client.redeemCode({ code: 'WELCOME10' }).catch(() => {})
  await client.getReceipt({ purchaseId: 'p' }).catch(() => {})
  expect(sent).toEqual(['from-a-meta-tag', null])
})
