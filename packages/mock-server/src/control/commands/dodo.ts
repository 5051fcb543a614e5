import * as v from 'valibot'
import { command, fields } from './command'

const sessionId = v.string()
const paymentId = v.string()
const refundId = v.string()

/** What buyers and banks do at DodoPayments. */
export const dodoCommands = {
  'providers/dodo/completeCheckout': command({
    summary: 'The buyer pays a session, by card or bank transfer, and answers what their bank asks',
    input: fields({
      sessionId,
      method: v.exactOptional(v.picklist(['card', 'bank'])),
      card: v.exactOptional(v.string()),
      holder: v.exactOptional(v.string()),
      challenge: v.exactOptional(v.picklist(['pass', 'fail', 'abandon'])),
    }),
    example: { sessionId: 'cks_1', card: '4242424242424242' },
    run: async ({ providers }, { sessionId: id, ...choice }) => ({
      url: await providers.dodo.completeCheckout(id, choice),
    }),
  }),
  'providers/dodo/cancelCheckout': command({
    summary: 'The buyer turns back from a session, which can still be paid',
    input: fields({ sessionId }),
    example: { sessionId: 'cks_1' },
    run: async ({ providers }, input) => ({ url: await providers.dodo.cancelCheckout(input.sessionId) }),
  }),
  'providers/dodo/settle': command({
    summary: 'A bank transfer comes through, or does not',
    input: fields({ paymentId, outcome: v.exactOptional(v.picklist(['succeeded', 'failed'])) }),
    example: { paymentId: 'pay_1', outcome: 'succeeded' },
    run: ({ providers }, input) => providers.dodo.settle(input.paymentId, input.outcome),
  }),
  'providers/dodo/settleRefund': command({
    summary: 'A pending refund comes through',
    input: fields({ refundId }),
    example: { refundId: 'ref_1' },
    run: ({ providers }, input) => providers.dodo.settleRefund(input.refundId),
  }),
  'providers/dodo/failRefund': command({
    summary: 'A refund fails, also one that looked done',
    input: fields({ refundId }),
    example: { refundId: 'ref_1' },
    run: ({ providers }, input) => providers.dodo.failRefund(input.refundId),
  }),
  'providers/dodo/dispute': command({
    summary: 'The payer disputes all of a payment',
    input: fields({ paymentId }),
    example: { paymentId: 'pay_1' },
    run: async ({ providers }, input) => ({ disputeId: await providers.dodo.dispute(input.paymentId) }),
  }),
  'providers/dodo/closeDispute': command({
    summary: 'An open dispute moves on',
    input: fields({
      disputeId: v.string(),
      outcome: v.picklist(['won', 'lost', 'accepted', 'expired', 'cancelled', 'challenged']),
    }),
    example: { disputeId: 'dsp_1', outcome: 'lost' },
    run: ({ providers }, { disputeId, outcome }) => providers.dodo.closeDispute(disputeId, outcome),
  }),
}
