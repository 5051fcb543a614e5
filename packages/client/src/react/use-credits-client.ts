import type { CreditsClient } from '../http/credits-client'
import { useCreditsContext } from './context'

/** The typed client of the provider. Mutations made with it refresh what they change, like those of the hooks. */
export function useCreditsClient(): CreditsClient {
  return useCreditsContext().account.client
}
