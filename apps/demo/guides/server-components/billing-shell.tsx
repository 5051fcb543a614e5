// #region server-components-shell
'use client'

import { createCreditsClient } from '@creditkit/client'
import type { Session } from '@creditkit/client/react'
import { type Appearance, CreditsProvider, type CreditsProviderProps } from '@creditkit/ui'
import { paypal } from '@creditkit/ui/paypal'

const client = createCreditsClient({ baseUrl: 'https://api.example.com' })
const payments = [paypal]
const appearance: Appearance = { elements: { button: ({ variant }) => `btn btn-${variant}` } }

type Sendable = 'children' | 'initialData' | 'locale' | 'messages' | 'timeZone'

/** Adds what no server component can send: the client, the payment providers, and functions. */
export function BillingShell(props: Pick<CreditsProviderProps, Sendable> & { session: Session | null }) {
  return (
    <CreditsProvider
      {...props}
      appearance={appearance}
      client={client}
      onEvent={({ type }) => performance.mark(type)}
      payments={payments}
    />
  )
}
// #endregion
