import * as v from 'valibot'
import { command, count, fields, nothing, reading } from './command'

/** What happens to the webhooks on their way from the providers to the backend. */
export const webhookCommands = {
  'webhooks/hold': command({
    summary: 'Keeps webhooks back until they are delivered, released or dropped',
    input: nothing,
    example: {},
    run: (backend) => backend.webhooks.hold(),
  }),
  'webhooks/deliver': command({
    summary: 'Delivers what waits, in an order and with copies if told; holding goes on',
    input: fields({
      order: v.exactOptional(v.picklist(['sent', 'reversed', 'shuffled'])),
      duplicates: v.exactOptional(v.pipe(count, v.maxValue(100))),
    }),
    example: { order: 'reversed', duplicates: 2 },
    run: async (backend, options) => ({ deliveries: await backend.webhooks.deliver(options) }),
  }),
  'webhooks/release': command({
    summary: 'Stops holding and delivers what waits as it was sent',
    input: nothing,
    example: {},
    run: (backend) => backend.webhooks.release(),
  }),
  'webhooks/drop': command({
    summary: 'Loses what waits, for good',
    input: nothing,
    example: {},
    run: (backend) => ({ dropped: backend.webhooks.drop() }),
  }),
  'webhooks/waiting': reading({
    summary: 'What waits: held, or to be tried again later',
    input: nothing,
    example: {},
    run: (backend) => ({ waiting: backend.webhooks.waiting }),
  }),
  'webhooks/deliveries': reading({
    summary: 'Every attempt so far, oldest first, as it went over the wire',
    input: nothing,
    example: {},
    run: (backend) => ({ deliveries: backend.webhooks.deliveries }),
  }),
}
