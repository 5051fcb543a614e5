import type {
  AdjustmentResult,
  Amount,
  AutoTopUp,
  Balance,
  Config,
  KnownBalance,
  Transaction,
  UsageMeter,
} from '@creditkit/contract'
import { expectTypeOf, test } from 'vitest'
import type { CreditsClient } from '../http/credits-client'
import { type CreditsError, isProblem } from '../http/problem'
import type { CreditsClientProviderProps } from './provider'
import type {
  useSuspenseBalances,
  useSuspenseConfig,
  useSuspenseCreditBalance,
  useSuspenseTransactions,
} from './suspense-reads'
import type { useAdjustCredits } from './use-adjust-credits'
import type { useSetBranding } from './use-admin-branding'
import type { useAutoTopUp } from './use-auto-top-up'
import type { CreditBalance, useBalances, useCreditBalance } from './use-balances'
import type { useConfig } from './use-config'
import type { useExportTransactions } from './use-export-transactions'
import type { ListHandle } from './use-list'
import type { useLiveEvents } from './use-live-events'
import type { useSubscribe } from './use-plans'
import type { PurchaseReturnHandle } from './use-purchase-return'
import type { useUsage } from './use-usage'

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

test('a service is bought with a submission whose refusal says what is missing', () => {
  type Handle = ReturnType<typeof useSubscribe>
  expectTypeOf<Parameters<Handle['submit']>>().toEqualTypeOf<[{ planId: string; autoRenew: boolean }]>()
  expectTypeOf<Extract<Handle, { status: 'succeeded' }>['result']['balance']>().toEqualTypeOf<Balance>()
  const failed = (handle: Extract<Handle, { status: 'failed' }>) => handle.error
  const missing = (error: ReturnType<typeof failed>) =>
    isProblem(error, 'insufficient_credits') ? error.problem : undefined
  expectTypeOf<NonNullable<ReturnType<typeof missing>>['required']>().toExtend<Amount>()
  expectTypeOf<NonNullable<ReturnType<typeof missing>>['available']>().toExtend<Amount>()
})

test('meters are a plain list, and a rule that was never set is null', () => {
  expectTypeOf<ReturnType<typeof useUsage>['data']>().toEqualTypeOf<readonly UsageMeter[] | undefined>()
  type Rule = ReturnType<typeof useAutoTopUp>
  expectTypeOf<Rule['data']>().toEqualTypeOf<AutoTopUp | null | undefined>()
  expectTypeOf<Parameters<Rule['save']['submit']>[0]>().not.toHaveProperty('status')
})

test('a form that was refused still has what was typed', () => {
  type Failed = Extract<ReturnType<typeof useSetBranding>, { status: 'failed' }>
  expectTypeOf<Failed['input']['version']>().toEqualTypeOf<number>()
})

test('an export has its progress while it runs, and its file when it succeeded', () => {
  type Handle = ReturnType<typeof useExportTransactions>
  expectTypeOf<Extract<Handle, { status: 'pending' }>['progress']['rows']>().toEqualTypeOf<number>()
  expectTypeOf<Extract<Handle, { status: 'succeeded' }>['result']>().toEqualTypeOf<string>()
  expectTypeOf<Extract<Handle, { status: 'canceled' }>>().not.toHaveProperty('result')
})

test('a live event is told whole, or its data by type', () => {
  type Listener = Parameters<typeof useLiveEvents>[0]
  expectTypeOf<{ 'usage.updated': (meter: UsageMeter) => void }>().toExtend<Listener>()
  expectTypeOf<{ 'usage.updated': (meter: KnownBalance) => void }>().not.toExtend<Listener>()
})

test('a return that cannot be looked for says why; the purchase is there in every case', () => {
  expectTypeOf<Extract<PurchaseReturnHandle, { status: 'failed' }>['error']>().toEqualTypeOf<CreditsError>()
  expectTypeOf<Extract<PurchaseReturnHandle, { status: 'nothing' }>>().not.toHaveProperty('error')
  expectTypeOf<PurchaseReturnHandle['state']['status']>().toExtend<string>()
})

test('the session may be a session, null, undefined, or left out', () => {
  type Given = { client: CreditsClient }
  expectTypeOf<Given>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: null }>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: undefined }>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: { accountId: string } }>().toExtend<CreditsClientProviderProps>()
  expectTypeOf<Given & { session: string }>().not.toExtend<CreditsClientProviderProps>()
})
