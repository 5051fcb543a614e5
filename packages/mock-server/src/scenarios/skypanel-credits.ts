import { amount } from '@creditkit/contract'
import { dualBilling, skyWallet } from './dual-billing'
import { providerConfigs } from './offers'
import type { Scenario } from './scenario'

/** A panel with one branded credit, paid through PayPal, one for one with the dollar (seed 000). */
export const skypanelCredits: Scenario = {
  ...dualBilling,
  name: 'skypanel-credits',
  branding: { name: skyWallet.name, shortName: 'SKY', color: '#0b4fc4' },
  wallets: [skyWallet],
  packages: [],
  providers: [providerConfigs.paypal],
  meters: [],
  history: dualBilling.history.filter(({ walletId }) => walletId === 'credits'),
  lowBalanceAt: { credits: amount(1000, 'SKY/2').minor },
}
