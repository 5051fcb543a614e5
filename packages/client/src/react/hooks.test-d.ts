import type { AdjustmentResult, Balance, Config, Transaction } from '@creditkit/contract'
import { expectTypeOf, test } from 'vitest'
import type { CreditsClient } from '../http/credits-client'
import type { CreditsError } from '../http/problem'
import type { CreditsClientProviderProps } from './provider'
import type {
  useSuspenseBalances,
  useSuspenseConfig,
  useSuspenseCreditBalance,
  useSuspenseTransactions,
} from './suspense-reads'
import type { useAdjustCredits } from './use-adjust-credits'
import type { CreditBalance, useBalances, useCreditBalance } from './use-balances'
import type { useConfig } from './use-config'
import type { ListHandle } from './use-list'

test('data is undefined until loaded, and only then what the contract says', () => {
  expectTypeOf<ReturnType<typeof useConfig>['data']>().toEqualTypeOf<Config | undefined>()
  expectTypeOf<ReturnType<typeof useBalances>['data']>().toEqualTypeOf<readonly Balance[] | undefined>()
  expectTypeOf<null>().toExtend<ReturnType<typeof useCreditBalance>['data']>()
})

test('under suspense data is there, and null still means that there is none', () => {
  expectTypeOf<ReturnType<typeof useSuspenseConfig>['data']>().toEqualTypeOf<Config>()
  expectTypeOf<ReturnType<typeof useSuspenseBalances>['data']>().toEqualTypeOf<readonly Balance[]>()
  expectTypeOf<ReturnType<typeof useSuspenseCreditBalance>['data']>().toEqualTypeOf<CreditBalance | null>()
  expectTypeOf<ReturnType<typeof useSuspenseTransactions>['data']>().toEqualTypeOf<readonly Transaction[]>()
  expectTypeOf<ReturnType<typeof useSuspenseConfig>>().toExtend<ReturnType<typeof useConfig>>()
  expectTypeOf<ReturnType<typeof useSuspenseTransactions>>().toExtend<ListHandle<Transaction>>()
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
