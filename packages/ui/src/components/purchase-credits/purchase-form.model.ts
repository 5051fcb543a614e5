import type { PurchaseState } from '@creditkit/client'
import type { Amount, CreditPackage, ProviderId, PurchaseDraft, UnitName, Wallet } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { type PackageOffer, type PackageOffers, toPackageOffers } from '../package-offer/index'
import { type AmountFormModel, toAmountForm } from './amount-form.model'

/** Whether people choose a sum of money, one of the packages, or which of the two. */
export type PurchaseMode = 'amount' | 'packages' | 'both'

/** One way of choosing what to buy. */
export type PurchaseTab = 'amount' | 'packages'

/** What the buyer has touched; everything else stands at its default. Survives errors and ended purchases. */
export interface PurchaseEdits {
  readonly tab?: PurchaseTab
  /** The amount as typed. */
  readonly amountText?: string
  readonly packageId?: string
  readonly provider?: ProviderId
  /** Whether the buyer has said that the amount is finished, so that its errors may show. */
  readonly isChecked: boolean
}

/** Nothing touched. */
export const NO_EDITS: PurchaseEdits = { isChecked: false }

/** What is chosen and can be bought. */
export type Selection =
  | { readonly kind: 'amount'; readonly money: Amount }
  | {
      readonly kind: 'package'
      readonly offer: CreditPackage
      /** The same, written out and compared with the others. */
      readonly told: PackageOffer
      /** Whether any of the packages on offer has a bonus, so that its lack is told as well. */
      readonly isBonusUsual: boolean
    }

/** The form: what can be chosen, what is, and what is wrong with it. */
export interface PurchaseFormModel {
  /** One, or two to switch between. */
  readonly tabs: readonly PurchaseTab[]
  readonly tab: PurchaseTab
  readonly amount: AmountFormModel
  readonly packages: readonly CreditPackage[]
  /** The same, written out and compared. */
  readonly offers: PackageOffers
  readonly packageId: string | null
  /** `unchosen` before one is, `gone` when the server no longer has it; null while there is nothing to say. */
  readonly packageError: 'unchosen' | 'gone' | null
  readonly providers: readonly ProviderId[]
  readonly provider: ProviderId
  /** Null while what is chosen cannot be bought. */
  readonly selection: Selection | null
}

/** What the form is made of. */
export interface PurchaseFormInput {
  readonly wallet: Wallet
  /** Those of the wallet, in the order to show them. */
  readonly packages: readonly CreditPackage[]
  /** Those that can be paid with here, at least one. */
  readonly providers: readonly [ProviderId, ...ProviderId[]]
  readonly mode: PurchaseMode | undefined
  readonly defaultAmount: Amount | undefined
  /** The package that stands chosen at first. */
  readonly defaultPackageId: string | undefined
  readonly edits: PurchaseEdits
  readonly flow: PurchaseState
  /** What the credits are called. */
  readonly unit: UnitName
  readonly format: Formatter
}

/** Works out the form. Pure: nothing typed is ever lost, and nothing is asked of a server. */
export function toPurchaseForm(input: PurchaseFormInput): PurchaseFormModel {
  const { wallet, packages, providers, edits, flow, unit, format } = input
  const tabs = tabsOf(input.mode, packages)
  const startingTab = input.defaultPackageId === undefined ? tabs[0] : 'packages'
  const tab = tabs.find((candidate) => candidate === (edits.tab ?? startingTab)) ?? tabs[0]
  const provider = providers.find((candidate) => candidate === edits.provider) ?? providers[0]

  const isChecked = (of: PurchaseTab) => edits.isChecked && tab === of
  const typed = toAmountForm({ ...input, text: edits.amountText, isChecked: isChecked('amount') })
  const starting = packages.find(({ id }) => id === input.defaultPackageId) ?? startingPackage(packages)
  const offer = packages.find(({ id }) => id === (edits.packageId ?? starting?.id))

  const fromAmount: Selection | null = typed.money && { kind: 'amount', money: typed.money }
  // A rate that nothing can be bought at here is none to save against.
  const rate = tabs.includes('amount') ? wallet.rate : null
  const offers = toPackageOffers(packages, { unit, format, rate })
  const told = offers.offers.find((candidate) => candidate.offer === offer)
  const fromPackage: Selection | null =
    offer && told
      ? { kind: 'package', offer, told, isBonusUsual: offers.offers.some(({ bonus }) => bonus) }
      : null
  const selection = tab === 'amount' ? fromAmount : fromPackage
  const isRefused =
    selection !== null && refusesDraft(flow, toDraft(wallet, provider, selection), selection.kind)
  const isMissing = isChecked('packages') && !offer

  return {
    tabs,
    tab,
    amount: isRefused && selection?.kind === 'amount' ? refused(typed.model) : typed.model,
    packages,
    offers,
    packageId: offer?.id ?? null,
    packageError: isRefused && selection?.kind === 'package' ? 'gone' : isMissing ? 'unchosen' : null,
    providers,
    provider,
    selection,
  }
}

/** What to ask of the server for a choice. */
export function toDraft(wallet: Wallet, provider: ProviderId, selection: Selection): PurchaseDraft {
  const base = { walletId: wallet.id, provider }
  return selection.kind === 'package'
    ? { ...base, packageId: selection.offer.id }
    : { ...base, money: selection.money }
}

/** Whether the server has refused just this draft for a field of the form; another choice is not what it spoke of. */
function refusesDraft(flow: PurchaseState, draft: PurchaseDraft, kind: Selection['kind']): boolean {
  if (flow.status !== 'failed' || flow.step !== 'create' || !flow.error || !flow.draft) return false
  const { walletId, packageId, money } = flow.draft
  const isSame =
    walletId === draft.walletId &&
    packageId === draft.packageId &&
    money?.minor === draft.money?.minor &&
    money?.asset === draft.money?.asset
  return isSame && fieldAtFault(flow) === kind
}

/** The field of the form that a failed purchase speaks of; null when it speaks of none. */
export function fieldAtFault(flow: PurchaseState): Selection['kind'] | null {
  if (flow.status !== 'failed' || flow.step !== 'create' || !flow.error) return null
  const { code, errors } = flow.error
  const names = (field: string) => errors.some(({ path }) => path === field || path.startsWith(`${field}.`))
  if (names('packageId') || (code === 'not_found' && flow.draft?.packageId !== undefined)) return 'package'
  return names('money') || code === 'amount_out_of_range' ? 'amount' : null
}

function refused(model: AmountFormModel): AmountFormModel {
  return { ...model, error: { fault: 'refused' } }
}

function tabsOf(
  mode: PurchaseMode | undefined,
  packages: readonly CreditPackage[],
): readonly [PurchaseTab, ...PurchaseTab[]] {
  switch (mode ?? (packages.length > 0 ? 'both' : 'amount')) {
    case 'amount':
      return ['amount']
    case 'packages':
      return ['packages']
    case 'both':
      return ['amount', 'packages']
  }
}

function startingPackage(packages: readonly CreditPackage[]): CreditPackage | undefined {
  return packages.find(({ popular }) => popular) ?? packages[0]
}
