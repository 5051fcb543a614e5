import { createFormatter } from '../../../format/index'
import { balanceRecord, configRecord, flowStates, walletRecord } from '../../../testing/purchase-records'
import { type PurchaseCreditsInput, toPurchaseCreditsModel } from '../purchase-credits.model'
import { NO_EDITS } from '../purchase-form.model'

const format = createFormatter('en')
/** The model of a form for ten dollars, with what is different. */
export const modelOf = (changes: Partial<PurchaseCreditsInput> = {}) =>
  toPurchaseCreditsModel({
    config: { data: configRecord(), error: null },
    wallet: walletRecord(),
    balance: balanceRecord(2750),
    flow: flowStates.idle,
    isOwn: true,
    isFinding: false,
    approving: null,
    leavingTo: null,
    wasRefused: false,
    isOnline: true,
    edits: NO_EDITS,
    payments: ['paypal'],
    mode: undefined,
    defaultAmount: undefined,
    defaultPackageId: undefined,
    format,
    ...changes,
  })
/** The same where it is a checkout. */
export const checkoutOf = (changes: Partial<PurchaseCreditsInput> = {}) => {
  const model = modelOf(changes)
  if (model.status !== 'checkout') throw new Error(`The model is ${model.status}.`)
  return model
}
