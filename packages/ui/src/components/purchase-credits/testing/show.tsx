import { createPurchaseFlow } from '@creditkit/client'
import { amount } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { expect, vi } from 'vitest'
import { createInstantPayment, type InstantDecision } from '../../../testing/instant-payment'
import { createWorld, InWorld, type World, type WorldOptions } from '../../../testing/world'
import { PurchaseCredits, type PurchaseCreditsProps } from '../index'

/** How a test's page differs from the plain one. */
export interface ShowOptions extends WorldOptions {
  /** What comes of each click on the payment button; approval unless named. */
  readonly decisions?: readonly InstantDecision[]
  readonly locale?: string
  /** A world that something has happened in already. */
  readonly world?: World
}

/** Shows the component in StrictMode, with payments that decide at once, and hears what it tells. */
export function show(props: PurchaseCreditsProps = {}, options: ShowOptions = {}) {
  const { decisions, locale = 'en', world = createWorld(options) } = options
  const payment = createInstantPayment({ mock: () => world.mock, decisions })
  const payments = [payment, { ...payment, id: 'stripe' as const }]
  const heard = { onSuccess: vi.fn(), onCancel: vi.fn(), onError: vi.fn() }
  const onEvent = vi.fn()
  const view = render(
    <StrictMode>
      <InWorld locale={locale} onEvent={onEvent} payments={payments} world={world}>
        <PurchaseCredits {...heard} {...props} />
      </InWorld>
    </StrictMode>,
  )
  return { ...world, ...heard, onEvent, user: userEvent.setup(), unmount: view.unmount }
}

/** Leaves a purchase unfinished in a world, as a closed tab would. */
export async function leftUnfinished(minor: number): Promise<World> {
  const world = createWorld()
  const flow = createPurchaseFlow({ client: world.client, accountId: 'acct_ada', walletId: 'credits' })
  await flow.start({ walletId: 'credits', provider: 'paypal', money: amount(minor, 'USD/2') })
  return world
}

/** The outermost element. */
export const root = () => document.querySelector('[data-ck-slot="purchaseCredits"]')

/** Waits for a state by its name. */
export const inState = (state: string) =>
  waitFor(() => expect(root()).toHaveAttribute('data-state', state), { timeout: 5_000 })

/** The button of the payment provider. */
export const payButton = () => screen.findByRole('button', { name: 'Pay with PayPal' })

/** The field of a free amount. */
export const amountField = () => screen.findByLabelText('Amount to pay')

/** The requests that made a purchase. */
export const created = ({ mock }: { readonly mock: MockBackend }) => mock.requests.all('createPurchase')
