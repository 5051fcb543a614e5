import { type OperationName, operations, parse, problemCatalogue } from '@creditkit/contract'
import * as v from 'valibot'
import type { Backend } from '../backend-interface'
import { isPaypalRoute, type PaypalRoute } from '../payments/paypal/index'
import { problemAnswer } from '../service/dispatch'
import { toResponse } from '../service/http'
import { bodyOf } from '../service/request'

const operation = v.union([
  v.literal('*'),
  v.custom<OperationName>(
    (input) => typeof input === 'string' && Object.hasOwn(operations, input),
    'Name an operation of the contract, or *.',
  ),
])
const paypalRoute = v.custom<PaypalRoute | '*'>(
  (input) => input === '*' || (typeof input === 'string' && isPaypalRoute(input)),
  'Name an endpoint as PayPal writes it, for example POST /v2/checkout/orders/:id/capture, or *.',
)
const code = v.picklist(Object.keys(problemCatalogue).filter(isCode))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

function command<const Schema extends v.GenericSchema>(
  schema: Schema,
  run: (backend: Backend, input: v.InferOutput<Schema>) => unknown,
) {
  return async (backend: Backend, body: unknown) => {
    const parsed = parse(schema, body ?? {})
    return parsed.ok ? { ok: true as const, value: await run(backend, parsed.value) } : parsed
  }
}

/** What a test that drives a page from outside may do to the mock world; each name is a path under `/__mock/`. */
const commands = {
  fail: command(
    v.object({
      operation,
      code: v.exactOptional(code),
      declineCode: v.exactOptional(v.string()),
      when: v.exactOptional(v.picklist(['before', 'after'])),
      times: v.exactOptional(count),
    }),
    (backend, { operation: name, ...fault }) => backend.fail(name, fault),
  ),
  delay: command(v.object({ operation, milliseconds: count }), (backend, input) =>
    backend.delay(input.operation, input.milliseconds),
  ),
  offline: command(v.object({ isOffline: v.optional(v.boolean(), true) }), (backend, input) =>
    backend.offline(input.isOffline),
  ),
  reachable: command(v.object({ walletId: v.string(), isReachable: v.boolean() }), (backend, input) =>
    backend.setReachable(input.walletId, input.isReachable),
  ),
  as: command(v.object({ who: v.nullable(v.string()) }), (backend, input) => backend.as(input.who)),
  clock: command(
    v.object({ days: v.optional(count, 0), hours: v.optional(count, 0), minutes: v.optional(count, 0) }),
    (backend, input) => backend.clock.advance(input),
  ),
  reset: command(v.object({}), (backend) => backend.reset()),
  verify: command(v.object({}), async (backend) => ({ violations: await backend.ledger.verify() })),
  requests: command(v.object({}), (backend) => ({ requests: backend.requests.all() })),
  'providers/fail': command(
    v.object({
      match: paypalRoute,
      when: v.picklist(['before', 'after']),
      status: v.exactOptional(count),
      times: v.exactOptional(count),
    }),
    (backend, input) => backend.providers.paypal.fail(input),
  ),
}

/** Answers a request under `/__mock/`: a POST with a JSON body that carries out one command. */
export async function answerControl(backend: Backend, request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.slice('/__mock/'.length)
  if (!isCommand(name)) {
    const detail = `There is no such command; there are ${Object.keys(commands).join(', ')}.`
    return toResponse(problemAnswer('not_found', detail, 'control', {}), 'control', {})
  }
  const outcome = await commands[name](backend, await bodyOf(request))
  if (outcome.ok) return toResponse({ status: 200, body: outcome.value ?? {} }, 'control', {})
  const detail = outcome.errors.map((error) => `${error.path}: ${error.message}`).join(' ')
  return toResponse(
    problemAnswer('validation_failed', detail, 'control', { errors: outcome.errors }),
    'control',
    {},
  )
}

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name)
}

function isCode(name: string): name is keyof typeof problemCatalogue {
  return Object.hasOwn(problemCatalogue, name)
}
