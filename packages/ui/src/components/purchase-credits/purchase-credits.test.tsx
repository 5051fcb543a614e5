import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment, type InstantDecision } from '../../testing/instant-payment'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { PurchaseCredits, type PurchaseCreditsProps } from './index'

interface Setup {
  readonly options?: WorldOptions
  readonly decisions?: readonly InstantDecision[]
  readonly locale?: string
}

function show(props: PurchaseCreditsProps = {}, { options = {}, decisions, locale = 'en' }: Setup = {}) {
  const world = createWorld(options)
  const payments = [createInstantPayment({ approve: world.mock.providers.paypal.approve, decisions })]
  const onEvent = vi.fn()
  const page = (more: PurchaseCreditsProps = {}) => (
    <StrictMode>
      <InWorld locale={locale} onEvent={onEvent} payments={payments} world={world}>
        <PurchaseCredits {...props} {...more} />
      </InWorld>
    </StrictMode>
  )
  const view = render(page())
  return {
    ...world,
    onEvent,
    user: userEvent.setup(),
    unmount: view.unmount,
    again: () => render(page()),
  }
}

const root = () => document.querySelector('[data-ck-slot="purchaseCredits"]')
const inState = (state: string) => waitFor(() => expect(root()).toHaveAttribute('data-state', state))
const payButton = () => screen.findByRole('button', { name: 'Pay with PayPal' })
const amountField = () => screen.findByLabelText('Amount to pay')

describe('buying an amount', () => {
  test('a purchase goes from the choice to the receipt', async () => {
    const onSuccess = vi.fn()
    const { user, mock } = show({ onSuccess })
    await user.click(await screen.findByRole('radio', { name: '$25' }))
    await user.click(await payButton())
    await inState('succeeded')
    expect(screen.getByRole('heading', { name: '25 Sky Credits added' })).toHaveFocus()
    expect(await screen.findByText('52.5 Sky Credits')).toBeVisible()
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(await mock.ledger.verify()).toEqual([])
  })
})
