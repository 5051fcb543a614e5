import { CreditsClientProvider, useCreditsClient } from '@creditkit/client/react'
import type { MockBackend } from '@creditkit/mock-server'
import type { Decorator } from '@storybook/react-vite'
import { type ReactNode, useState } from 'react'
import { dodo, paypalRedirect, stripeCheckout } from '../providers/redirect/index'
import { decideOnPage, type PageDecision } from './payment-page'
import { withPayments } from './payments-in-story'
import { WithLeaving } from './with-leaving'
import { inWorld, type WorldOptions } from './world'

/** What becomes of leaving a story: the buyer decides on the provider's page and is back at once, or nothing happens. */
export type Journey = PageDecision | 'stay'

/**
 * A story that can be left for a payment page. Nobody really leaves: the buyer's decision is made there at once, and the
 * story is loaded anew at the address that they come back to. Each time it is left the next decision holds, the last for
 * the rest.
 */
export function travelling(
  options: WorldOptions = {},
  journeys: readonly Journey[] = ['pay'],
): { readonly parameters: ReturnType<typeof inWorld>; readonly decorators: Decorator[] } {
  const worlds: MockBackend[] = []
  const travel: Decorator = (Story) => (
    <Travel journeys={journeys} mock={() => worlds.at(-1)}>
      <Story />
    </Travel>
  )
  return {
    parameters: inWorld({
      ...options,
      prepare: async (mock) => {
        worlds.push(mock)
        await options.prepare?.(mock)
      },
    }),
    decorators: [travel, withPayments([stripeCheckout, dodo, paypalRedirect])],
  }
}

interface TravelProps {
  readonly journeys: readonly Journey[]
  readonly mock: () => MockBackend | undefined
  readonly children: ReactNode
}

function Travel({ journeys, mock, children }: TravelProps) {
  const client = useCreditsClient()
  const [visits, setVisits] = useState(0)

  async function leaveFor(url: string) {
    const world = mock()
    const journey = journeys[Math.min(visits, journeys.length - 1)] ?? 'pay'
    if (!world || journey === 'stay') return
    window.history.replaceState(window.history.state, '', await decideOnPage(world, url, journey))
    setVisits(visits + 1)
  }

  return (
    <CreditsClientProvider key={visits} client={client} live={false}>
      <WithLeaving leaveFor={(url) => void leaveFor(url)}>{children}</WithLeaving>
    </CreditsClientProvider>
  )
}
