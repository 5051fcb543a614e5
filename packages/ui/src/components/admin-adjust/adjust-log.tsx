import { useAudit, useBranding } from '@creditkit/client/react'
import type { Wallet } from '@creditkit/contract'
import { AdjustLogView } from './adjust-log.view'
import { toLoadFault } from './admin-adjust.model'

/** What was changed by hand before, newest first. */
export function AdjustLog({
  userId,
  wallets,
}: {
  readonly userId: string
  readonly wallets: readonly Wallet[]
}) {
  const audit = useAudit({ userId })
  const branding = useBranding()
  return (
    <AdjustLogView
      branding={branding.data ?? null}
      entries={audit.items}
      fault={audit.error && audit.data === undefined ? toLoadFault(audit.error) : null}
      hasMore={audit.hasMore}
      isLoading={audit.isPending}
      isLoadingMore={audit.isLoadingMore}
      onLoadMore={audit.loadMore}
      onRetry={audit.refetch}
      wallets={wallets}
    />
  )
}
