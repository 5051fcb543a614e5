import type { PurchaseState } from '@creditkit/client'
import {
  type Amount,
  type CreditPackage,
  compare,
  equals,
  isZero,
  type ProviderId,
  type PurchaseDraft,
  toDecimal,
  type Wallet,
} from '@creditkit/contract'
import type { AmountInputFault, Formatter } from '../../format/index'

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

/** Why an amount cannot be paid; `refused` is the server's word about an amount that looked right here. */
export type AmountError =
  | AmountInputFault
  | { readonly fault: 'below' }
  | { readonly fault: 'above' }
  | { readonly fault: 'refused' }

/** What is chosen and can be bought. */
export type Selection =
  | { readonly kind: 'amount'; readonly money: Amount }
  | { readonly kind: 'package'; readonly offer: CreditPackage }

/** The form: what can be chosen, what is, and what is wrong with it. */
export interface PurchaseFormModel {
  /** One, or two to switch between. */
  readonly tabs: readonly PurchaseTab[]
  readonly tab: PurchaseTab
  readonly amount: {
    readonly text: string
    readonly presets: readonly Amount[]
    /** The preset that equals what is typed. */
    readonly preset: Amount | null
    readonly limits: { readonly min: Amount; readonly max: Amount }
    readonly error: AmountError | null
  }
  readonly packages: readonly CreditPackage[]
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
  readonly format: Formatter
}

/** Works out the form. Pure: nothing typed is ever lost, and nothing is asked of a server. */
export function toPurchaseForm(input: PurchaseFormInput): PurchaseFormModel {
  const { wallet, packages, providers, edits, flow, format } = input
  const tabs = tabsOf(input.mode, packages)
  const startingTab = input.defaultPackageId === undefined ? tabs[0] : 'packages'
  const tab = tabs.find((candidate) => candidate === (edits.tab ?? startingTab)) ?? tabs[0]
  const provider = providers.find((candidate) => candidate === edits.provider) ?? providers[0]

  const presets = wallet.presets.filter((preset) => isWithin(preset, wallet.limits))
  const text = edits.amountText ?? typedText(input.defaultAmount ?? startingPreset(presets), format)
  const read = readAmount(text, wallet, format)
  const starting = packages.find(({ id }) => id === input.defaultPackageId) ?? startingPackage(packages)
  const offer = packages.find(({ id }) => id === (edits.packageId ?? starting?.id))

  const fromAmount: Selection | null = 'amount' in read ? { kind: 'amount', money: read.amount } : null
  const fromPackage: Selection | null = offer ? { kind: 'package', offer } : null
  const selection = tab === 'amount' ? fromAmount : fromPackage
  const isRefused =
    selection !== null && refusesDraft(flow, toDraft(wallet, provider, selection), selection.kind)
  const isMissing = edits.isChecked && !offer

  return {
    tabs,
    tab,
    amount: {
      text,
      presets,
      preset: ('amount' in read && presets.find((preset) => equals(preset, read.amount))) || null,
      limits: wallet.limits,
      error: amountError(read, edits.isChecked, isRefused && selection?.kind === 'amount'),
    },
    packages,
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

type ReadAmount = { readonly amount: Amount } | { readonly fault: AmountError }

function readAmount(text: string, { limits }: Wallet, format: Formatter): ReadAmount {
  const parsed = format.parseAmount(text, limits.min.asset)
  if (!parsed.ok) return { fault: parsed }
  if (isZero(parsed.amount)) return { fault: { fault: 'negative', readings: [] } }
  if (compare(parsed.amount, limits.min) < 0) return { fault: { fault: 'below' } }
  if (compare(parsed.amount, limits.max) > 0) return { fault: { fault: 'above' } }
  return { amount: parsed.amount }
}

function amountError(read: ReadAmount, isChecked: boolean, isRefused: boolean): AmountError | null {
  if (isRefused) return { fault: 'refused' }
  return isChecked && 'fault' in read ? read.fault : null
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

/** Neither the least nor the most: the lower of the two in the middle. */
function startingPreset(presets: readonly Amount[]): Amount | undefined {
  return presets[Math.floor((presets.length - 1) / 2)]
}

function startingPackage(packages: readonly CreditPackage[]): CreditPackage | undefined {
  return packages.find(({ popular }) => popular) ?? packages[0]
}

/** An amount as somebody would type it, which reads back as itself: whole where it is whole, never grouped. */
export function typedText(value: Amount | undefined, format: Formatter): string {
  if (!value) return ''
  const decimal = toDecimal(value)
  const whole = decimal.replace(/\.0+$/, '')
  const candidates = [whole, format.quantity(value, { allDecimals: true }), decimal]
  const readsBack = (text: string) => {
    const read = format.parseAmount(text, value.asset)
    return read.ok && equals(read.amount, value)
  }
  return candidates.find(readsBack) ?? decimal
}

function isWithin(value: Amount, { min, max }: Wallet['limits']): boolean {
  return value.asset === min.asset && compare(value, min) >= 0 && compare(value, max) <= 0
}
