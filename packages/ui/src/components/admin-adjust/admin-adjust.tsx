import { useViewer, useWallets } from '@creditkit/client/react'
import type { AdjustmentResult, User } from '@creditkit/contract'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import type { Appearance } from '../../theme/index'
import { toAdminAdjustModel } from './admin-adjust.model'
import { AdminAdjustView } from './admin-adjust.view'
import { UserAdjust } from './user-adjust'
import { UserPicker } from './user-picker'

/** What adjusting takes; everything may be left out. */
export interface AdminAdjustProps {
  /** The customer, where the page is about one already; without it the screen begins with a search. */
  readonly userId?: string | undefined
  /** The wallet chosen at first; the first that can be reached unless named. */
  readonly walletId?: string | undefined
  /** Called with what the server did, once for each adjustment and each undoing. */
  readonly onAdjusted?: ((result: AdjustmentResult) => void) | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/** Adds or removes a customer's credits by hand, with a reason, a preview, and a way back. For administrators only. */
export function AdminAdjust({ userId, walletId, onAdjusted, appearance, messages }: AdminAdjustProps) {
  const viewer = useViewer()
  const wallets = useWallets()
  const [chosen, setChosen] = useState<User | null>(null)
  const target = userId ?? chosen?.id ?? null
  const model = toAdminAdjustModel(viewer, wallets)

  return (
    <Root appearance={appearance} messages={messages}>
      <AdminAdjustView model={model} onRetry={() => Promise.all([viewer.refetch(), wallets.refetch()])}>
        {(known) => (
          <>
            {userId === undefined ? <UserPicker chosen={chosen} onChoose={setChosen} /> : null}
            {target === null ? null : (
              <UserAdjust
                key={target}
                onAdjusted={onAdjusted}
                userId={target}
                walletId={walletId}
                wallets={known}
              />
            )}
          </>
        )}
      </AdminAdjustView>
    </Root>
  )
}
