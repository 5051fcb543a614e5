import { operations } from '@creditkit/contract'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import type { HostOperations } from '../http/host-operation'
import { nativeAmount } from './native-amount'
import { row } from './row'

/** A backend that answers everything alike, and a client of the rows. */
function speak(operationsOf: HostOperations, reply: () => Response) {
  const requests: Request[] = []
  const client = createCreditsClient({
    retry: { maxAttempts: 2, baseMs: 0 },
    dialect: { name: 'rows', operations: operationsOf },
    fetch: async (url, init) => {
      requests.push(new Request(new URL(url, 'https://host.test'), init))
      return reply()
    },
  })
  return { client, requests }
}

const quote = row('quoteTool', {
  method: 'POST',
  path: '/v2/tools/:tool/price',
  params: ({ tool }) => ({ tool }),
  query: ({ complexity }) => ({ level: complexity, beta: undefined }),
  body: ({ tool }) => ({ name: tool }),
  answer: v.object({ price: nativeAmount('CREDIT/0') }),
  read: ({ price }, { input, call }) => ({
    tool: input.tool,
    complexity: input.complexity,
    walletId: call.idempotencyKey ?? 'credits',
    credits: price,
  }),
})

describe('a row of a dialect', () => {
  test('says where and how to ask, and how to read the answer', async () => {
    const { client, requests } = speak({ quoteTool: quote }, () => Response.json({ price: 7 }))
    const told = await client.quoteTool({ tool: 'a/b', complexity: 'low' })
    expect(told).toMatchObject({ credits: { minor: 7, asset: 'CREDIT/0' } })
    const [request] = requests
    expect([request?.method, request?.url]).toEqual([
      'POST',
      'https://host.test/v2/tools/a%2Fb/price?level=low',
    ])
    expect(await request?.json()).toEqual({ name: 'a/b' })
  })

  test('names the place of an answer in another shape', async () => {
    const { client } = speak({ quoteTool: quote }, () => Response.json({ price: 7.5 }))
    await expect(client.quoteTool({ tool: 'a', complexity: 'low' })).rejects.toMatchObject({
      code: 'contract_violation',
      message: expect.stringContaining('quoteTool (POST /v2/tools/:tool/price)'),
      errors: [{ path: 'price' }],
    })
  })

  test('of a mutation is repeated only where the backend is said to bear it', async () => {
    const sent = async (repeatable?: boolean) => {
      const cancel = row('cancelSubscription', {
        method: 'POST',
        path: '/stop',
        answer: v.looseObject({}),
        read: () => {
          throw new Error('It is never read.')
        },
        ...(repeatable !== undefined && { repeatable }),
      })
      const { client, requests } = speak({ cancelSubscription: cancel }, () => {
        throw new TypeError('fetch failed')
      })
      await client.cancelSubscription({ subscriptionId: 's' }).catch(() => undefined)
      return requests.length
    }
    expect(operations.cancelSubscription.mutation).toBe(true)
    expect([await sent(), await sent(false), await sent(true)]).toEqual([1, 1, 2])
  })
})
