import * as v from 'valibot'
import { command, count, fields, reading } from './command'

const extRelationId = v.string()

/** What servers and the operator do at VirtFusion. */
export const virtfusionCommands = {
  'providers/virtfusion/use': command({
    summary: "A user's servers consume tokens",
    input: fields({ extRelationId, tokens: count, description: v.string() }),
    example: { extRelationId: '1', tokens: 100, description: 'VPS fjord-1' },
    run: async ({ providers }, { extRelationId: user, tokens, description }) => ({
      usageId: await providers.virtfusion.use(user, tokens, description),
    }),
  }),
  'providers/virtfusion/tokens': reading({
    summary: 'What a user has left, and the entries that were given',
    input: fields({ extRelationId }),
    example: { extRelationId: '1' },
    run: async ({ providers }, { extRelationId: user }) => ({
      tokens: await providers.virtfusion.tokens(user),
      entries: await providers.virtfusion.entries(user),
    }),
  }),
  'providers/virtfusion/outage': command({
    summary: 'Switches the control panel off, or on again',
    input: fields({ isDown: v.optional(v.boolean(), true) }),
    example: { isDown: true },
    run: ({ providers }, { isDown }) => providers.virtfusion.outage(isDown),
  }),
}
