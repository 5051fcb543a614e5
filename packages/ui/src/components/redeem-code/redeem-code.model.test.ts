import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { amount, type Config, type OperationOutput } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type RedeemCodeInput, readCode, toRedeemCodeModel } from './redeem-code.model'

const at = '2026-11-01T09:00:00.000Z'
const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

const config: Config = {
  viewer: { userId: 'ada', accountId: 'acct_ada', name: 'Ada', role: 'customer' },
  branding: { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at },
  wallets: [
    {
      id: 'credits',
      kind: 'internal',
      asset: 'SKY/2',
      name: { one: 'Own Credit', other: 'Own Credits' },
      description: '',
      rate: { credits: sky(100), money: usd(100) },
      purchasable: true,
      limits: { min: usd(100), max: usd(100_000) },
      presets: [],
      providers: [],
      spendOrder: 1,
    },
  ],
  packages: [],
  providers: [],
}
const result: OperationOutput<'redeemCode'> = {
  grant: {
    id: 'g',
    walletId: 'credits',
    source: 'promo',
    original: sky(1000),
    remaining: sky(800),
    createdAt: at,
    expiresAt: null,
  },
  transaction: {
    id: 't',
    accountId: 'acct_ada',
    metadata: {},
    walletId: 'credits',
    amount: sky(1000),
    type: 'promo',
    status: 'completed',
    description: 'Welcome bonus',
    createdAt: at,
    updatedAt: at,
  },
  balance: { status: 'unavailable', walletId: 'credits', updatedAt: at },
}
const input: RedeemCodeInput = {
  config: { data: config, error: null },
  redemption: { status: 'idle' },
  unsure: null,
  text: '',
  defaultCode: undefined,
  fault: null,
  waitSeconds: 0,
  format: createFormatter('en', { timeZone: 'UTC' }),
}
const errorOf = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'redeemCode', message: 'x', requestId: 'req_1' })
const refused = (code: CreditsErrorCode, sent = 'NOPE') => ({
  status: 'failed' as const,
  input: { code: sent },
  error: errorOf(code),
  isOutcomeKnown: true,
})
const redeemed = { status: 'succeeded', input: { code: 'welcome10' }, result } as const

describe('what was typed', () => {
  test.each([
    ['  welcome 10 ', { code: 'welcome 10' }],
    ['WELCOME-10', { code: 'WELCOME-10' }],
    ['', { fault: 'empty' }],
    [' \n ', { fault: 'empty' }],
    ['X'.repeat(64), { code: 'X'.repeat(64) }],
    ['X'.repeat(65), { fault: 'tooLong' }],
    ['\u200fWELCOME10\u200e ', { code: 'WELCOME10' }],
    ['\ufeff\u200b', { fault: 'empty' }],
  ])('as “%s” is sent as it is, but for the blanks around it and what nobody can see', (text, read) => {
    expect(readCode(text)).toEqual(read)
  })
})

describe('redeeming', () => {
  test('says what the server added, also where some of it is spent already', () => {
    expect(toRedeemCodeModel({ ...input, redemption: redeemed })).toEqual({
      status: 'redeemed',
      code: 'welcome10',
      credits: '10\u00a0Sky Credits',
      description: 'Welcome bonus',
      expires: null,
      balance: null,
    })
  })

  test('names credits of a wallet that it has never heard of by their asset', () => {
    const data = { ...config, wallets: [] }
    expect(
      toRedeemCodeModel({ ...input, config: { data, error: null }, redemption: redeemed }),
    ).toMatchObject({ credits: 'SKY\u00a010.00' })
  })

  test('takes back a refusal when another code is typed, but not that there were too many tries', () => {
    const at = (text: string, code: CreditsErrorCode) =>
      toRedeemCodeModel({ ...input, text, redemption: refused(code) })
    expect(at(' NOPE', 'not_found')).toMatchObject({ refusal: 'redeemCode.refused.notFound' })
    expect(at('NOPE2', 'not_found')).toMatchObject({ refusal: null })
    expect(at('NOPE2', 'rate_limited')).toMatchObject({ refusal: 'redeemCode.refused.wait' })
  })

  test('says where the code comes from while nobody has touched it', () => {
    const at = (text: string) => toRedeemCodeModel({ ...input, text, defaultCode: 'HELLO' })
    expect(at('HELLO')).toMatchObject({ isFromLink: true })
    expect(at('HELLO2')).toMatchObject({ isFromLink: false })
  })

  test('stays unsure while it is being asked again', () => {
    const unsure = errorOf('network')
    const pending = { status: 'pending', input: { code: 'A' } } as const
    expect(toRedeemCodeModel({ ...input, unsure, redemption: pending })).toEqual({
      status: 'unsure',
      code: 'A',
      isChecking: true,
      reason: 'offline',
      requestId: 'req_1',
    })
    expect(toRedeemCodeModel({ ...input, redemption: pending })).toEqual({ status: 'redeeming' })
  })

  test('cannot name credits without the configuration', () => {
    const nothing = { data: undefined, error: null }
    expect(toRedeemCodeModel({ ...input, config: nothing })).toEqual({ status: 'loading' })
    expect(
      toRedeemCodeModel({ ...input, config: { data: undefined, error: errorOf('unauthenticated') } }),
    ).toMatchObject({ status: 'error', canRetry: false })
  })
})
