import { describe, expect, test } from 'vitest'
import { type LedgerState, type Violation, verify } from '../index'
import { healthyState } from '../testing/healthy-state'

type Mutable<Type> = { -readonly [Key in keyof Type]: Mutable<Type[Key]> }
type Damage = (state: Mutable<LedgerState>) => void
type Invariant = Violation['invariant']

/** The first of its kind, which the healthy state is known to have. */
function the<Item>(items: Iterable<Item>, is: (item: Item) => boolean): Item {
  for (const item of items) if (is(item)) return item
  throw new Error('The healthy state has none of it.')
}

const line = (state: Mutable<LedgerState>, type: string) =>
  the(state.transactions, (line) => line.type === type)
const hold = (state: Mutable<LedgerState>, status: string) =>
  the(state.holds, (hold) => hold.status === status)
const book = (state: Mutable<LedgerState>) => the(state.books, () => true)
const purchase = (state: Mutable<LedgerState>) => the(state.purchases, () => true)
const refund = (state: Mutable<LedgerState>) => the(state.refunds, () => true)
const audited = (state: Mutable<LedgerState>) => the(state.audit, () => true)
const posting = (state: Mutable<LedgerState>, type: string) => the(line(state, type).postings, () => true)

async function violationsAfter(damage: Damage): Promise<Violation[]> {
  const state: Mutable<LedgerState> = JSON.parse(JSON.stringify(await healthyState()))
  damage(state)
  return verify(state)
}

test('a healthy state has no violation', async () => {
  expect(await violationsAfter(() => {})).toEqual([])
})

test('an empty state has none either', () => {
  expect(verify({ books: [], transactions: [], holds: [], purchases: [], refunds: [], audit: [] })).toEqual(
    [],
  )
})

const plants: Record<Invariant, Record<string, Damage>> = {
  1: {
    'a posting is dropped': (state) => void line(state, 'usage').postings.pop(),
    'all postings of a transaction are dropped': (state) => void line(state, 'usage').postings.splice(0),
    'a posting is written twice': (state) => void line(state, 'usage').postings.push(posting(state, 'usage')),
    'a posting is off by one': (state) => {
      posting(state, 'usage').amount.minor += 1
    },
    'a posting is a fraction': (state) => {
      posting(state, 'usage').amount.minor += 0.5
    },
    'a posting is in another asset': (state) => {
      posting(state, 'usage').amount.asset = 'USD/2'
    },
    'a posting moves another wallet': (state) => {
      posting(state, 'usage').account = 'customer:acc_bob:main:available'
    },
    'a movement of a hold is half': (state) =>
      void the(hold(state, 'released').movements, () => true).postings.pop(),
    'a failed transaction moved credits': (state) => {
      line(state, 'usage').status = 'failed'
    },
  },
  2: {
    'the balance is off by one': (state) => {
      book(state).balance.minor += 1
    },
    'the balance is a fraction': (state) => {
      book(state).balance.minor += 0.1
    },
    'a hold is released without giving back': (state) => void hold(state, 'released').movements.pop(),
    'an active hold is missing in the book': (state) => void book(state).holds.pop(),
    'an ended hold is still in the book': (state) => void book(state).holds.push(hold(state, 'released')),
    'a hold pins less than it holds': (state) => {
      the(the(book(state).holds, () => true).pins, () => true).amount.minor -= 1
    },
    'an ended hold still pins': (state) => {
      hold(state, 'released').pins = the(book(state).holds, () => true).pins
    },
    'a hold is captured beyond its amount': (state) => {
      hold(state, 'captured').captured.minor = 9
    },
    'a lot has more than it had': (state) => {
      the(book(state).grants, () => true).original.minor = 1
    },
    'a lot is lost': (state) => void book(state).grants.pop(),
    'a lot is held by nobody': (state) => {
      the(book(state).grants, () => true).held.minor -= 1
    },
    'the debt is forgotten': (state) => {
      book(state).debt.minor = 0
    },
    'pending is below zero': (state) => {
      book(state).pending.minor = -1
    },
    'awaited is not what is pending': (state) => {
      book(state).awaited.minor = 5
    },
    'a transaction vanishes': (state) =>
      void state.transactions.splice(state.transactions.indexOf(line(state, 'usage')), 1),
    'a reversal counts': (state) => {
      the(state.transactions, (line) => !!line.reverses).status = 'completed'
    },
    'the used total is off': (state) => {
      book(state).totalUsed.minor += 1
    },
    'the purchased total is off': (state) => {
      book(state).totalPurchased.minor -= 1
    },
    'a book vanishes': (state) => void state.books.pop(),
  },
  3: {
    'an amount does not lead from before to after': (state) => {
      line(state, 'usage').balanceAfter.minor += 1
    },
    'an amount is a fraction': (state) => {
      line(state, 'usage').amount.minor += 0.5
    },
    'two transactions do not chain': (state) => {
      line(state, 'usage').balanceBefore.minor += 1
      line(state, 'usage').balanceAfter.minor += 1
    },
    'two transactions change places': (state) => void state.transactions.reverse(),
    'a transaction is dated before the one ahead of it': (state) => {
      line(state, 'admin_remove').postedAt = '2020-01-01T00:00:00.000Z'
    },
    'the history does not end at the balance': (state) => {
      book(state).balance.minor += 1
    },
  },
  4: {
    'a payment credits twice': (state) => {
      const again = structuredClone(line(state, 'purchase'))
      state.transactions.push({ ...again, id: 'again', reference: { type: 'order', id: 'x' } })
    },
    'a purchase credits twice': (state) => {
      const { payment: _, ...again } = structuredClone(line(state, 'purchase'))
      state.transactions.push({ ...again, id: 'again' })
    },
    'a failed purchase is credited': (state) => {
      purchase(state).status = 'failed'
    },
    'a purchase that succeeded is not credited': (state) => {
      state.purchases.push({ ...purchase(state), id: 'pur_2', status: 'succeeded' })
    },
    'a purchase is credited short': (state) => {
      purchase(state).credits.minor += 1
    },
    'a purchase is credited to somebody else': (state) => {
      purchase(state).accountId = 'acc_bob'
    },
    'a purchase names another crediting': (state) => {
      purchase(state).transactionId = 'other'
    },
    'a credited purchase is lost': (state) => void state.purchases.pop(),
  },
  5: {
    'more money is refunded than was paid': (state) => {
      refund(state).money.minor = 1001
    },
    'the refunds are not what the purchase says': (state) => {
      refund(state).money.minor = 99
    },
    'more credits are refunded than were bought': (state) => {
      refund(state).credits.minor = 111
    },
    'more credits are taken back than were bought': (state) => {
      the(state.transactions, (line) => line.type === 'refund' && line.amount.minor < 0).amount.minor = -111
    },
    'a refund belongs to no purchase': (state) => {
      refund(state).purchaseId = 'pur_9'
    },
    'a refund gives less than nothing': (state) => {
      refund(state).credits.minor = -1
    },
  },
  6: {
    'a change by hand has no admin': (state) => {
      delete line(state, 'admin_remove').admin
    },
    'a change by hand has a blank reason': (state) => {
      const { admin } = line(state, 'admin_remove')
      if (admin) admin.reason = ' '
    },
    'the audit trail lacks it': (state) => void state.audit.pop(),
    'the audit trail names another actor': (state) => {
      audited(state).actor.id = 'usr_eve'
    },
    'the audit trail gives another reason': (state) => {
      audited(state).reason = 'Because'
    },
    'the audit trail gives another amount': (state) => {
      audited(state).amount = { minor: 2, asset: 'CREDIT/0' }
    },
    'the audit trail has an entry without reason': (state) => {
      audited(state).reason = ''
    },
    'the audit trail has a change that never was': (state) => {
      state.audit.push({ ...audited(state), id: 'aud_2', transactionId: 'never' })
    },
  },
}

const INVARIANTS: readonly Invariant[] = [1, 2, 3, 4, 5, 6]

describe.each(INVARIANTS)('invariant %i is named when', (invariant) => {
  test.each(Object.entries(plants[invariant]))('%s', async (_, damage) => {
    const violations = await violationsAfter(damage)
    const named = violations.filter((violation) => violation.invariant === invariant)
    expect(named).not.toEqual([])
    for (const { message, where } of violations) {
      expect(message).toMatch(/^\S.*\.$/)
      expect(where).toMatch(/^(ledger|(book|transaction|hold|grant|purchase|refund|audit) \S+)$/)
    }
  })
})
