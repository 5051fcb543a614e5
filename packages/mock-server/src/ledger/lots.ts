import {
  type Amount,
  add,
  type Grant,
  type Instant,
  isPositive,
  isZero,
  min,
  subtract,
  zero,
} from '@creditkit/contract'

/** Where a lot comes from; stays with every part of it that is spent, so that the part can go back. */
export interface LotOrigin {
  readonly id: string
  readonly source: Grant['source']
  readonly original: Amount
  /** The transaction that credited the lot. */
  readonly transactionId: string
  readonly createdAt: Instant
  /** Null when the lot never expires. */
  readonly expiresAt: Instant | null
}

/** A lot of credits. `held` of its `remaining` is pinned by holds: it is neither spent nor expires until they end. */
export interface Lot extends LotOrigin {
  readonly remaining: Amount
  readonly held: Amount
}

/** A lot that expires. */
export interface ExpiringLot extends Lot {
  readonly expiresAt: Instant
}

/** An amount out of one lot. */
export interface LotPart {
  readonly lot: LotOrigin
  readonly amount: Amount
}

/** What was found in the lots: the lots without it, the parts taken, and how much was not there. */
export interface Drawn {
  readonly lots: readonly Lot[]
  readonly parts: readonly LotPart[]
  readonly missing: Amount
}

/** What of a lot no hold has pinned. */
export function free(lot: Lot): Amount {
  return subtract(lot.remaining, lot.held)
}

/** The lots that expire and have something free, soonest first. */
export function* expiringLots(lots: readonly Lot[]): Generator<ExpiringLot> {
  for (const lot of lots) {
    // What never expires is spent last, so nothing behind it expires either.
    if (!isExpiring(lot)) return
    if (isPositive(free(lot))) yield lot
  }
}

/** Takes free credits: from the lots that `first` names before all others, otherwise in the order of spending. */
export function draw(lots: readonly Lot[], wanted: Amount, first?: (lot: Lot) => boolean): Drawn {
  const { parts, missing } = pick(first ? inOrder(lots, first) : lots, wanted)
  return {
    lots: change(lots, parts, (lot, part) => ({ ...lot, remaining: subtract(lot.remaining, part) })),
    parts,
    missing,
  }
}

/** Pins free credits in the order of spending. */
export function pin(lots: readonly Lot[], wanted: Amount): Drawn {
  const { parts, missing } = pick(lots, wanted)
  return { lots: change(lots, parts, (lot, part) => ({ ...lot, held: add(lot.held, part) })), parts, missing }
}

/** Frees what was pinned. */
export function unpin(lots: readonly Lot[], parts: readonly LotPart[]): readonly Lot[] {
  return change(lots, parts, (lot, part) => ({ ...lot, held: subtract(lot.held, part) }))
}

/** Takes what was pinned out of its lots. */
export function takePinned(lots: readonly Lot[], parts: readonly LotPart[]): readonly Lot[] {
  return change(lots, parts, (lot, part) => ({
    ...lot,
    remaining: subtract(lot.remaining, part),
    held: subtract(lot.held, part),
  }))
}

/** Puts parts back where they were taken from; a lot that was used up comes back to life with its old expiry. */
export function restore(lots: readonly Lot[], parts: readonly LotPart[]): readonly Lot[] {
  return parts.reduce((restored, { lot, amount }) => {
    const alive = restored.some(({ id }) => id === lot.id)
    return alive
      ? change(restored, [{ lot, amount }], (found, part) => ({
          ...found,
          remaining: add(found.remaining, part),
        }))
      : insert(restored, { ...lot, remaining: amount, held: zero(amount.asset) })
  }, lots)
}

/** Adds a lot at its place in the order of spending: soonest-expiring first, then older first; what never expires last. */
export function insert(lots: readonly Lot[], lot: Lot): readonly Lot[] {
  const before = lots.findLastIndex((other) => !isSpentBefore(lot, other))
  return lots.toSpliced(before + 1, 0, lot)
}

/** Splits parts in two, the first of which come to `amount`. */
export function split(
  parts: readonly LotPart[],
  amount: Amount,
): { head: readonly LotPart[]; tail: readonly LotPart[] } {
  const head: LotPart[] = []
  const tail: LotPart[] = []
  let left = amount
  for (const part of parts) {
    const taken = min(part.amount, left)
    left = subtract(left, taken)
    if (isPositive(taken)) head.push({ ...part, amount: taken })
    if (taken.minor < part.amount.minor) tail.push({ ...part, amount: subtract(part.amount, taken) })
  }
  return { head, tail }
}

/** Parts in the order in which their lots would be spent. */
export function inSpendingOrder(parts: readonly LotPart[]): readonly LotPart[] {
  return parts.toSorted((left, right) => {
    if (isSpentBefore(left.lot, right.lot)) return -1
    return isSpentBefore(right.lot, left.lot) ? 1 : 0
  })
}

function isSpentBefore(lot: LotOrigin, other: LotOrigin): boolean {
  if (lot.expiresAt === other.expiresAt) return lot.createdAt < other.createdAt
  if (lot.expiresAt === null) return false
  return other.expiresAt === null || lot.expiresAt < other.expiresAt
}

function pick(lots: Iterable<Lot>, wanted: Amount): { parts: readonly LotPart[]; missing: Amount } {
  const parts: LotPart[] = []
  let missing = wanted
  for (const lot of lots) {
    if (isZero(missing)) break
    const part = min(free(lot), missing)
    if (isZero(part)) continue
    parts.push({ lot: originOf(lot), amount: part })
    missing = subtract(missing, part)
  }
  return { parts, missing }
}

/** Changes the lots that the parts come from; a lot with nothing left is gone. */
function change(
  lots: readonly Lot[],
  parts: readonly LotPart[],
  apply: (lot: Lot, part: Amount) => Lot,
): readonly Lot[] {
  if (parts.length === 0) return lots
  const changing = [...lots]
  for (const { lot, amount } of parts) {
    // Found at once as a rule: what is spent first stands first.
    const place = changing.findIndex(({ id }) => id === lot.id)
    const found = changing[place]
    if (!found) throw new Error(`The lot ${lot.id} is not there.`)
    const changed = apply(found, amount)
    changing.splice(place, 1, ...(isZero(changed.remaining) ? [] : [changed]))
  }
  return changing
}

function* inOrder(lots: readonly Lot[], first: (lot: Lot) => boolean): Generator<Lot> {
  for (const lot of lots) if (first(lot)) yield lot
  for (const lot of lots) if (!first(lot)) yield lot
}

function isExpiring(lot: Lot): lot is ExpiringLot {
  return lot.expiresAt !== null
}

function originOf({ id, source, original, transactionId, createdAt, expiresAt }: Lot): LotOrigin {
  return { id, source, original, transactionId, createdAt, expiresAt }
}
