import type { Balance, OperationInput, Purchase } from '@creditkit/contract'
import { expectTypeOf } from 'vitest'
import type { CreditsClient } from './credits-client'
import { isProblem } from './problem'

declare const client: CreditsClient

// Inputs and answers come from the operations table.
expectTypeOf(client.getPurchase).parameter(0).toEqualTypeOf<OperationInput<'getPurchase'>>()
expectTypeOf(client.getPurchase({ purchaseId: 'p' })).resolves.toEqualTypeOf<Purchase>()
expectTypeOf(client.getBalances()).resolves.toEqualTypeOf<{ balances: Balance[] }>()
expectTypeOf(client.exportTransactions({ walletId: 'w' })).resolves.toEqualTypeOf<string>()

// An input with a required field cannot be left out.
// @ts-expect-error: the purchase is missing
client.getPurchase()
// @ts-expect-error: the plan's own field is missing
client.subscribe({ planId: 'p' })

// Only mutations take an idempotency key.
client.cancelPurchase({ purchaseId: 'p' }, { idempotencyKey: 'k' })
// @ts-expect-error: a read takes none
client.getPurchase({ purchaseId: 'p' }, { idempotencyKey: 'k' })

// Only the export tells how much has arrived.
client.exportTransactions({}, { onProgress: ({ bytes, rows }) => bytes + rows })
// @ts-expect-error: an answer of JSON comes as a whole
client.listPurchases({}, { onProgress: () => {} })

// A provider's webhook is not a method, nor is the stream an ordinary call.
expectTypeOf<CreditsClient>().not.toHaveProperty('receivePaypalWebhook')
expectTypeOf(client.streamEvents).returns.resolves.toEqualTypeOf<ReadableStream<Uint8Array>>()

// A problem is narrowed to its extensions.
declare const caught: unknown
if (isProblem(caught, 'amount_out_of_range')) expectTypeOf(caught.problem.min.minor).toEqualTypeOf<number>()
// @ts-expect-error: not a problem code
isProblem(caught, 'network')
