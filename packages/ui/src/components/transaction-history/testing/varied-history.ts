import { type Amount, amount } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'

/** What is changed about Ada's transactions, newest first, so that every kind of row is there. */
const changes: readonly object[] = [
  { status: 'pending', description: 'VPS fjord-3, first hour' },
  { reference: { type: 'zone', id: 'marsh.example' } },
  {},
  {
    status: 'failed',
    description: 'VPS fjord-1, resize to a size that does not exist and has a very long name',
  },
  { type: 'loyalty_reward', description: 'A year with us', externalId: 'crm-2026-00441' },
  { status: 'reversed' },
  { type: 'refund', description: '', reverses: 'd3a0a3d2-0d0e-4c43-8f0c-6c4f6f1c1b3a' },
  {
    payment: { provider: 'paypal', orderId: '5O190127TN364715T', paymentId: '3C679366HH908993F' },
    reference: { type: 'purchase', id: 'pur_of_ada' },
  },
]

/** Rewrites what is stored, since no operation leads to some of these states yet. */
export async function variedHistory(mock: MockBackend): Promise<void> {
  const dump = await mock.snapshot()
  const rows = [...(dump.tables.transactions ?? [])].sort((left, right) => seqOf(right) - seqOf(left))
  const transactions = rows.map((row, index) => ({ ...row, ...changes[index] }))
  await mock.restore({ ...dump, tables: { ...dump.tables, transactions } })
}

/** Adds credits by mistake and takes them back, so that two transactions name each other. */
export async function takenBack(mock: MockBackend): Promise<void> {
  const id = await addCredits(mock, amount(5_000, 'SKY/2'), 'Meant for somebody else')
  await addCredits(mock, amount(-5_000, 'SKY/2'), 'Taken back', id)
}

/** Rewrites what is stored, so that every amount is as large as one can be, and texts are long. */
export async function longestHistory(mock: MockBackend): Promise<void> {
  const dump = await mock.snapshot()
  const transactions = JSON.stringify(dump.tables.transactions ?? []).replaceAll(
    /"minor":(-?)\d+/g,
    `"minor":$1${Number.MAX_SAFE_INTEGER}`,
  )
  const rows: object[] = JSON.parse(transactions)
  const description =
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, renewal for the whole of the coming year in three regions'
  const changed = rows.map((row, index) => (index % 2 === 0 ? { ...row, description } : row))
  await mock.restore({
    ...dump,
    tables: { ...dump.tables, transactions: JSON.parse(JSON.stringify(changed)) },
  })
}

/** Rewrites what is stored, so that the server has not kept the running balance of some rows. */
export async function forgetBalances(mock: MockBackend, description: string): Promise<void> {
  const dump = await mock.snapshot()
  const rows = dump.tables.transactions ?? []
  const transactions = JSON.stringify(
    rows.map((row) =>
      'description' in row && row.description === description
        ? { ...row, balanceBefore: undefined, balanceAfter: undefined }
        : row,
    ),
  )
  await mock.restore({ ...dump, tables: { ...dump.tables, transactions: JSON.parse(transactions) } })
}

function seqOf(row: object): number {
  return 'seq' in row && typeof row.seq === 'number' ? row.seq : 0
}

/** Changes Ada's first wallet as support does, so that a transaction arrives; it may take back another one. */
export async function addCredits(
  mock: MockBackend | undefined,
  amount: Amount,
  reason: string,
  reverses?: string,
): Promise<string> {
  const answer = await mock?.fetch('/api/admin/credits/adjust', {
    method: 'POST',
    headers: {
      authorization: 'Bearer mock_grace',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      userId: 'usr_ada',
      walletId: 'credits',
      amount,
      reason,
      ...(reverses && { reverses }),
    }),
  })
  const body = await answer?.text()
  if (!answer?.ok) throw new Error(`The adjustment was refused: ${body}`)
  return JSON.parse(body ?? '').transaction.id
}
