import type { Balance, MutationName, OperationInput, OperationOutput } from '@creditkit/contract'
import type { MutationOptions } from '../http/call'
import type { CreditsClient } from '../http/credits-client'
import { mutationEffects } from './effects'

/** Told how a mutation ended, before its caller is. */
export interface MutationWatch<Output> {
  readonly succeeded: (output: Output) => void
  readonly failed: (error: unknown) => void
}

/** Told of every mutation that begins. */
export type OnMutation = <Name extends MutationName>(
  name: Name,
  input: OperationInput<Name>,
  options: MutationOptions | undefined,
) => MutationWatch<OperationOutput<Name>>

/**
 * The same client, whose mutations are watched. So the effects of a mutation happen whoever calls it: a hook, a purchase
 * flow, or the host itself.
 */
export function observeMutations(client: CreditsClient, onMutation: OnMutation): CreditsClient {
  const observed: CreditsClient = Object.create(client)
  for (const name of Object.keys(mutationEffects).filter(isMutationName)) {
    Object.defineProperty(observed, name, { enumerable: true, value: observe(client, name, onMutation) })
  }
  return observed
}

/** The same client, whose answers about all balances are told with the moment they were asked for, in milliseconds. */
export function observeBalances(
  client: CreditsClient,
  onBalances: (balances: readonly Balance[], askedAt: number) => void,
): CreditsClient {
  const getBalances: CreditsClient['getBalances'] = async (input, options) => {
    const askedAt = Date.now()
    const output = await client.getBalances(input, options)
    onBalances(output.balances, askedAt)
    return output
  }
  const observed: CreditsClient = Object.create(client)
  Object.defineProperty(observed, 'getBalances', { enumerable: true, value: getBalances })
  return observed
}

function observe(client: CreditsClient, name: MutationName, onMutation: OnMutation) {
  return async (...args: unknown[]) => {
    const watch: MutationWatch<unknown> = Reflect.apply(onMutation, undefined, [name, ...args])
    const output = await Reflect.apply(client[name], client, args).catch((error: unknown) => {
      watch.failed(error)
      throw error
    })
    watch.succeeded(output)
    return output
  }
}

function isMutationName(name: string): name is MutationName {
  return Object.hasOwn(mutationEffects, name)
}
