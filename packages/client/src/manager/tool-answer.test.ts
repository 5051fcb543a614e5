import { toProblem } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceRecord, credits } from '../query/testing/records'
import { readToolAnswer, toInsufficientCredits } from './tool-answer'

const read = (json: unknown, status = 200) => readToolAnswer(json, status, 'newBalance')

describe('the answer of an endpoint', () => {
  test('says the balance as a number, a decimal text, or a balance of the contract', () => {
    expect(read({ image: '…', newBalance: 470, creditsUsed: 30 })).toEqual({ balance: 470 })
    expect(read({ newBalance: '470.50' })).toEqual({ balance: '470.50' })
    const balance = balanceRecord(6)
    expect(read({ balance })).toEqual({ balance, walletId: 'main' })
    expect(read({ newBalance: 470, balance })).toEqual({ balance: 470 })
  })

  test('may have the balance under another name', () => {
    expect(readToolAnswer({ creditsLeft: 470, newBalance: 1 }, 201, 'creditsLeft')).toEqual({ balance: 470 })
  })

  test('says nothing where it does not say it in one of these ways', () => {
    for (const json of [
      null,
      5,
      'newBalance',
      [],
      [470],
      {},
      { newBalance: null },
      { newBalance: { value: 1 } },
    ]) {
      expect(read(json)).toEqual({})
    }
    expect(read({ balance: { ...balanceRecord(6), available: 470 } })).toEqual({})
    expect(read({ newBalance: 470 }, 500)).toEqual({})
    expect(read({ newBalance: 470 }, 302)).toEqual({})
  })

  test('says with 402 what it takes and what is there', () => {
    const json = { error: 'Insufficient credits', currentBalance: 3, requiredCredits: 5 }
    expect(read(json, 402)).toEqual({ balance: 3, refusal: { required: 5, available: 3 } })
    expect(read({ currentBalance: 3 }, 402)).toEqual({ balance: 3 })
    expect(read({ message: 'Insufficient credits' }, 402)).toEqual({})
    expect(read({ requiredCredits: 5 }, 402)).toEqual({})
  })

  test('says it with a problem of the contract too, and of which wallet', () => {
    const missing = { required: credits(5), available: credits(3), walletId: 'second' }
    expect(read(toProblem('insufficient_credits', '', '', missing), 402)).toEqual({
      balance: credits(3),
      walletId: 'second',
      refusal: { required: credits(5), available: credits(3) },
    })
    const declined = toProblem('payment_declined', '', '', { declineCode: 'stolen', retryable: false })
    expect(read(declined, 402)).toEqual({})
  })

  test('is read without a fault, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(200, 402, 500), (json, status) => {
        expect(() => read(json, status)).not.toThrow()
      }),
    )
  })
})

describe('what is missing', () => {
  test('is what is required less what is there, and never below zero', () => {
    expect(toInsufficientCredits({ required: 5, available: '3' }, 'CREDIT/0')).toEqual({
      required: credits(5),
      available: credits(3),
      shortfall: credits(2),
    })
    expect(toInsufficientCredits({ required: 5, available: 8 }, 'CREDIT/0')?.shortfall).toEqual(credits(0))
    expect(toInsufficientCredits({ required: 5, available: -2 }, 'CREDIT/0')?.shortfall).toEqual(credits(7))
  })

  test('is unknown where the numbers are no amounts', () => {
    expect(toInsufficientCredits({ required: 5.5, available: 3 }, 'CREDIT/0')).toBeNull()
    expect(toInsufficientCredits({ required: 5, available: 'few' }, 'CREDIT/0')).toBeNull()
  })
})
