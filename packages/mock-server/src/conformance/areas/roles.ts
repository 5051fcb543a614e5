import { type OperationName, operations } from '@creditkit/contract'
import { problemOf } from '../calls'
import { hold } from '../hands'
import { pictureOf } from '../sample-calls'
import { type ConformanceTest, test, testGiven } from '../trial'

const names = Object.keys(operations).filter((name): name is OperationName => name in operations)
const withSession = names.filter((name) => operations[name].roles.length > 0)

/** Something for every path parameter: whether it is there is not for those to learn who may not ask. */
const anything = {
  purchaseId: 'p',
  transactionId: 't',
  holdId: 'h',
  planId: 'p',
  subscriptionId: 's',
  userId: 'u',
}

/** Nobody is let in without a session, nobody past their role, and nobody to what is somebody else's. */
export const rolesTests: readonly ConformanceTest[] = [
  ...withSession.map((name) =>
    test(name, 'unauthenticated', async (trial) => {
      const { send, world, expect } = trial
      const before = await pictureOf(trial)
      for (const headers of [{}, world.strangerHeaders])
        await problemOf('unauthenticated', name, await send(name, anything, { by: { headers } }))
      expect(await pictureOf(trial)).toEqual(before)
    }),
  ),
  ...withSession
    .filter((name) => operations[name].roles.length < 3)
    .map((name) =>
      test(name, 'forbidden', async (trial) => {
        const { send, world, expect } = trial
        const { customer, service, admin } = world.callers
        const roles: readonly string[] = operations[name].roles
        const before = await pictureOf(trial)
        for (const [role, by] of Object.entries({ customer, service, admin }))
          if (!roles.includes(role)) await problemOf('forbidden', name, await send(name, anything, { by }))
        expect(await pictureOf(trial)).toEqual(before)
      }),
    ),
  test('createHold', 'forbidden: a customer names no amount', async ({ refused, world }) => {
    const amount = { minor: 1, asset: world.wallet.asset }
    await refused('forbidden', 'createHold', { walletId: world.wallet.id, amount, description: 'A run' })
  }),
  testGiven(
    'createHold',
    'forbidden: a customer names nobody else',
    ['tool'],
    async ({ refused, world }, { tool }) => {
      const { id: walletId } = world.wallet
      const { accountId } = world.callers.otherCustomer
      const run = { tool, complexity: 'low' }
      await refused('forbidden', 'createHold', { accountId, walletId, run, description: 'A run' })
    },
  ),
  test('releaseHold', 'not_found: what is somebody else’s', async (trial) => {
    const { holdId } = { holdId: (await hold(trial, 10)).id }
    const by = trial.world.callers.otherCustomer
    await trial.refused('not_found', 'releaseHold', { holdId }, { by })
    await trial.refused('not_found', 'captureHold', { holdId }, { by })
  }),
]
