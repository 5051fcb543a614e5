import type { MockBackend } from '@creditkit/mock-server'
import type { Decorator } from '@storybook/react-vite'
import { type ReactNode, useMemo } from 'react'
import { KitContext, useKit } from '../provider/kit-context'
import type { PaymentProvider } from '../providers/payment-provider'
import { createInstantPayment, type InstantDecision } from './instant-payment'
import { inWorld, type WorldOptions } from './world'

/** Lays payment providers over those of the provider around it. */
export function WithPayments({
  payments,
  children,
}: {
  readonly payments: readonly PaymentProvider[]
  readonly children: ReactNode
}) {
  const kit = useKit()
  const value = useMemo(() => ({ ...kit, payments }), [kit, payments])
  return <KitContext.Provider value={value}>{children}</KitContext.Provider>
}

/** Brings payment providers into a story. */
export function withPayments(payments: readonly PaymentProvider[]): Decorator {
  return (Story) => (
    <WithPayments payments={payments}>
      <Story />
    </WithPayments>
  )
}

/** A story in a world of its own, in which each click on the payment button decides at once. */
export function payingInstantly(
  options: WorldOptions = {},
  decisions?: readonly InstantDecision[],
): { readonly parameters: ReturnType<typeof inWorld>; readonly decorators: Decorator[] } {
  const worlds: MockBackend[] = []
  const payment = createInstantPayment({
    mock: () => worlds.at(-1),
    decisions,
  })
  return {
    parameters: inWorld({
      ...options,
      prepare: async (mock) => {
        worlds.push(mock)
        await options.prepare?.(mock)
      },
    }),
    decorators: [withPayments([payment, { ...payment, id: 'stripe' }])],
  }
}
