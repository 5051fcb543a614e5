import type { AdjustmentResult, Balance, Config } from '@creditkit/contract'
import { expectTypeOf, test } from 'vitest'
import type { CreditsClient } from '../http/credits-client'
import type { CreditsError } from '../http/problem'
import type { CreditsClientProviderProps } from './provider'
import type { useAdjustCredits } from './use-adjust-credits'
import type { useBalances, useCreditBalance } from './use-balances'
import type { useConfig } from './use-config'

test('data is undefined until loaded, and only then what the contract says', () => {
  expectTypeOf<ReturnType<typeof useConfig>['data']>().toEqualTypeOf<Config | undefined>()
  expectTypeOf<ReturnType<typeof useBalances>['data']>().toEqualTypeOf<readonly Balance[] | undefined>()
  expectTypeOf<null>().toExtend<ReturnType<typeof useCreditBalance>['data']>()
})

test('a balance that is unavailable has no amounts to show', () => {
  type Shown = NonNullable<ReturnType<typeof useCreditBalance>['data']>['balance']
  expectTypeOf<Extract<Shown, { status: 'unavailable' }>>().not.toHaveProperty('available')
})

test('a submission has its result when it succeeded, and its error when it failed', () => {
  type Handle = ReturnType<typeof useAdjustCredits>
  expectTypeOf<Extract<Handle, { status: 'succeeded' }>['result']>().toEqualTypeOf<AdjustmentResult>()
  expectTypeOf<Extract<Handle, { status: 'failed' }>['error']>().toEqualTypeOf<CreditsError>()
  expectTypeOf<Extract<Handle, { status: 'idle' }>>().not.toHaveProperty('result')
})

test('the session may be a session, null, undefined, or left out', () => {
  type Given = { client: CreditsClient }
  expectTypeOf<Given>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: null }>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: undefined }>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: { accountId: string } }>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: string }>().not.toExtend<CreditsClientProviderProps>()
})
