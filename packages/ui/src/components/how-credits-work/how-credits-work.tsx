import { useBalances, useConfig, useGrants } from '@creditkit/client/react'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { toHowCreditsWorkModel } from './how-credits-work.model'
import { HowCreditsWorkView } from './how-credits-work.view'

/** What the explanation takes; everything may be left out. */
export interface HowCreditsWorkProps {
  /** The look of the explanation, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of the explanation, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/** Explains the credits of this product: made of its configuration and of the reader's own credits, not of prose. */
export function HowCreditsWork({ appearance, messages }: HowCreditsWorkProps) {
  const format = useFormat()
  const config = useConfig()
  const balances = useBalances()
  const grants = useGrants()
  const [isRefreshing, setRefreshing] = useState(false)

  async function refresh() {
    setRefreshing(true)
    const failed = [config, balances, grants].filter(({ error }) => error !== null)
    await Promise.all(failed.map(({ refetch }) => refetch()))
    setRefreshing(false)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <HowCreditsWorkView
        isRefreshing={isRefreshing}
        model={toHowCreditsWorkModel({ config, balances, grants, format })}
        onRefresh={refresh}
      />
    </Root>
  )
}
