import { type JsonOperationName, operations, problemsOf } from '@creditkit/contract'
import { pictureOf, samples } from '../sample-calls'
import { type ConformanceTest, test, testGiven } from '../trial'
import { wrongInputs } from '../wrong-inputs'
import { jsonOperations } from './answers'

const checked = jsonOperations.filter((name) => problemsOf(name).includes('validation_failed'))

/** What the contract's table refuses is refused, by the fields at fault, changes nothing and burns no key. */
export const validationTests: readonly ConformanceTest[] = [
  ...checked.map((name) => refusing(name)),
  test('exportTransactions', 'validation_failed', async ({ refused, expect }) => {
    for (const { input, paths } of wrongInputs('exportTransactions', {})) {
      const { errors } = await refused('validation_failed', 'exportTransactions', input)
      expect(errors.map(({ path }) => path)).toEqual(paths)
    }
  }),
  test('spend', 'validation_failed: another asset is not the wallet’s', async (trial) => {
    const { refused, expect, world } = trial
    const asset = world.wallet.asset === 'XTS/3' ? 'XXX/3' : 'XTS/3'
    const { errors } = await refused('validation_failed', 'spend', {
      accountId: world.callers.customer.accountId,
      walletId: world.wallet.id,
      amount: { minor: 1, asset },
      description: 'A server',
      reference: { type: 'order', id: 'order-1' },
    })
    expect(errors.map(({ path }) => path)).toEqual(['amount.asset'])
  }),
  test('spend', 'validation_failed: what is no JSON is none', async ({ request, world, newKey, expect }) => {
    for (const body of ['{', '[]', 'null', '"spend"']) {
      const headers = { ...world.callers.service.headers, 'idempotency-key': newKey() }
      const response = await request(operations.spend.path, { method: 'POST', body, headers })
      expect([response.status, (await response.json()).code]).toEqual([400, 'validation_failed'])
    }
  }),
]

function refusing<Name extends JsonOperationName>(name: Name): ConformanceTest {
  const { needs, by, input } = samples[name]
  return testGiven(name, 'validation_failed', needs, async (trial, given) => {
    const { refused, answer, expect, newKey, world } = trial
    const options = { key: newKey(), ...(by && { by: world.callers[by] }) }
    const good = await input(trial, given)
    const before = await pictureOf(trial)
    for (const wrong of wrongInputs(name, { ...good })) {
      const { errors } = await refused('validation_failed', name, wrong.input, options)
      const named = errors.map(({ path }) => path)
      for (const path of wrong.paths) expect(named).toContain(path)
    }
    expect(await pictureOf(trial)).toEqual(before)
    expect((await answer(name, good, options)).isReplayed).toBe(false)
  })
}
