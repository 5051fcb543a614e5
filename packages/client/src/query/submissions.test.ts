import { describe, expect, test } from 'vitest'
import { CreditsError, type CreditsErrorCode } from '../http/problem'
import { createSubmitter } from './submissions'

const failed = (code: CreditsErrorCode) => new CreditsError({ code, operation: 'adminAdjust', message: code })

function submitter(answers: readonly (string | Error)[]) {
  const keys: string[] = []
  let made = 0
  const submit = createSubmitter<object, string>({
    newIdempotencyKey: () => {
      made += 1
      return `key-${made}`
    },
    run: async (_, { idempotencyKey }) => {
      const answer = answers[keys.length]
      keys.push(idempotencyKey)
      if (typeof answer === 'string') return answer
      throw answer
    },
  })
  return { submit, keys }
}

describe('a submission', () => {
  test('under way is one promise for the same content, whatever the order of its fields', async () => {
    const { submit, keys } = submitter(['done'])
    const first = submit({ user: 'ada', amount: { minor: 1, asset: 'CREDIT/0' } })
    const second = submit({ amount: { asset: 'CREDIT/0', minor: 1 }, user: 'ada' })
    expect(second).toBe(first)
    await expect(first).resolves.toMatchObject({ status: 'succeeded', result: 'done' })
    expect(keys).toEqual(['key-1'])
  })

  test.each(['rate_limited', 'unauthenticated', 'forbidden'] as const)(
    'that may have happened keeps its key when asking about it again is refused with %s',
    async (code) => {
      const { submit, keys } = submitter([failed('network'), failed(code), 'done', 'done'])
      await submit({ a: 1 })
      await expect(submit({ a: 1 })).resolves.toMatchObject({ status: 'failed', isOutcomeKnown: false })
      await submit({ a: 1 })
      expect(keys).toEqual(['key-1', 'key-1', 'key-1'])
      await submit({ a: 1 })
      expect(keys[3]).toBe('key-2')
    },
  )

  test('that was refused at first has not happened, and begins anew', async () => {
    const { submit, keys } = submitter([failed('rate_limited'), 'done'])
    await expect(submit({ a: 1 })).resolves.toMatchObject({ status: 'failed', isOutcomeKnown: true })
    await submit({ a: 1 })
    expect(keys).toEqual(['key-1', 'key-2'])
  })

  test.each([
    'network',
    'timeout',
    'aborted',
    'contract_violation',
    'internal',
    'idempotency_in_progress',
  ] as const)('keeps its key after %s, because it may have happened', async (code) => {
    const { submit, keys } = submitter([failed(code), 'done', 'done'])
    await expect(submit({ a: 1 })).resolves.toMatchObject({ status: 'failed', isOutcomeKnown: false })
    await submit({ a: 1 })
    await submit({ a: 1 })
    expect(keys).toEqual(['key-1', 'key-1', 'key-2'])
  })

  test.each(['insufficient_credits', 'version_conflict', 'forbidden', 'wallet_unavailable'] as const)(
    'takes a new key after %s, which is a definite no',
    async (code) => {
      const { submit, keys } = submitter([failed(code), 'done'])
      await expect(submit({ a: 1 })).resolves.toMatchObject({ status: 'failed', isOutcomeKnown: true })
      await submit({ a: 1 })
      expect(keys).toEqual(['key-1', 'key-2'])
    },
  )

  test('a bug is not mistaken for an outcome', async () => {
    const { submit } = submitter([new TypeError('bug')])
    await expect(submit({ a: 1 })).rejects.toThrow('bug')
  })
})
