import * as v from 'valibot'
import { isPaypalIssue, type PaypalIssue } from '../../payments/paypal/issues'
import { command, count, fields, nothing } from './command'

const fundingSource = v.exactOptional(v.picklist(['balance', 'declined_card', 'echeck']))
const orderId = v.string()
const issue = v.custom<PaypalIssue>(
  (input) => typeof input === 'string' && isPaypalIssue(input),
  'Name an issue as PayPal writes it, for example INSTRUMENT_DECLINED.',
)

/** What buyers, owners, banks and time do at PayPal. */
export const paypalCommands = {
  'providers/paypal/approve': command({
    summary: 'The buyer approves an order',
    input: fields({ orderId, fundingSource }),
    example: { orderId: '5O190127TN364715T' },
    run: ({ providers }, { orderId: id, ...options }) => providers.paypal.approve(id, options),
  }),
  'providers/paypal/cancel': command({
    summary: 'The buyer turns back from an order',
    input: fields({ orderId }),
    example: { orderId: '5O190127TN364715T' },
    run: async ({ providers }, input) => ({ url: await providers.paypal.cancel(input.orderId) }),
  }),
  'providers/paypal/void': command({
    summary: 'PayPal takes an unpaid order back for good',
    input: fields({ orderId }),
    example: { orderId: '5O190127TN364715T' },
    run: ({ providers }, input) => providers.paypal.void(input.orderId),
  }),
  'providers/paypal/declineNext': command({
    summary: 'Declines the next captures, of one order or of any',
    input: fields({
      issue: v.exactOptional(issue),
      times: v.exactOptional(count),
      orderId: v.exactOptional(orderId),
    }),
    example: { issue: 'INSTRUMENT_DECLINED', times: 1 },
    run: ({ providers }, decline) => providers.paypal.declineNext(decline),
  }),
  'providers/paypal/slowRefunds': command({
    summary: 'Leaves the next refunds pending until they are settled',
    input: fields({ times: v.optional(count, 1) }),
    example: { times: 1 },
    run: ({ providers }, { times }) => providers.paypal.slowRefunds(times),
  }),
  'providers/paypal/settle': command({
    summary: 'A pending capture comes through, is denied by a review or declined by the bank',
    input: fields({
      captureId: v.string(),
      outcome: v.exactOptional(v.picklist(['completed', 'denied', 'declined'])),
    }),
    example: { captureId: '3C679366HH908993F', outcome: 'completed' },
    run: ({ providers }, { captureId, outcome }) => providers.paypal.settle(captureId, outcome),
  }),
  'providers/paypal/settleRefund': command({
    summary: 'A pending refund arrives, or fails',
    input: fields({ refundId: v.string(), outcome: v.exactOptional(v.picklist(['completed', 'failed'])) }),
    example: { refundId: '1JU08902781691411', outcome: 'failed' },
    run: ({ providers }, { refundId, outcome }) => providers.paypal.settleRefund(refundId, outcome),
  }),
  'providers/paypal/dispute': command({
    summary: 'A buyer opens a dispute about a capture',
    input: fields({
      captureId: v.string(),
      amount: v.exactOptional(fields({ currency_code: v.string(), value: v.string() })),
      reason: v.exactOptional(v.string()),
    }),
    example: { captureId: '3C679366HH908993F' },
    run: async ({ providers }, { captureId, ...draft }) => ({
      disputeId: await providers.paypal.dispute(captureId, draft),
    }),
  }),
  'providers/paypal/reviewDispute': command({
    summary: 'PayPal looks into a dispute itself',
    input: fields({ disputeId: v.string() }),
    example: { disputeId: 'PP-D-27803' },
    run: ({ providers }, { disputeId }) => providers.paypal.reviewDispute(disputeId),
  }),
  'providers/paypal/closeDispute': command({
    summary: 'A dispute ends; lost, its money leaves the merchant',
    input: fields({ disputeId: v.string(), outcome: v.picklist(['won', 'lost']) }),
    example: { disputeId: 'PP-D-27803', outcome: 'lost' },
    run: ({ providers }, { disputeId, outcome }) => providers.paypal.closeDispute(disputeId, outcome),
  }),
  'providers/paypal/approveSetup': command({
    summary: 'The owner approves a setup token of the vault',
    input: fields({ setupTokenId: v.string(), fundingSource }),
    example: { setupTokenId: '5C991763VB2781612' },
    run: async ({ providers }, { setupTokenId, ...options }) => ({
      url: await providers.paypal.approveSetup(setupTokenId, options),
    }),
  }),
  'providers/paypal/save': command({
    summary: 'Puts a way to pay into the vault, as if saved earlier',
    input: fields({ fundingSource, customerId: v.exactOptional(v.string()) }),
    example: { fundingSource: 'balance' },
    run: async ({ providers }, options) => ({ vaultId: await providers.paypal.save(options) }),
  }),
  'providers/paypal/rotateCertificate': command({
    summary: 'Signs webhooks with the other certificate from now on',
    input: nothing,
    example: {},
    run: ({ providers }) => providers.paypal.rotateCertificate(),
  }),
}
