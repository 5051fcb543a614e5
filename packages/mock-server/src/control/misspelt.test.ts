import type { OperationName } from '@creditkit/contract'
import { expect, it } from 'vitest'
import { createMockBackend, type MockBackend } from '../index'

/** What somebody may write whose tests are not typed. */
const untyped = (mock: MockBackend): Record<string, (...args: unknown[]) => unknown> => ({
  fail: (name, fault) => Reflect.apply(mock.fail, mock, [name, fault]),
  delay: (name) => Reflect.apply(mock.delay, mock, [name, 3]),
  advance: (by) => Reflect.apply(mock.clock.advance, mock.clock, [by]),
  setReachable: (wallet) => Reflect.apply(mock.setReachable, mock, [wallet, false]),
})

it.each([
  ['fail', ['capturePurchas'], 'There is no operation capturePurchas; did you mean capturePurchase?'],
  ['fail', ['spend', { code: 'rate_limit' }], 'There is no problem rate_limit; did you mean rate_limited?'],
  ['delay', ['getBalence'], 'There is no operation getBalence; did you mean getBalance?'],
  ['advance', [{ day: 1 }], 'There is no part of a time day; did you mean days?'],
] as const)('%s(%j) says what is wrong', (name, args, message) => {
  expect(() => untyped(createMockBackend())[name]?.(...args)).toThrow(message)
})

it('setReachable says so of a wallet that there is not', async () => {
  await expect(createMockBackend().setReachable('nope', false)).rejects.toThrow('There is no wallet nope.')
})

it('takes every operation by its name, and all of them by *', () => {
  const mock = createMockBackend()
  const names: readonly (OperationName | '*')[] = ['*', 'spend']
  for (const name of names) expect(() => mock.fail(name, { times: 0 })).not.toThrow()
})
