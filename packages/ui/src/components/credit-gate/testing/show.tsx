import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { expect, vi } from 'vitest'
import { createInstantPayment } from '../../../testing/instant-payment'
import { createWorld, InWorld, type WorldOptions } from '../../../testing/world'
import { CreditGate, type CreditGateProps } from '../index'
import { studio } from './studio'

/** How a test's page differs from the plain one; `live` hears what happens elsewhere. */
export interface ShowOptions extends WorldOptions {
  readonly live?: boolean
}

/** Shows a gate for an image (3 credits) in the studio, with payments that decide at once, and hears what it tells. */
export function show(props: Partial<CreditGateProps<string>> = {}, options: ShowOptions = {}) {
  const { live = false, ...differences } = options
  const world = createWorld({ scenario: studio(), ...differences })
  const payments = [createInstantPayment({ mock: () => world.mock })]
  const perform = vi.fn(async () => 'a cat')
  const onDone = vi.fn()
  const onEvent = vi.fn()
  const page = (isShown: boolean) => (
    <StrictMode>
      <InWorld live={live} onEvent={onEvent} payments={payments} world={world}>
        {isShown ? (
          <CreditGate
            complexity="low"
            label="Generate image"
            onDone={onDone}
            perform={perform}
            tool="image"
            {...props}
          />
        ) : null}
      </InWorld>
    </StrictMode>
  )
  const view = render(page(true))
  const setShown = (isShown: boolean) => view.rerender(page(isShown))
  return { ...world, perform, onDone, onEvent, user: userEvent.setup(), setShown }
}

/** The outermost element. */
export const gate = () => document.querySelector('[data-ck-slot="creditGate"]')

/** Waits for a state by its name. */
export const reaches = (state: string) =>
  waitFor(() => expect(gate()).toHaveAttribute('data-state', state), { timeout: 5_000 })

/** The gate's button, once its price is on it. */
export const button = (label = 'Generate image') =>
  screen.findByRole('button', { name: new RegExp(`^${label}, .*Sky Credits?$`) })

/** What a reader of screens has been told last. */
export const announced = () => gate()?.querySelector('[aria-live="polite"]')?.textContent

/** So many hundredths of a credit are available, and so many set aside, as the server says. */
export async function books({ client }: { readonly client: ReturnType<typeof createWorld>['client'] }) {
  const balance = await client.getBalance({ walletId: 'credits' })
  return balance.status === 'ok' ? [balance.available.minor, balance.held.minor] : 'unavailable'
}

/** A text on the page, the announcements left out. */
export const text = (wanted: string | RegExp) =>
  screen.findByText(wanted, { ignore: '[aria-live], script, style' }, { timeout: 3_000 })

/** A film of 30 credits instead of an image. */
export const film = { tool: 'film', label: 'Render film' }

/** Work that is done when it is told to be. */
export function work() {
  let finish: (result: string) => void = () => undefined
  const signals: AbortSignal[] = []
  const perform = vi.fn(
    ({ signal }: { readonly signal: AbortSignal }) =>
      new Promise<string>((resolve) => {
        signals.push(signal)
        finish = resolve
      }),
  )
  return { perform, signals, finish: () => act(async () => finish('a cat')) }
}
