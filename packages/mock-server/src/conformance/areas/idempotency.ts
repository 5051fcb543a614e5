import { type MutationName, operations } from '@creditkit/contract'
import { outputOf, problemOf } from '../calls'
import { setAvailable, spending } from '../hands'
import { pictureOf, samples } from '../sample-calls'
import { type ConformanceTest, testGiven } from '../trial'
import { jsonOperations } from './answers'

/** How many of the same request are sent at once. */
const AT_ONCE = 4
const DAY_MS = 24 * 60 * 60 * 1000

/** What a report calls the values that are compared: a bare `false` would not say whose. */
const SAYS_REPLAYED = 'the repeat has the header Idempotent-Replayed: true'
const AFTERWARDS = 'the world after the repeat, as it was before it'

const mutations = jsonOperations.filter((name): name is MutationName => operations[name].mutation)

/** Every mutation happens once a key, whatever is sent under it again, and when. */
export const idempotencyTests: readonly ConformanceTest[] = [
  ...mutations.flatMap((name) => [
    replaying(name),
    reusing(name),
    atOnce(name),
    losing(name),
    omitting(name),
  ]),
  testGiven(
    'spend',
    'a key is remembered for 24 hours',
    ['advanceClock'],
    async (trial, { advanceClock }) => {
      const { answer, expect, newKey } = trial
      const key = newKey()
      await setAvailable(trial, 1000)
      const first = await answer('spend', spending(trial, 100), { key })
      await advanceClock(DAY_MS - 60_000)
      expect((await answer('spend', spending(trial, 100), { key })).output).toEqual(first.output)
      await advanceClock(2 * 60_000)
      const later = await answer('spend', spending(trial, 100), { key })
      expect(later.isReplayed).toBe(false)
      expect(later.output.transaction.id).not.toBe(first.output.transaction.id)
    },
  ),
  testGiven(
    'createPurchase',
    'two users may happen on the same key',
    [],
    async ({ call, world, newKey, expect }) => {
      const key = newKey()
      const { customer, otherCustomer } = world.callers
      const [provider = 'paypal'] = world.providers
      const { id: walletId, limits } = world.wallet
      const draft = { walletId, provider, money: limits.min, returnUrl: 'https://app.example.com/billing' }
      const first = await call('createPurchase', draft, { key, by: customer })
      const second = await call('createPurchase', draft, { key, by: otherCustomer })
      expect(second.id).not.toBe(first.id)
    },
  ),
]

function replaying<Name extends MutationName>(name: Name): ConformanceTest {
  const { needs, by, input } = samples[name]
  return testGiven(name, 'the same key again is the same answer', needs, async (trial, given) => {
    const { answer, expect, newKey, world } = trial
    const options = { key: newKey(), ...(by && { by: world.callers[by] }) }
    const asked = await input(trial, given)
    const first = await answer(name, asked, options)
    const after = await pictureOf(trial)
    const again = await answer(name, asked, options)
    const saysSo = { 'the first answer is a replay': first.isReplayed, [SAYS_REPLAYED]: again.isReplayed }
    expect(saysSo).toEqual({ 'the first answer is a replay': false, [SAYS_REPLAYED]: true })
    expect({ 'the repeat answers': again.output }).toEqual({ 'the repeat answers': first.output })
    expect({ [AFTERWARDS]: await pictureOf(trial) }).toEqual({ [AFTERWARDS]: after })
  })
}

function reusing<Name extends MutationName>(name: Name): ConformanceTest {
  const { needs, by, input, other } = samples[name]
  return testGiven(name, 'idempotency_key_reused', needs, async (trial, given) => {
    const { answer, refused, expect, newKey, world } = trial
    const options = { key: newKey(), ...(by && { by: world.callers[by] }) }
    const asked = await input(trial, given)
    const others = other ? await other(trial, asked, given) : asked
    const first = await answer(name, asked, options)
    const after = await pictureOf(trial)
    await refused('idempotency_key_reused', name, others, options)
    expect({ [AFTERWARDS]: await pictureOf(trial) }).toEqual({ [AFTERWARDS]: after })
    expect((await answer(name, asked, options)).output).toEqual(first.output)
  })
}

function atOnce<Name extends MutationName>(name: Name): ConformanceTest {
  const { needs, by, input } = samples[name]
  const about = 'idempotency_in_progress'
  return testGiven(name, about, needs, async (trial, given) => {
    const { send, answer, expect, newKey, world } = trial
    const options = { key: newKey(), ...(by && { by: world.callers[by] }) }
    const asked = await input(trial, given)
    const responses = await Promise.all(Array.from({ length: AT_ONCE }, () => send(name, asked, options)))
    // A backend that is quick may have done the first before the second is there: then it replays.
    const done = responses.filter(({ status }) => status !== 409)
    for (const response of responses) if (response.status === 409) await problemOf(about, name, response)
    expect(done.length).toBeGreaterThan(0)
    const outputs = await Promise.all(done.map((response) => outputOf(name, response)))
    const after = await pictureOf(trial)
    const again = await answer(name, asked, options)
    expect({ [SAYS_REPLAYED]: again.isReplayed }).toEqual({ [SAYS_REPLAYED]: true })
    for (const output of outputs) expect({ 'sent at once': output }).toEqual({ 'sent at once': again.output })
    expect({ [AFTERWARDS]: await pictureOf(trial) }).toEqual({ [AFTERWARDS]: after })
  })
}

function losing<Name extends MutationName>(name: Name): ConformanceTest {
  const { needs, by, input } = samples[name]
  const about = 'happens once when its answer is lost and it is sent again'
  return testGiven(name, about, [...needs, 'loseNextAnswer'], async (trial, given) => {
    const { send, answer, expect, newKey, world } = trial
    const options = { key: newKey(), ...(by && { by: world.callers[by] }) }
    const asked = await input(trial, given)
    await given.loseNextAnswer(name)
    await problemOf('internal', name, await send(name, asked, options))
    const after = await pictureOf(trial)
    await answer(name, asked, options)
    expect({ [AFTERWARDS]: await pictureOf(trial) }).toEqual({ [AFTERWARDS]: after })
  })
}

function omitting<Name extends MutationName>(name: Name): ConformanceTest {
  const { needs, by, input } = samples[name]
  return testGiven(name, 'validation_failed: without a key nothing happens', needs, async (trial, given) => {
    const { refused, expect, world } = trial
    const caller = by && { by: world.callers[by] }
    const asked = await input(trial, given)
    const before = await pictureOf(trial)
    const { errors } = await refused('validation_failed', name, asked, { key: null, ...caller })
    expect(errors.length).toBeGreaterThan(0)
    expect(await pictureOf(trial)).toEqual(before)
  })
}
