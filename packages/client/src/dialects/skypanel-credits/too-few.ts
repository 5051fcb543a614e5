import { type Amount, type Asset, compare, isNegative, negate, toProblem } from '@creditkit/contract'
import type { CallName } from '../../http/call'
import { hostProblem } from '../../http/fault'
import type { HostCall } from '../../http/host-operation'
import { isProblem } from '../../http/problem'
import { BalanceAnswer, type BalanceRow } from './native-answers'
import type { SkypanelOffer } from './offer'

/** Asks for the balance of whoever is signed in; there is no address for anybody else's. */
export function askBalance(call: HostCall): Promise<BalanceRow> {
  return call.send({ method: 'GET', path: '/api/credits/balance' }, BalanceAnswer)
}

/** A change of credits that was sent. */
interface Change {
  readonly operation: CallName
  readonly userId: string
  readonly amount: Amount
}

/**
 * The answer to a change of credits. The backend refuses one for too few credits as it refuses any other, so that of the
 * viewer's own the balance is asked for: where it is too small, the refusal is `insufficient_credits`.
 */
export async function orTooFew<Value>(
  answer: Promise<Value>,
  { operation, userId, amount }: Change,
  call: HostCall,
  { viewer, credits }: SkypanelOffer,
): Promise<Value> {
  try {
    return await answer
  } catch (error) {
    const mayBe = isProblem(error, 'validation_failed') && isNegative(amount) && userId === viewer.userId
    const told = mayBe ? await askBalance(call).catch(() => undefined) : undefined
    const required = negate(amount)
    if (!told || compare<Asset>(told.balance, required) >= 0) throw error
    const errors = [{ path: 'amount', code: 'insufficient_credits', message: 'There are not so many.' }]
    const facts = { required, available: told.balance, walletId: credits.wallet.id, errors }
    throw hostProblem(
      operation,
      toProblem('insufficient_credits', 'Take at most what is available.', '', facts),
    )
  }
}
