import { isProblemCode, type OperationName, operations, problemCatalogue } from '@creditkit/contract'
import * as v from 'valibot'
import { type AnyLoggedRequest, inputOf } from '../logged-request'
import { command, count, fields, nothing, reading } from './command'

const oneOperation = v.custom<OperationName>(
  (input) => typeof input === 'string' && Object.hasOwn(operations, input),
  'Name an operation of the contract.',
)
const operation = v.union([v.literal('*'), oneOperation], 'Name an operation of the contract, or *.')
const code = v.picklist(Object.keys(problemCatalogue).filter(isProblemCode))

/** What happens to requests between the page and the backend, and what they were. */
export const networkCommands = {
  fail: command({
    summary:
      'Makes an operation (* is any) fail: with a problem, or a broken connection when no code is named',
    input: fields({
      operation,
      code: v.exactOptional(code),
      declineCode: v.exactOptional(v.string()),
      when: v.exactOptional(v.picklist(['before', 'after'])),
      times: v.exactOptional(count),
    }),
    example: { operation: 'createPurchase', code: 'payment_declined', times: 1 },
    run: (backend, { operation: name, ...fault }) => backend.fail(name, fault),
  }),
  delay: command({
    summary: 'Makes an operation (* is any) take at least so long',
    input: fields({ operation, milliseconds: count }),
    example: { operation: 'getBalances', milliseconds: 3000 },
    run: (backend, input) => backend.delay(input.operation, input.milliseconds),
  }),
  offline: command({
    summary: 'Breaks every connection, until isOffline is false',
    input: fields({ isOffline: v.optional(v.boolean(), true) }),
    example: { isOffline: true },
    run: (backend, { isOffline }) => backend.offline(isOffline),
  }),
  reachable: command({
    summary: 'Makes a wallet that is held elsewhere unreachable, or reachable again',
    input: fields({ walletId: v.string(), isReachable: v.boolean() }),
    example: { walletId: 'virtfusion', isReachable: false },
    run: (backend, { walletId, isReachable }) => backend.setReachable(walletId, isReachable),
  }),
  requests: reading({
    summary: 'What was asked of the API, oldest first, of one operation or of all',
    input: fields({ operation: v.exactOptional(oneOperation) }),
    example: { operation: 'spend' },
    run: ({ requests }, { operation: name }) => ({
      requests: (name ? requests.all(name) : requests.all()).map(withInput),
    }),
  }),
  'requests/clear': command({
    summary: 'Forgets what was asked so far',
    input: nothing,
    example: {},
    run: (backend) => backend.requests.reset(),
  }),
}

/** A request as JSON; `input` is null when it was not valid. */
function withInput(request: Omit<AnyLoggedRequest, 'input'>): object {
  const parsed = inputOf(request)
  return { ...request, input: parsed.ok ? parsed.value : null }
}
