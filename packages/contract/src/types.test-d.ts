import { expectTypeOf, test } from 'vitest'
import {
  type Amount,
  type Asset,
  add,
  allocate,
  amount,
  type Balance,
  type ClientOperationName,
  type CreditsEvent,
  compare,
  creditsToMoney,
  type FieldError,
  type JsonOperationName,
  type MutationName,
  moneyToCredits,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
  type ProblemCode,
  type ProblemExtensions,
  type Purchase,
  parseDecimal,
  parseInput,
  parseOutput,
  proportion,
  subtract,
  sum,
  toProblem,
  type ValidInput,
} from './index'

const usd = amount(2500, 'USD/2')
const yen = amount(500, 'JPY/0')
const tokens = amount(100, 'TOKEN/0')

test('an amount remembers its asset', () => {
  expectTypeOf(usd).toEqualTypeOf<Amount<'USD/2'>>()
  expectTypeOf(add(usd, usd)).toEqualTypeOf<Amount<'USD/2'>>()
  expectTypeOf(sum([usd], 'USD/2')).toEqualTypeOf<Amount<'USD/2'>>()
  expectTypeOf(sum([], 'KWD/3')).toEqualTypeOf<Amount>()
  expectTypeOf(allocate(usd, [1, 2])).toEqualTypeOf<Amount<'USD/2'>[]>()
  const parsed = parseDecimal('25', 'USD/2')
  if (parsed.ok) expectTypeOf(parsed.amount).toEqualTypeOf<Amount<'USD/2'>>()
})

test('two assets do not mix', () => {
  // @ts-expect-error dollars and yen
  add(usd, yen)
  // @ts-expect-error dollars and yen
  subtract(usd, yen)
  // @ts-expect-error dollars and yen
  compare(usd, yen)
  // @ts-expect-error dollars summed as yen
  sum([usd], 'JPY/0')
  // @ts-expect-error cents and mills of the same currency
  add(usd, amount(1, 'USD/3'))
  // @ts-expect-error a part in yen of a payment in dollars
  proportion(tokens, yen, usd, 'down')
})

test('a rate goes from its own money to its own credits', () => {
  const rate = { credits: tokens, money: usd }
  expectTypeOf(moneyToCredits(usd, rate)).toEqualTypeOf<Amount<'TOKEN/0'>>()
  expectTypeOf(creditsToMoney(tokens, rate)).toEqualTypeOf<Amount<'USD/2'>>()
  // @ts-expect-error yen at a rate for dollars
  moneyToCredits(yen, rate)
  // @ts-expect-error dollars where credits are asked for
  creditsToMoney(usd, rate)
  // @ts-expect-error no such rounding
  moneyToCredits(usd, rate, 'nearest')
})

test('an asset has a whole scale, and its amount a number of units', () => {
  expectTypeOf<'USD/2'>().toExtend<Asset>()
  expectTypeOf<'USD/2.5'>().not.toExtend<Asset>()
  expectTypeOf<'USD'>().not.toExtend<Asset>()
  // @ts-expect-error no scale
  amount(1, 'USD')
  // @ts-expect-error a fraction as scale
  amount(1, 'USD/2.5')
  // @ts-expect-error a fraction as scale
  const fraction: Amount = { minor: 1, asset: 'USD/2.5' }
  // @ts-expect-error text for units
  const text: Amount = { minor: '1', asset: 'USD/2' }
  // @ts-expect-error an amount is never changed in place
  usd.minor = 1
  void [fraction, text]
})

test('an input is flat: parameters, query and body in one object', () => {
  expectTypeOf<OperationInput<'getConfig'>>().toEqualTypeOf<Record<never, never>>()
  expectTypeOf<OperationInput<'getPurchase'>>().toEqualTypeOf<{ purchaseId: string }>()
  expectTypeOf<OperationInput<'getBalance'>>().toEqualTypeOf<{ walletId?: string | undefined }>()
  expectTypeOf<OperationInput<'subscribe'>>().toEqualTypeOf<{ planId: string; autoRenew: boolean }>()
  expectTypeOf<OperationInput<'captureHold'>>().toEqualTypeOf<{
    holdId: string
    amount?: { minor: number; asset: Asset } | undefined
  }>()
})

test('a row limit is typed or text on the way in and a number once valid', () => {
  expectTypeOf<OperationInput<'listPurchases'>['limit']>().toEqualTypeOf<number | string | undefined>()
  expectTypeOf<ValidInput<'listPurchases'>['limit']>().toEqualTypeOf<number | undefined>()
})

test('an input lacks nothing and invents nothing', () => {
  // @ts-expect-error no wallet
  const noWallet: OperationInput<'createPurchase'> = { provider: 'paypal', packageId: 'p' }
  // @ts-expect-error no such provider
  const cash: OperationInput<'createPurchase'> = { walletId: 'w', provider: 'cash', packageId: 'p' }
  // @ts-expect-error no path parameter
  const noParameter: OperationInput<'subscribe'> = { autoRenew: true }
  // @ts-expect-error a bare number for an amount
  const bare: OperationInput<'adminRefund'> = { purchaseId: 'p', money: 25, reason: 'Why' }
  // @ts-expect-error a customer names what it buys, never its price in credits
  const priced: OperationInput<'createPurchase'> = { walletId: 'w', provider: 'paypal', credits: usd }
  void [noWallet, cash, noParameter, bare, priced]
})

test('names are those of the table', () => {
  // @ts-expect-error no such operation
  type Unknown = OperationInput<'deletePurchase'>
  // @ts-expect-error a CSV file is not parsed as JSON
  parseOutput('exportTransactions', {})
  // @ts-expect-error no such operation
  parseInput('buy', { params: {}, query: {}, body: undefined })
  expectTypeOf<Unknown>()
  expectTypeOf<keyof typeof operations>().toEqualTypeOf<OperationName>()
  expectTypeOf<Exclude<OperationName, ClientOperationName>>().toEqualTypeOf<
    'receivePaypalWebhook' | 'receiveStripeWebhook' | 'receiveDodoWebhook'
  >()
  expectTypeOf<Exclude<ClientOperationName, JsonOperationName>>().toEqualTypeOf<
    'exportTransactions' | 'streamEvents'
  >()
  expectTypeOf(operations.getPurchase.path).toEqualTypeOf<'/api/credits/purchase/:purchaseId'>()
})

test('mutations are exactly the operations that need an idempotency key', () => {
  expectTypeOf<MutationName>().toEqualTypeOf<
    | 'createPurchase'
    | 'capturePurchase'
    | 'cancelPurchase'
    | 'createTransaction'
    | 'updateTransactionStatus'
    | 'spend'
    | 'createHold'
    | 'captureHold'
    | 'releaseHold'
    | 'recordUsage'
    | 'subscribe'
    | 'cancelSubscription'
    | 'setAutoTopUp'
    | 'redeemCode'
    | 'adminAdjust'
    | 'adminAdjustMany'
    | 'adminRefund'
    | 'adminSetBranding'
  >()
})

test('an answer is its resource, CSV text, an event, or nothing', () => {
  expectTypeOf<OperationOutput<'getPurchase'>>().toEqualTypeOf<Purchase>()
  expectTypeOf<OperationOutput<'exportTransactions'>>().toEqualTypeOf<string>()
  expectTypeOf<OperationOutput<'streamEvents'>>().toEqualTypeOf<CreditsEvent>()
  expectTypeOf<OperationOutput<'receivePaypalWebhook'>>().toEqualTypeOf<undefined>()
  expectTypeOf<null>().toExtend<OperationOutput<'getAutoTopUp'>>()
  expectTypeOf<null>().not.toExtend<OperationOutput<'setAutoTopUp'>>()
})

test('the amounts of a balance that is unavailable cannot be read', () => {
  const balance = {} as Balance
  // @ts-expect-error unknown is not zero
  void balance.available
  if (balance.status === 'ok') expectTypeOf(balance.available.minor).toEqualTypeOf<number>()
})

test('a problem carries the extensions of its code', () => {
  expectTypeOf<ProblemExtensions<'validation_failed'>>().toEqualTypeOf<{ errors: FieldError[] }>()
  expectTypeOf<ProblemExtensions<'invalid_state'>>().toEqualTypeOf<{
    errors?: FieldError[] | undefined
    from: string
    to: string
  }>()
  expectTypeOf<ProblemExtensions<'payment_declined'>>().toExtend<{
    declineCode: string
    retryable: boolean
  }>()
  expectTypeOf<'network'>().not.toExtend<ProblemCode>()
  toProblem('not_found', 'There is no such purchase.', 'req_1', {})
  // @ts-expect-error what is required, what is there, and in which wallet
  toProblem('insufficient_credits', 'Buy credits first.', 'req_1', {})
  // @ts-expect-error no such code
  toProblem('teapot', 'No coffee here.', 'req_1', {})
})
