import { BalanceSchema, parse, TransactionSchema } from '@creditkit/contract'

/**
 * Error, with the paths, when an answer leaves out what this API keeps: the totals of a balance, the running balance of
 * a transaction. The contract has them optional for clients of backends that are of another shape; what is put to the
 * suite is of this one.
 */
export function demandKept(answer: unknown, whose: string): void {
  const missing = leftOutOf(answer)
  if (missing.length > 0) throw new Error(`${whose} leaves out what this API keeps: ${missing.join(', ')}.`)
}

/** A value that the contract lets be absent and this API keeps; an Error that calls it by `name` when it is absent. */
export function kept<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The answer leaves out what this API keeps: ${name}.`)
  return value
}

function leftOutOf(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return []
  const here = keptFieldsOf(answer).filter((field) => !(field in answer))
  const below = Object.entries(answer).flatMap(([key, value]) =>
    leftOutOf(value).map((path) => `${key}.${path}`),
  )
  return [...here, ...below]
}

function keptFieldsOf(value: object): readonly string[] {
  const balance = parse(BalanceSchema, value)
  if (balance.ok) return balance.value.status === 'ok' ? ['totalPurchased', 'totalUsed'] : []
  return parse(TransactionSchema, value).ok ? ['balanceBefore', 'balanceAfter'] : []
}
