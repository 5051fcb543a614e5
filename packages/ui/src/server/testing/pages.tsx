import {
  autoTopUpQuery,
  grantsQuery,
  type InitialData,
  type PrefetchOptions,
  plansQuery,
  purchasesQuery,
  subscriptionsQuery,
  type TransactionFilter,
  transactionsQuery,
  usageHistoryQuery,
  usageQuery,
  usersQuery,
} from '@creditkit/client/query'
import { type ComponentType, Fragment, type ReactElement, type ReactNode, StrictMode } from 'react'
import * as kit from '../../index'
import { ar } from '../../locales/ar/index'
import { de } from '../../locales/de/index'
import type { CreditsProviderProps } from '../../provider/index'
import { definePaymentProvider } from '../../providers/define-payment-provider'
import { type DrawnComponent, everyComponent } from '../../testing/every-component'
import { InWorld, type World } from '../../testing/world'

const nothing = () => undefined

/** Every component, and those variants of one that a server draws in another way. */
export const pages: Readonly<Record<string, DrawnComponent>> = {
  ...everyComponent,
  'BillingPage with everything': {
    element: <kit.BillingPage sections={['wallets', 'plans', 'usage', 'transactions']} />,
    slot: 'billingPage',
  },
  'CreditBalance compact': { element: <kit.CreditBalance variant="compact" />, slot: 'creditBalance' },
  'CreditBalance inline': { element: <kit.CreditBalance variant="inline" />, slot: 'creditBalance' },
  'TransactionHistory in the address': {
    element: <kit.TransactionHistory syncFilterToUrl />,
    slot: 'transactionHistory',
  },
}

/** What is drawn over a page, and by the browser only, since a server has no place to put it. */
export const overlays: Readonly<Record<string, DrawnComponent>> = {
  PurchaseDialog: { element: <kit.PurchaseDialog onOpenChange={nothing} open />, slot: 'purchaseCredits' },
  ReceiptDialog: {
    element: <kit.ReceiptDialog onOpenChange={nothing} open purchaseId="pur_unknown" />,
    slot: 'purchaseReceipt',
  },
}

/** One way in which a host renders on a server. */
export interface Visit {
  readonly Mode: ComponentType<{ children: ReactNode }> | typeof Fragment
  readonly setup: Pick<CreditsProviderProps, 'locale' | 'messages' | 'timeZone'>
  /** What is loaded ahead; nothing when null. */
  readonly prefetch: PrefetchOptions | null
}

/** As the history asks for its first rows. */
const firstRows: TransactionFilter & { readonly limit: number } = { limit: 50 }

/** Nothing loaded ahead; what `prefetchCredits` loads by itself; all that the components ask for at first. */
export const visits = {
  bare: { Mode: Fragment, setup: {}, prefetch: null },
  German: {
    Mode: StrictMode,
    setup: { locale: 'de', messages: de, timeZone: 'Europe/Berlin' },
    prefetch: {},
  },
  Arabic: {
    Mode: StrictMode,
    setup: { locale: 'ar', messages: ar, timeZone: 'Asia/Riyadh' },
    prefetch: {
      queries: (source) => [
        autoTopUpQuery(source),
        grantsQuery(source),
        grantsQuery(source, { walletId: 'credits' }),
        plansQuery(source),
        purchasesQuery(source),
        subscriptionsQuery(source),
        transactionsQuery(source, firstRows),
        usageQuery(source),
        usageHistoryQuery(source, { granularity: 'month', limit: 100 }),
        usersQuery(source),
      ],
    },
  },
} as const satisfies Readonly<Record<string, Visit>>

/** The name of one of {@link visits}. */
export type VisitName = keyof typeof visits

/** The page that server and browser draw: the same element, over the world of each. */
export function pageOf(
  shown: DrawnComponent,
  visit: Visit,
  world: World,
  initialData: InitialData | null,
): ReactElement {
  const { Mode, setup } = visit
  // Its form comes with a script of its own, as those of the kit do.
  const payment = definePaymentProvider('paypal', 'window', async () => ({
    default: () => <button type="button">{'Pay'}</button>,
  }))
  return (
    <Mode>
      <InWorld initialData={initialData} payments={[payment]} world={world} {...setup}>
        {shown.element}
      </InWorld>
    </Mode>
  )
}

/** What no component may do: each reads something that the server’s machine has another of. */
export const mistakes: Readonly<Record<string, ComponentType>> = {
  'the clock': () => <p>{new Date().toISOString().slice(0, 10)}</p>,
  'the time zone': () => <p>{new Date(0).getHours()}</p>,
  'the language': () => <p>{(0.5).toLocaleString()}</p>,
  randomness: () => <p>{Math.random()}</p>,
}
