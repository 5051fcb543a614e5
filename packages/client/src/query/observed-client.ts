import type { MutationName, OperationOutput } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { mutationEffects } from './effects'

/** Told of every mutation that was answered with success. */
export type OnAnswer = <Name extends MutationName>(name: Name, output: OperationOutput<Name>) => void

/**
 * The same client, whose mutations are told to `onAnswer` before their callers get the answer. So the effects of a
 * mutation happen whoever calls it: a hook, a purchase flow, or the host itself.
 */
export function observeMutations(client: CreditsClient, onAnswer: OnAnswer): CreditsClient {
  const observed: CreditsClient = Object.create(client)
  for (const name of Object.keys(mutationEffects).filter(isMutationName)) {
    Object.defineProperty(observed, name, { enumerable: true, value: observe(client, name, onAnswer) })
  }
  return observed
}

function observe(client: CreditsClient, name: MutationName, onAnswer: OnAnswer) {
  return async (...args: unknown[]) => {
    const output = await Reflect.apply(client[name], client, args)
    onAnswer(name, output)
    return output
  }
}

function isMutationName(name: string): name is MutationName {
  return Object.hasOwn(mutationEffects, name)
}
