import type { ExternalAccount } from '../service/external-wallet/external-ledger'
import type { Tx } from '../store/index'

/** Who writes a scenario into the systems that hold wallets themselves, as part of the same transaction. */
export interface PastElsewhere {
  /** Units given (above zero) or used (below) at a moment in milliseconds since 1970; answers with the identifier there. */
  write(
    tx: Tx,
    past: {
      readonly account: ExternalAccount
      readonly units: number
      readonly description: string
      readonly at: number
    },
  ): string
  setOutage(tx: Tx, isDown: boolean): void
}
