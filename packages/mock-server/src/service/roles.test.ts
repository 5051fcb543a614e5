import { type OperationName, operations } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { openWorkshop, worldOf } from './testing/workshop'

const callers = [
  ['nobody', null],
  ['a stranger', 'made_up'],
  ['customer', 'mock_ada'],
  ['admin', 'mock_grace'],
  ['service', 'mock_service'],
] as const

const names = Object.keys(operations)
  .filter((name): name is OperationName => name in operations)
  .filter((name) => operations[name].roles.length > 0)

/** Something for every path; whether it is there is not the question. */
const input = {
  purchaseId: 'p',
  transactionId: 't',
  holdId: 'h',
  planId: 'dns-basic',
  subscriptionId: 's',
  userId: 'usr_ben',
}

describe.each(names)('%s', (name) => {
  const roles: readonly string[] = operations[name].roles
  const { mock, send } = openWorkshop({ signedInAs: null })

  it.each(callers)('asked by %s is refused or let in as the contract says', async (caller, token) => {
    const before = await worldOf(mock)
    const response = await send(name, input, { token })
    const body: { code?: string } = response.ok ? {} : await response.json()
    await response.body?.cancel().catch(() => {})
    if (roles.includes(caller)) {
      expect(['unauthenticated', 'forbidden']).not.toContain(body.code)
      expect(response.status).not.toBe(500)
      return
    }
    const isKnown = token !== null && token !== 'made_up'
    expect([response.status, body.code]).toEqual(isKnown ? [403, 'forbidden'] : [401, 'unauthenticated'])
    expect(await worldOf(mock)).toEqual(before)
  })
})

it('a body that is no JSON is not looked at before its sender is known', async () => {
  const { mock } = openWorkshop({ signedInAs: null })
  const send = (token: string) =>
    mock.fetch('/api/credits/spend', {
      method: 'POST',
      body: '{',
      headers: { authorization: `Bearer ${token}` },
    })
  expect((await send('made_up')).status).toBe(401)
  expect((await send('mock_ada')).status).toBe(403)
  expect((await send('mock_service')).status).toBe(400)
})
