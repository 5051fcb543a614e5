import { type Instant, isPositive } from '@creditkit/contract'
import type { LedgerTransaction } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import type { Environment } from '../context'
import { users } from '../tables'
import { FRESH_MS, laterBy } from './due-times'
import { accountRow, putEntry } from './entries'
import type { ExternalAccount } from './external-ledger'
import { externalAccounts, externalUsages } from './external-wallet.tables'

/** An account as another system is told of it: by its first user. */
export function externalAccountOf(reader: Reader, accountId: string): ExternalAccount {
  for (const { name, email } of reader.walk(users, 'byAccount', { prefix: [accountId] }))
    return { id: accountId, name, email }
  return { id: accountId, name: accountId, email: '' }
}

/**
 * Notes that the other system has a line already, under an identifier, so that it is not news when it says so. What it
 * has to say after `startsAt` is asked for by itself a minute later.
 */
export function notePast(
  tx: Tx,
  environment: Environment,
  line: LedgerTransaction,
  past: { readonly externalId: string; readonly startsAt: Instant },
): void {
  const { externalId, startsAt } = past
  const { id: transactionId, walletId, amount } = line
  const row = accountRow(tx, line, { asset: amount.asset, now: startsAt })
  tx.put(externalAccounts, { ...row, dueAt: laterBy(startsAt, FRESH_MS) })
  if (isPositive(amount))
    putEntry(tx, environment, line, {
      credits: amount,
      state: 'there',
      creditId: externalId,
      transactionId,
      purchaseId: null,
      delivers: null,
    })
  else tx.put(externalUsages, { id: `${walletId}:${externalId}`, transactionId })
}
