import * as v from 'valibot'
import { command, count, fields, nothing, reading } from './command'
import { dodoCommands } from './dodo'
import { paypalCommands } from './paypal'
import { stripeCommands } from './stripe'
import { virtfusionCommands } from './virtfusion'

/** What a test may do to the payment providers beyond their own APIs. */
export const providerCommands = {
  'providers/secrets': reading({
    summary: 'The credentials and webhook secrets that the mock shares with the providers',
    input: nothing,
    example: {},
    run: (backend) => backend.providers.secrets,
  }),
  'providers/fail': command({
    summary: 'Makes an endpoint (* is any) of a provider fail, slow down or lose its answer',
    input: fields({
      match: v.string(),
      when: v.exactOptional(v.picklist(['before', 'after'])),
      status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
      body: v.exactOptional(v.union([v.string(), v.record(v.string(), v.unknown())])),
      headers: v.exactOptional(v.record(v.string(), v.string())),
      delayMs: v.exactOptional(count),
      times: v.exactOptional(count),
    }),
    example: { match: 'POST /v2/checkout/orders/:id/capture', when: 'after', times: 1 },
    run: (backend, fault) => backend.providers.fail(fault),
  }),
  ...paypalCommands,
  ...stripeCommands,
  ...dodoCommands,
  ...virtfusionCommands,
}
