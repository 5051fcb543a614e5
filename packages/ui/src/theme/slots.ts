/** A slot whose look depends on nothing. */
export interface PlainSlot {
  readonly plain?: never
}

/** What a button's look depends on. */
export interface ButtonSlot {
  readonly variant: 'primary' | 'secondary' | 'ghost' | 'danger'
  readonly size: 'sm' | 'md' | 'icon'
  readonly loading: boolean
  readonly disabled: boolean
}

/** What the look of anything that is typed into or chosen from depends on. */
export interface ControlSlot {
  readonly invalid: boolean
  readonly disabled: boolean
}

/** What the look of a coloured message depends on. */
export interface ToneSlot {
  readonly tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger'
}

/**
 * Every slot of the kit, with the data that an override may look at. The name is the key in `appearance.elements` and
 * the value of `data-ck-slot` alike. A component adds its rows here.
 */
export interface Slots {
  badge: ToneSlot
  button: ButtonSlot
  card: PlainSlot
  cardDescription: PlainSlot
  cardFooter: PlainSlot
  cardHeader: PlainSlot
  cardTitle: PlainSlot
  dialog: PlainSlot
  dialogDescription: PlainSlot
  dialogOverlay: PlainSlot
  dialogTitle: PlainSlot
  emptyState: PlainSlot
  field: { readonly invalid: boolean }
  fieldError: PlainSlot
  fieldHint: PlainSlot
  fieldLabel: PlainSlot
  input: ControlSlot
  notice: ToneSlot
  option: { readonly selected: boolean; readonly disabled: boolean }
  popover: PlainSlot
  select: ControlSlot
  skeleton: PlainSlot
  tab: PlainSlot
  tabList: PlainSlot
  tabPanel: PlainSlot
  tabs: PlainSlot

  adminAdjust: { readonly status: string }
  adminAdjustLog: PlainSlot
  adminAdjustPreview: PlainSlot
  adminAdjustReview: ButtonSlot
  adminAdjustUser: PlainSlot

  creditBalance: { readonly variant: 'compact' | 'inline' | 'card'; readonly status: string }
  creditBalanceAdd: ButtonSlot
  creditBalanceAmount: { readonly level: 'normal' | 'low' | 'zero' | 'owed' }
  creditBalanceDetails: PlainSlot
  creditBalanceIcon: PlainSlot
  creditBalanceRefresh: ButtonSlot
  creditBalanceUnit: PlainSlot

  dualBalance: { readonly status: string }
  dualBalanceAdd: ButtonSlot
  dualBalanceAmount: { readonly level: 'normal' | 'low' | 'zero' | 'owed' }
  dualBalanceDescription: PlainSlot
  dualBalanceDetails: PlainSlot
  dualBalanceName: PlainSlot
  dualBalanceOrder: PlainSlot
  dualBalanceRate: PlainSlot
  dualBalanceRefresh: ButtonSlot
  dualBalanceWallet: { readonly status: string }

  transactionHistory: { readonly status: string }
  transactionHistoryAmount: { readonly direction: 'in' | 'out' | 'none'; readonly status: string }
  transactionHistoryClear: ButtonSlot
  transactionHistoryDetails: PlainSlot
  transactionHistoryFilters: PlainSlot
  transactionHistoryMore: ButtonSlot
  transactionHistoryNews: PlainSlot
  transactionHistoryRefresh: ButtonSlot
  transactionHistoryRow: { readonly status: string; readonly open: boolean }
  transactionHistoryTable: PlainSlot

  purchaseAgain: ButtonSlot
  purchaseCancel: ButtonSlot
  purchaseContinue: ButtonSlot
  purchaseCredits: { readonly status: string }
  purchaseCreditsAmount: PlainSlot
  purchasePayment: PlainSlot
  purchaseProgress: PlainSlot
  purchaseResumable: PlainSlot
  purchaseStartOver: ButtonSlot
  purchaseSuccess: PlainSlot
  purchaseSummary: PlainSlot
}

/** The name of a slot. */
export type SlotName = keyof Slots

/** The names of the slots with the given data; what a part is told when it plays a named role in a component. */
export type SlotWith<Data> = {
  [Name in SlotName]: Slots[Name] extends Data ? (Data extends Slots[Name] ? Name : never) : never
}[SlotName]
