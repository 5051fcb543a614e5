import type { AdminAdjustSlots } from '../components/admin-adjust/admin-adjust.slots'
import type { AutoTopUpSlots } from '../components/auto-top-up/auto-top-up.slots'
import type { BillingPageSlots } from '../components/billing-page/billing-page.slots'
import type { CreditBalanceSlots } from '../components/credit-balance/credit-balance.slots'
import type { CreditGateSlots } from '../components/credit-gate/credit-gate.slots'
import type { CreditPackagesSlots } from '../components/credit-packages/credit-packages.slots'
import type { DualBalanceSlots } from '../components/dual-balance/dual-balance.slots'
import type { GrantListSlots } from '../components/grant-list/grant-list.slots'
import type { HowCreditsWorkSlots } from '../components/how-credits-work/how-credits-work.slots'
import type { LowBalanceBannerSlots } from '../components/low-balance-banner/low-balance-banner.slots'
import type { PurchaseCreditsSlots } from '../components/purchase-credits/purchase-credits.slots'
import type { PurchaseDialogSlots } from '../components/purchase-dialog/purchase-dialog.slots'
import type { PurchaseReceiptSlots } from '../components/purchase-receipt/purchase-receipt.slots'
import type { PurchaseReturnSlots } from '../components/purchase-return/purchase-return.slots'
import type { RedeemCodeSlots } from '../components/redeem-code/redeem-code.slots'
import type { ServicePlansSlots } from '../components/service-plans/service-plans.slots'
import type { TransactionHistorySlots } from '../components/transaction-history/transaction-history.slots'
import type { UsageChartSlots } from '../components/usage-chart/usage-chart.slots'
import type { UsageDashboardSlots } from '../components/usage-dashboard/usage-dashboard.slots'
import type { ButtonSlot, ControlSlot, PlainSlot, ToneSlot } from './slot-data'

/** The slots of what several components are made of. */
interface PartSlots {
  badge: ToneSlot
  button: ButtonSlot
  card: PlainSlot
  cardDescription: PlainSlot
  cardFooter: PlainSlot
  cardHeader: PlainSlot
  cardTitle: PlainSlot
  checkbox: { readonly checked: boolean; readonly disabled: boolean }
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
}

/**
 * Every slot of the kit, with the data that an override may look at. The name is the key in `appearance.elements` and
 * the value of `data-ck-slot` alike. Each component keeps its own in its folder.
 */
export interface Slots
  extends PartSlots,
    AdminAdjustSlots,
    AutoTopUpSlots,
    BillingPageSlots,
    CreditBalanceSlots,
    CreditGateSlots,
    CreditPackagesSlots,
    DualBalanceSlots,
    GrantListSlots,
    HowCreditsWorkSlots,
    LowBalanceBannerSlots,
    PurchaseCreditsSlots,
    PurchaseDialogSlots,
    PurchaseReceiptSlots,
    PurchaseReturnSlots,
    RedeemCodeSlots,
    ServicePlansSlots,
    TransactionHistorySlots,
    UsageChartSlots,
    UsageDashboardSlots {}

/** The name of a slot. */
export type SlotName = keyof Slots

/** The names of the slots with the given data; what a part is told when it plays a named role in a component. */
export type SlotWith<Data> = {
  [Name in SlotName]: Slots[Name] extends Data ? (Data extends Slots[Name] ? Name : never) : never
}[SlotName]
