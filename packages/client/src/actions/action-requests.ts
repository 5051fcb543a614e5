import type { Amount, Hold, OperationInput, OperationOutput } from '@creditkit/contract'
import { invalidParameters } from '../http/fault'
import type { ActionDraft } from './action-state'
import type { CreditActionOptions } from './credit-action-api'

/** The requests of one action. They reject with `CreditsError`. */
export interface ActionRequests {
  /** Sets the credits aside; the quote names the wallet where the draft does not. The same key sends the same body. */
  hold(key: string): Promise<Hold>
  /** Takes all of a hold, or `used` of it. */
  capture(hold: Hold, used: Amount | undefined, key: string): Promise<OperationOutput<'captureHold'>>
  /** Gives all of a hold back. */
  release(hold: Hold, key: string): Promise<OperationOutput<'releaseHold'>>
  /** What is set aside, its wallet named as soon as it is known. */
  draft(): ActionDraft
}

/**
 * Makes the requests of an action. One hold has one capture and one release, each under a key made of the hold's own.
 * `onAsk` is told from which wallet credits are about to be set aside.
 */
export function createActionRequests(
  client: CreditActionOptions<never, never>['client'],
  given: ActionDraft,
  onAsk: (walletId: string) => void,
): ActionRequests {
  let draft = given

  async function walletOf({ walletId, run }: ActionDraft): Promise<string> {
    if (walletId !== undefined) return walletId
    if (!run) throw invalidParameters('createHold', ['walletId'])
    return (await client.quoteTool(run)).walletId
  }

  return {
    draft: () => draft,
    hold: async (idempotencyKey) => {
      const named: OperationInput<'createHold'> = { ...draft, walletId: await walletOf(draft) }
      draft = named
      onAsk(named.walletId)
      return client.createHold(named, { idempotencyKey })
    },
    capture: ({ id: holdId }, amount, key) =>
      client.captureHold({ holdId, ...(amount && { amount }) }, { idempotencyKey: `${key}.capture` }),
    release: ({ id: holdId }, key) => client.releaseHold({ holdId }, { idempotencyKey: `${key}.release` }),
  }
}

/** Whether two drafts ask for the same hold, so that the same key may carry both. An unnamed wallet is whichever pays. */
export function isSameDraft(left: ActionDraft, right: ActionDraft): boolean {
  const walletId = left.walletId ?? right.walletId
  return textOf({ ...left, walletId }) === textOf({ ...right, walletId: right.walletId ?? walletId })
}

function textOf({ accountId, walletId, amount, run, description, expiresInSeconds }: ActionDraft): string {
  return JSON.stringify([
    [accountId, walletId, description, expiresInSeconds],
    [amount?.minor, amount?.asset, run?.tool, run?.complexity],
  ])
}
