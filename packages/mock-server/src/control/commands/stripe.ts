import * as v from 'valibot'
import { command, count, fields, nothing } from './command'

const sessionId = v.string()
const refundId = v.string()

/** What buyers, owners of cards and banks do at Stripe. */
export const stripeCommands = {
  'providers/stripe/completeCheckout': command({
    summary: 'The buyer pays on the page of a session, with a card number or a test token',
    input: fields({
      sessionId,
      card: v.exactOptional(v.union([v.string(), count])),
      email: v.exactOptional(v.string()),
    }),
    example: { sessionId: 'cs_test_1', card: 'pm_card_visa' },
    run: async ({ providers }, { sessionId: id, ...buyer }) => ({
      url: await providers.stripe.completeCheckout(id, buyer),
    }),
  }),
  'providers/stripe/cancelCheckout': command({
    summary: 'The buyer turns back from a session, which stays open',
    input: fields({ sessionId }),
    example: { sessionId: 'cs_test_1' },
    run: async ({ providers }, input) => ({ url: await providers.stripe.cancelCheckout(input.sessionId) }),
  }),
  'providers/stripe/completeChallenge': command({
    summary: 'The buyer passes the challenge of their bank, or fails it',
    input: fields({ intentId: v.string(), outcome: v.picklist(['pass', 'fail']) }),
    example: { intentId: 'pi_1', outcome: 'pass' },
    run: async ({ providers }, { intentId, outcome }) => ({
      url: await providers.stripe.completeChallenge(intentId, outcome),
    }),
  }),
  'providers/stripe/declineNext': command({
    summary: 'Declines the next charge, for an error code or a decline code',
    input: fields({ code: v.exactOptional(v.string()) }),
    example: { code: 'insufficient_funds' },
    run: ({ providers }, { code }) => providers.stripe.declineNext(code),
  }),
  'providers/stripe/settle': command({
    summary: 'The bank moves the money of a processing payment, or does not',
    input: fields({ paymentIntentId: v.string(), outcome: v.picklist(['succeeded', 'failed']) }),
    example: { paymentIntentId: 'pi_1', outcome: 'succeeded' },
    run: ({ providers }, { paymentIntentId, outcome }) => providers.stripe.settle(paymentIntentId, outcome),
  }),
  'providers/stripe/completeRefund': command({
    summary: 'A pending refund goes through',
    input: fields({ refundId }),
    example: { refundId: 're_1' },
    run: ({ providers }, input) => providers.stripe.completeRefund(input.refundId),
  }),
  'providers/stripe/failRefund': command({
    summary: 'A refund comes back',
    input: fields({ refundId }),
    example: { refundId: 're_1' },
    run: ({ providers }, input) => providers.stripe.failRefund(input.refundId),
  }),
  'providers/stripe/failNextRefundLater': command({
    summary: 'Lets the next refund stay pending and fail an hour later by the clock',
    input: nothing,
    example: {},
    run: ({ providers }) => providers.stripe.failNextRefundLater(),
  }),
  'providers/stripe/dispute': command({
    summary: 'The owner of a card disputes a charge, named by itself or by its payment intent',
    input: fields({
      chargeId: v.string(),
      amount: v.exactOptional(count),
      reason: v.exactOptional(v.string()),
    }),
    example: { chargeId: 'ch_1', reason: 'fraudulent' },
    run: async ({ providers }, { chargeId, ...draft }) => ({
      disputeId: await providers.stripe.dispute(chargeId, draft),
    }),
  }),
  'providers/stripe/closeDispute': command({
    summary: 'A dispute ends',
    input: fields({ disputeId: v.string(), outcome: v.picklist(['won', 'lost']) }),
    example: { disputeId: 'du_1', outcome: 'lost' },
    run: ({ providers }, { disputeId, outcome }) => providers.stripe.closeDispute(disputeId, outcome),
  }),
}
