/** One single credit, as a purse of coins would have it. */
interface Coin {
  readonly born: number
  readonly givenBy: string
  /** Milliseconds; Infinity when it never expires. */
  readonly expiresAt: number
  hold?: string
  takenBy?: string
}

/**
 * The ledger as a purse of single coins: slow, and so simple that it is plainly right. It knows no lots, no sums and
 * no order other than sorting all coins each time.
 */
export function createCoinModel() {
  const coins: Coin[] = []
  let born = 0
  let debt = 0

  const inPurse = () => coins.filter((coin) => coin.takenBy === undefined)
  const free = () =>
    inPurse()
      .filter((coin) => coin.hold === undefined)
      .sort(bySpending)
  const heldBy = (hold: string) =>
    inPurse()
      .filter((coin) => coin.hold === hold)
      .sort(bySpending)

  function take(wanted: readonly Coin[], transaction: string): void {
    for (const coin of wanted) {
      coin.takenBy = transaction
      delete coin.hold
    }
  }

  function settleDebt(): void {
    const paying = free().slice(0, debt)
    take(paying, 'debt')
    debt -= paying.length
  }

  function mint(count: number, givenBy: string, expiresAt: number): void {
    born += 1
    for (let minted = 0; minted < count; minted += 1) coins.push({ born, givenBy, expiresAt })
  }

  return {
    available: () => free().length - debt,
    held: () => inPurse().length - free().length,
    debt: () => debt,
    remaining(): Record<string, number> {
      const sums: Record<string, number> = {}
      for (const { givenBy } of inPurse()) sums[givenBy] = (sums[givenBy] ?? 0) + 1
      return sums
    },
    give(count: number, givenBy: string, expiresAt: number): void {
      const paid = Math.min(debt, count)
      debt -= paid
      mint(count - paid, givenBy, expiresAt)
    },
    /** Takes coins, those given by `first` before all others; what is not there is owed. */
    take(count: number, transaction: string, first?: string): void {
      const order = free()
      const own = order.filter((coin) => coin.givenBy === first)
      const taken = [...own, ...order.filter((coin) => coin.givenBy !== first)].slice(0, count)
      take(taken, transaction)
      debt += count - taken.length
    },
    /** Puts the coins of a transaction back, once they have paid what is owed; what it left owed comes as new coins. */
    giveBack(count: number, transaction: string, counter: string): void {
      const back = coins.filter((coin) => coin.takenBy === transaction)
      const paid = Math.min(debt, count)
      debt -= paid
      const returning = back.sort(bySpending).slice(Math.min(paid, back.length))
      for (const coin of returning) delete coin.takenBy
      mint(count - Math.max(paid, back.length), counter, Number.POSITIVE_INFINITY)
    },
    hold(count: number, hold: string): void {
      for (const coin of free().slice(0, count)) coin.hold = hold
    },
    capture(count: number, hold: string, transaction: string): void {
      take(heldBy(hold).slice(0, count), transaction)
      this.release(hold)
    },
    release(hold: string): void {
      for (const coin of heldBy(hold)) delete coin.hold
      settleDebt()
    },
    /** Takes what is past its date; `expiry` names the transaction that expires what another one gave. */
    expire(now: number, expiry: (givenBy: string) => string): void {
      for (const coin of free()) if (coin.expiresAt <= now) take([coin], expiry(coin.givenBy))
    },
  }
}

function bySpending(left: Coin, right: Coin): number {
  if (left.expiresAt !== right.expiresAt) return left.expiresAt < right.expiresAt ? -1 : 1
  return left.born - right.born
}
