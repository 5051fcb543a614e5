import { type Problem, parse, toProblem } from '@creditkit/contract'
import * as v from 'valibot'
import type { HostRefusal } from '../../http/host-operation'
import { nativeAmount } from '../native-amount'
import { toPlainProblem } from '../one-wallet/plain-refusal'
import { CREDITS } from '../one-wallet/wallet-offer'

/** The 402 of a route that deducts: whole credits. The short form, `{ message }` alone, knows no numbers. */
const ShortOfCreditsSchema = v.object({
  currentBalance: nativeAmount(CREDITS),
  requiredCredits: nativeAmount(CREDITS),
})

/**
 * What a refusal of the original routes means. A 402 is `insufficient_credits` only where it says how many there
 * are and how many it takes: a shortfall is never made up. Everything else follows its status.
 */
export function toToolProblem(walletId: string): (refusal: HostRefusal) => Problem | undefined {
  return (refusal) => {
    if (refusal.status !== 402) return toPlainProblem(refusal)
    const short = parse(ShortOfCreditsSchema, refusal.json)
    if (!short.ok) return undefined
    const { currentBalance: available, requiredCredits: required } = short.value
    return toProblem('insufficient_credits', 'Buy more credits.', '', { required, available, walletId })
  }
}
