import { type CreditPackage, isPositive, type Wallet } from '@creditkit/contract'
import type { Reader, Tx } from '../store/index'
import { invalid, notFound, ServiceProblem } from './service-problem'
import { type CatalogueRow, catalogue } from './tables'

/** What the product offers. */
export function catalogueOf(reader: Reader): CatalogueRow {
  const row = reader.get(catalogue, 'catalogue')
  if (!row) throw new Error('The store holds no catalogue: no scenario was ever written into it.')
  return row
}

/** A wallet by its identifier, or the first in spend order when none is named; `not_found` naming `walletId`. */
export function walletOf(reader: Reader, walletId: string | undefined): Wallet {
  const wallets = walletsInOrder(reader)
  const found = walletId === undefined ? wallets[0] : wallets.find((wallet) => wallet.id === walletId)
  if (!found) throw notFound('walletId', 'wallet')
  return found
}

/** Every wallet, the one that pays first in front. */
export function walletsInOrder(reader: Reader): Wallet[] {
  return [...catalogueOf(reader).wallets].sort((left, right) => left.spendOrder - right.spendOrder)
}

/** A package of a wallet; `not_found` naming `packageId`. */
export function packageOf(reader: Reader, walletId: string, packageId: string): CreditPackage {
  const found = catalogueOf(reader).packages.find(
    (item) => item.id === packageId && item.walletId === walletId,
  )
  if (!found || !isPositive(found.price)) throw notFound('packageId', 'package')
  return found
}

/** Lets the call through when the wallet can be reached now; `wallet_unavailable` otherwise. */
export function requireReachable(reader: Reader, wallet: Wallet): void {
  if (!isReachable(reader, wallet.id)) throw walletUnavailable(wallet.id)
}

/** `wallet_unavailable`: the system that holds the wallet does not answer. */
export function walletUnavailable(walletId: string): ServiceProblem<'wallet_unavailable'> {
  const detail = 'This wallet cannot be reached right now; try again in a few minutes.'
  return new ServiceProblem('wallet_unavailable', detail, { walletId })
}

/**
 * Lets a call through that spends, or sets aside, in a wallet of our own. What another system holds is spent there and
 * nowhere else: `validation_failed`, naming `walletId` and the way out.
 */
export function requireSpentHere(reader: Reader, wallet: Wallet): void {
  if (wallet.kind === 'internal') return
  const others = walletsInOrder(reader).filter(({ kind }) => kind === 'internal')
  const wayOut = others.length > 0 ? ` Spend from ${others.map(({ id }) => id).join(' or ')}.` : ''
  const message = `${wallet.name.other} are used up where they are held, not through this API.${wayOut}`
  throw invalid('walletId', 'held_elsewhere', message)
}

/** Whether a wallet held elsewhere answers now. */
export function isReachable(reader: Reader, walletId: string): boolean {
  return !catalogueOf(reader).unavailableWallets.includes(walletId)
}

/** Makes a wallet answer, or not; RangeError for one that there is not. */
export function setReachable(tx: Tx, walletId: string, isReachable: boolean): void {
  const row = catalogueOf(tx)
  if (!row.wallets.some(({ id }) => id === walletId)) throw new RangeError(`There is no wallet ${walletId}.`)
  const others = row.unavailableWallets.filter((id) => id !== walletId)
  tx.put(catalogue, { ...row, unavailableWallets: isReachable ? others : [...others, walletId] })
}
