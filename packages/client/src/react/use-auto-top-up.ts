import type { AutoTopUp, OperationInput } from '@creditkit/contract'
import { autoTopUpQuery } from '../query/options'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { useNews, useRead } from './use-read'
import { type SubmissionHandle, useSubmission } from './use-submission'

/** The rule that buys credits by itself, and how to set it. */
export interface AutoTopUpHandle extends ReadHandle<AutoTopUp | null> {
  /** Sets the rule, on or off as it says. Nothing is ever set but what is submitted here. Submitting twice is safe. */
  readonly save: SubmissionHandle<OperationInput<'setAutoTopUp'>, AutoTopUp>
}

/**
 * The rule that buys credits by itself for a wallet, the first in spend order when none is named. `data` is null while
 * the user has never set one; it shows what was saved as soon as that succeeded.
 */
export function useAutoTopUp({ walletId }: { walletId?: string | undefined } = {}): AutoTopUpHandle {
  const { account } = useCreditsContext()
  const handle = useRead(autoTopUpQuery(account, walletId === undefined ? {} : { walletId }))
  const { autoTopUps } = useNews()
  const { data, answeredAt } = handle
  const heard = autoTopUps.get(walletId ?? data?.walletId ?? '')
  const rule = heard && heard.at >= answeredAt ? heard.value : data
  return {
    ...mapHandle<AutoTopUp | null>(handle, rule),
    save: useSubmission(account.submit('setAutoTopUp')),
  }
}
