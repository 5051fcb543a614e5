import { expectTypeOf, test } from 'vitest'
import type { RequestLog } from './request-log'

declare const log: RequestLog

test('the input of a request is what its operation takes', () => {
  expectTypeOf(log.last('spend')?.input.amount.minor).toEqualTypeOf<number | undefined>()
  expectTypeOf(log.all('getPurchase')[0]?.input.purchaseId).toEqualTypeOf<string | undefined>()
  expectTypeOf(log.expectOne('spend').input.walletId).toEqualTypeOf<string>()
  for (const request of log.all()) {
    if (request.operation === 'getPurchase') expectTypeOf(request.input.purchaseId).toEqualTypeOf<string>()
  }
})

test('an expectation names some fields of the input, and no others', () => {
  log.expectOne('createPurchase', { walletId: 'credits', money: { minor: 2500 } })
  log.expectNone('getBalances')
  // @ts-expect-error no such operation
  log.expectNone('getBalnces')
  // @ts-expect-error no such field
  log.expectOne('createPurchase', { wallet: 'credits' })
  // @ts-expect-error an amount is no text
  log.expectOne('spend', { amount: '25.00' })
})
