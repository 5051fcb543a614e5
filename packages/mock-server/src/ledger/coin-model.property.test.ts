import { amount } from '@creditkit/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds as holdTable } from '../books/index'
import {
  available,
  type Change,
  type HoldRecord,
  type LedgerTransaction,
  lapse,
  type Result,
  type WalletBook,
} from './index'
import { createCoinModel } from './testing/coin-model'
import { openDesk } from './testing/ledger-desk'
import { arbitrarySteps, type Step } from './testing/ledger-steps'
import { chooseCommand } from './testing/run-step'

/** Does in the purse what a step did in the ledger, and tells whether it could be done at all. */
function mirror(
  coins: ReturnType<typeof createCoinModel>,
  step: Step,
  {
    hold,
    line,
    amount,
    expiresAt,
  }: { hold?: HoldRecord; line?: LedgerTransaction; amount?: number; expiresAt: number },
  ids: { transaction: string; hold: string },
): boolean {
  const spendable = coins.available()
  switch (step.kind) {
    case 'credit':
      coins.give(step.amount, ids.transaction, expiresAt)
      return true
    case 'debit':
    case 'takeBack':
      if (spendable < step.amount) return false
      coins.take(step.amount, ids.transaction, step.kind === 'takeBack' ? line?.id : undefined)
      return true
    case 'clawBack':
      coins.take(step.amount, ids.transaction, line?.id)
      return true
    case 'hold':
      if (spendable < step.amount) return false
      coins.hold(step.amount, ids.hold)
      return true
    case 'capture':
      if (hold?.status !== 'active') return false
      coins.capture(amount ?? 0, hold.id, ids.transaction)
      return true
    case 'release':
      if (hold?.status !== 'active') return false
      coins.release(hold.id)
      return true
    case 'reverse': {
      if (line?.status !== 'completed') return false
      const { minor } = line.amount
      if (minor < 0) coins.giveBack(-minor, line.id, ids.transaction)
      else if (spendable < minor) return false
      else coins.take(minor, ids.transaction, line.id)
      return true
    }
    default:
      return false
  }
}

/** The transaction of a change that expires what another transaction gave. */
function expiryIn({ written }: Change): (givenBy: string) => string {
  return (givenBy) => {
    const expiry = written.find(
      (line) => line.type === 'expiry' && line.drawn[0]?.lot.transactionId === givenBy,
    )
    return expiry?.id ?? 'the ledger let it expire'
  }
}

function remaining(book: WalletBook): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const lot of book.grants)
    sums[lot.transactionId] = (sums[lot.transactionId] ?? 0) + lot.remaining.minor
  return sums
}

test('the ledger does what a purse of single coins does: every coin is spent, held, expired and returned in the same order', async () => {
  const steps = arbitrarySteps(fc.integer({ min: 1, max: 12 }), 40).map((all) =>
    all.filter(({ kind }) => !['writePending', 'changePending', 'complete', 'fail'].includes(kind)),
  )
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const desk = openDesk()
      const coins = createCoinModel()
      for (const step of steps) {
        // No two lots are made in the same moment, so that "older first" is never a tie.
        desk.wait(step.kind === 'wait' ? Math.max(step.ms, 1) : 1)
        const lapsed = await desk.must((book) => ({ ok: true, value: lapse(book, desk.context) }))
        for (const hold of lapsed.holds) coins.release(hold.id)
        coins.expire(Date.parse(desk.context.now), expiryIn(lapsed))

        const book = await desk.book()
        const holds = await desk.store.read((reader) => [...reader.walk(holdTable, 'byAccount')])
        const choices = { holds, history: await desk.history() }
        const chosen = chooseCommand(step, book, choices, desk.context, desk.at)
        if (chosen) {
          const result: Result<Change> = await desk.run(chosen.command)
          const written = result.ok ? result.value.written[0] : undefined
          const began = result.ok ? result.value.holds.find(({ status }) => status === 'active') : undefined
          const expiresAt = written?.grant?.expiresAt
            ? Date.parse(written.grant.expiresAt)
            : Number.POSITIVE_INFINITY
          const about = {
            ...(chosen.hold && { hold: chosen.hold }),
            ...(chosen.line && { line: chosen.line }),
            ...(chosen.amount && { amount: chosen.amount.minor }),
            expiresAt,
          }
          const ids = { transaction: written?.id ?? '', hold: began?.id ?? '' }
          expect([step.kind, result.ok]).toEqual([step.kind, mirror(coins, step, about, ids)])
          if (result.ok) coins.expire(Date.parse(desk.context.now), expiryIn(result.value))
        }
        const now = await desk.book()
        expect({
          available: available(now),
          held: now.held,
          debt: now.debt,
          remaining: remaining(now),
        }).toEqual({
          available: amount(coins.available(), 'CREDIT/0'),
          held: amount(coins.held(), 'CREDIT/0'),
          debt: amount(coins.debt(), 'CREDIT/0'),
          remaining: coins.remaining(),
        })
      }
    }),
    { numRuns: 200 },
  )
}, 60_000)
