import { checkAdminChanges } from './admin-changes'
import { checkBalances } from './balances'
import { checkChains } from './chains'
import { checkCrediting } from './crediting'
import { checkDoubleEntry } from './double-entry'
import type { LedgerState } from './ledger-state'
import { checkRefunds } from './refunds'
import type { Violation } from './violation'

const CHECKS = [
  { invariant: 1, check: checkDoubleEntry },
  { invariant: 2, check: checkBalances },
  { invariant: 3, check: checkChains },
  { invariant: 4, check: checkCrediting },
  { invariant: 5, check: checkRefunds },
  { invariant: 6, check: checkAdminChanges },
] as const

/** Checks the invariants of the contract on everything there is; an empty list means that all of them hold. */
export function verify(state: LedgerState): Violation[] {
  return CHECKS.flatMap(({ invariant, check }) => {
    const violations: Violation[] = []
    check(state, (where, message) => violations.push({ invariant, message, where }))
    return violations
  })
}
