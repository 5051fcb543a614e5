import type { CreditsError } from '@creditkit/client'
import { type Amount, type Balance, isNegative, type ServicePlan, subtract } from '@creditkit/contract'
import { isProblem } from '../../i18n/index'
import { shortfallOf } from './plan-need.model'
import type { SubscribeNotice } from './subscribe.machine'

/** Credits that are missing for a plan. */
export interface PlanShortfall {
  readonly walletId: string
  readonly required: Amount
  readonly available: Amount
}

/** What is missing: as the balance says, and where that is not known, as the server has just refused. */
export function toPlanShortfall(
  plan: ServicePlan,
  balance: Balance | undefined,
  notice: SubscribeNotice | null,
): PlanShortfall | null {
  const { walletId, price } = plan
  const missing = shortfallOf(plan, balance)
  if (missing) return { walletId, required: price, available: subtract(price, missing) }
  const refused = notice?.kind === 'failed' ? refusalOf(notice.error) : null
  if (!refused || (balance?.status === 'ok' && covers(balance.available, refused))) return null
  return refused
}

function refusalOf(error: CreditsError): PlanShortfall | null {
  if (!isProblem(error, 'insufficient_credits')) return null
  const { walletId, required, available } = error.problem
  return required.asset === available.asset ? { walletId, required, available } : null
}

function covers(available: Amount, { required }: { readonly required: Amount }): boolean {
  return available.asset === required.asset && !isNegative(subtract(available, required))
}
