import { amount, type Hold, type KnownBalance, type Transaction } from '@creditkit/contract'
import { CreditsError, type CreditsErrorCode } from '../../http/problem'
import type { ActionDraft } from '../action-state'

/** The draft that the tests of actions ask with. */
export const sampleDraft: ActionDraft = {
  walletId: 'w1',
  run: { tool: 'image', complexity: 'low' },
  description: 'An image',
}

/** Whole credits. */
export const credits = (minor: number) => amount(minor, 'CREDIT/0')

/** A hold of ten credits for a quarter of an hour. */
export function sampleHold(changes: Partial<Hold> = {}): Hold {
  return {
    id: 'hold_1',
    walletId: 'w1',
    amount: credits(10),
    captured: credits(0),
    status: 'active',
    description: 'An image',
    createdAt: '2026-11-01T09:00:00.000Z',
    expiresAt: '2026-11-01T09:15:00.000Z',
    ...changes,
  }
}

/** A balance of so many credits that can be spent. */
export function sampleBalance(available: number, version = 1): KnownBalance {
  return {
    status: 'ok',
    walletId: 'w1',
    available: credits(available),
    held: credits(0),
    pending: credits(0),
    lowBalance: false,
    version,
    updatedAt: '2026-11-01T09:00:00.000Z',
  }
}

/** The transaction of a capture. */
export function sampleTransaction(minor = -10): Transaction {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    accountId: 'acc',
    walletId: 'w1',
    amount: credits(minor),
    type: 'usage',
    status: 'completed',
    description: 'An image',
    metadata: {},
    createdAt: '2026-11-01T09:00:01.000Z',
    updatedAt: '2026-11-01T09:00:01.000Z',
  }
}

/** An error by its code alone. */
export function sampleError(
  code: CreditsErrorCode,
  operation: CreditsError['operation'] = 'createHold',
  retryAfterMs?: number,
): CreditsError {
  return new CreditsError({ code, operation, message: code, retryAfterMs })
}

const problemBase = { detail: 'Do otherwise.', requestId: 'req_1', type: '', title: '' }

/** A refusal because ten credits are needed and `available` are there. */
export function sampleShortage(available = 4): CreditsError {
  const code = 'insufficient_credits'
  const problem = { ...problemBase, code, status: 402, walletId: 'w1', required: credits(10) } as const
  return new CreditsError({
    code,
    operation: 'createHold',
    message: code,
    problem: { ...problem, available: credits(available) },
  })
}

/** A refusal because the hold has ended already. */
export function sampleEnded(
  from: string,
  operation: CreditsError['operation'] = 'captureHold',
): CreditsError {
  const code = 'invalid_state'
  const problem = { ...problemBase, code, status: 409, from, to: 'captured' } as const
  return new CreditsError({ code, operation, message: code, problem })
}
