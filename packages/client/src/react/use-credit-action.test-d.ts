import type { Amount } from '@creditkit/contract'
import { expectTypeOf, test } from 'vitest'
import type { ActionRun } from '../actions/credit-action-api'
import { useCreditAction } from './use-credit-action'

const base = { tool: 'image', complexity: 'low' } as const

const withoutInput = () => useCreditAction({ ...base, perform: async () => 'picture' })
const withInput = () =>
  useCreditAction({
    ...base,
    perform: async ({ input }: ActionRun<{ prompt: string }>) => input.prompt.length,
  })
const inPart = (used: Amount) =>
  useCreditAction({ ...base, perform: async () => ({ result: 'picture', used }) })

test('the result is what the work answers with, and there only where the work is done', () => {
  type State = ReturnType<typeof withoutInput>['state']
  expectTypeOf<Extract<State, { status: 'succeeded' }>['result']>().toEqualTypeOf<string>()
  expectTypeOf<Extract<State, { status: 'unsettled' }>['result']>().toEqualTypeOf<string>()
  expectTypeOf<Extract<State, { status: 'running' }>>().not.toHaveProperty('result')
  expectTypeOf<Extract<State, { status: 'failed' }>>().not.toHaveProperty('result')
})

test('work without an input is started without one, other work with its own', () => {
  expectTypeOf<[]>().toExtend<Parameters<ReturnType<typeof withoutInput>['start']>>()
  expectTypeOf<[]>().not.toExtend<Parameters<ReturnType<typeof withInput>['start']>>()
  expectTypeOf<Parameters<ReturnType<typeof withInput>['start']>>().toEqualTypeOf<
    [input: { prompt: string }]
  >()
})

test('what was used is taken off the result', () => {
  type State = ReturnType<typeof inPart>['state']
  expectTypeOf<Extract<State, { status: 'succeeded' }>['result']>().toEqualTypeOf<string>()
})

test('whether it can be afforded may be unknown', () => {
  expectTypeOf<ReturnType<typeof withInput>['canAfford']>().toEqualTypeOf<boolean | null>()
})
