import { amount } from '@creditkit/contract'
import { extend, type Scenario } from '@creditkit/mock-server'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { vi } from 'vitest'
import { createInstantPayment } from '../../../testing/instant-payment'
import { createWorld, InWorld, type WorldOptions } from '../../../testing/world'
import { ServicePlans, type ServicePlansProps } from '../index'

/** Sky Credits, in hundredths. */
export const sky = (minor: number) => amount(minor, 'SKY/2')

/** Shows the plans of the hosting company, with payments that decide at once, and hears what they tell. */
export function show(props: ServicePlansProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  const payments = [createInstantPayment({ mock: () => world.mock })]
  const onEvent = vi.fn()
  const heard = { onSubscribed: vi.fn(), onCanceled: vi.fn() }
  render(
    <StrictMode>
      <InWorld onEvent={onEvent} payments={payments} world={world}>
        <ServicePlans {...heard} {...props} />
      </InWorld>
    </StrictMode>,
  )
  return { ...world, ...heard, onEvent, user: userEvent.setup() }
}
/** What is shown. */
export type Shown = ReturnType<typeof show>

/** The hosting company, where Ada has so many hundredths of a credit, and perhaps a plan. */
export function company(minor: number, changes: Partial<Scenario> = {}): Scenario {
  return extend('dual-billing', {
    subscriptions: [],
    history: [
      {
        accountId: 'acct_ada',
        kind: 'credit',
        walletId: 'credits',
        amount: sky(minor),
        type: 'purchase',
        source: 'purchase',
        description: 'Credits bought',
        minutesAgo: 60,
      },
    ],
    ...changes,
  })
}
/** One plan of Ada's, since three days. */
export const own = (planId: string, autoRenew: boolean, months = 1): Partial<Scenario> => ({
  subscriptions: [
    { id: 'sub_1', accountId: 'acct_ada', planId, startedMinutesAgo: 3 * 24 * 60, months, autoRenew },
  ],
})

/** The outermost element. */
export const plans = () => document.querySelector('[data-ck-slot="servicePlans"]')
/** The card of a plan. */
export const card = (plan: string) => screen.findByRole('article', { name: plan })
/** A dialog by its title. */
export const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name })
/** Opens the confirmation of a plan. */
export const subscribeTo = async ({ user }: Shown, plan: string) => {
  await user.click(await screen.findByRole('button', { name: `Subscribe to ${plan}` }))
  return dialog(`Subscribe to ${plan}`)
}
/** Presses the button that subscribes. */
export const confirm = async ({ user }: Shown) =>
  user.click(await screen.findByRole('button', { name: /^Subscribe for / }))
/** The amounts that stand in an element. */
export const amountsIn = (element: HTMLElement) =>
  within(element)
    .getAllByRole('definition')
    .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))
/** What Ada can spend, in hundredths, as the server says. */
export const available = async ({ client }: Shown) => {
  const balance = await client.getBalance({ walletId: 'credits' })
  return balance.status === 'ok' ? balance.available.minor : null
}
