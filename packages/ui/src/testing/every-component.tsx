import { amount } from '@creditkit/contract'
import type { ReactElement } from 'react'
import * as kit from '../index'
import type { SlotName } from '../theme/index'
import type { WorldOptions } from './world'

/** A component as a page would draw it. */
export interface DrawnComponent {
  readonly element: ReactElement
  /** Its outermost slot, whose `data-state` says where it stands. */
  readonly slot: SlotName
  /** The world that it has something to show in; the plain one when absent. */
  readonly world?: WorldOptions
  /** Whether the place that is held while it loads is of the final size, so that not even what stands below it moves. */
  readonly keepsSize?: boolean
}

const nothing = () => undefined
const sky = (minor: number) => amount(minor, 'SKY/2')

/** Every component of the kit that shows something by itself; what opens over a page is drawn by what opens it. */
export const everyComponent = {
  AdminAdjust: {
    element: <kit.AdminAdjust />,
    slot: 'adminAdjust',
    world: { prepare: (mock) => mock.as('admin') },
  },
  AutoTopUp: { element: <kit.AutoTopUp />, slot: 'autoTopUp' },
  BillingPage: { element: <kit.BillingPage deepLinks={false} />, slot: 'billingPage' },
  CreditBalance: {
    element: <kit.CreditBalance onAddCredits={nothing} />,
    slot: 'creditBalance',
    keepsSize: true,
  },
  CreditGate: {
    element: (
      <kit.CreditGate complexity="low" label="Upscale" perform={async () => 'done'} tool="image-generation" />
    ),
    slot: 'creditGate',
    world: { scenario: 'tool-credits' },
  },
  CreditPackages: { element: <kit.CreditPackages />, slot: 'creditPackages' },
  CreditShortfall: {
    element: (
      <kit.CreditShortfall available={sky(50)} onBuy={nothing} required={sky(500)} walletId="credits" />
    ),
    slot: 'creditShortfall',
  },
  DualBalance: { element: <kit.DualBalance onAddCredits={nothing} />, slot: 'dualBalance' },
  GrantList: { element: <kit.GrantList />, slot: 'grantList' },
  HowCreditsWork: { element: <kit.HowCreditsWork />, slot: 'howCreditsWork' },
  LowBalanceBanner: { element: <kit.LowBalanceBanner reserveSpace />, slot: 'lowBalanceBanner' },
  PurchaseCredits: { element: <kit.PurchaseCredits />, slot: 'purchaseCredits' },
  PurchaseReceipt: { element: <kit.PurchaseReceipt purchaseId="pur_unknown" />, slot: 'purchaseReceipt' },
  PurchaseReturn: { element: <kit.PurchaseReturn continueUrl="/billing" />, slot: 'purchaseReturn' },
  RedeemCode: { element: <kit.RedeemCode />, slot: 'redeemCode' },
  ServicePlans: { element: <kit.ServicePlans />, slot: 'servicePlans' },
  TransactionHistory: { element: <kit.TransactionHistory />, slot: 'transactionHistory' },
  UsageChart: { element: <kit.UsageChart />, slot: 'usageChart' },
  UsageDashboard: { element: <kit.UsageDashboard />, slot: 'usageDashboard' },
} as const satisfies Record<string, DrawnComponent>
