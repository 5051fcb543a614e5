import type { Command } from './command'
import { networkCommands } from './network'
import { providerCommands } from './providers'
import { webhookCommands } from './webhooks'
import { worldCommands } from './world'

/** Every command of the control plane; each name is a path under `/__mock/`. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ ...worldCommands, ...networkCommands, ...webhookCommands, ...providerCommands }),
)
