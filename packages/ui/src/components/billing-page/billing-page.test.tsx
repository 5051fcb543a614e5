import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment } from '../../testing/instant-payment'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { BillingPage, type BillingPageProps } from './index'

const root = () => document.querySelector('[data-ck-slot="billingPage"]')
const inState = (state: string) => waitFor(() => expect(root()).toHaveAttribute('data-state', state))
const at = (search: string) => window.history.replaceState(null, '', `/billing${search}`)

beforeEach(() => at(''))
afterEach(() => at(''))

describeConformance('BillingPage', {
  draw: (appearance) => <BillingPage appearance={appearance} sections={['wallets']} />,
  slot: 'billingPage',
  loaded: () => inState('ready'),
  data: [/Sky Credits?/, /VirtFusion/, /^For /, /^[\d.,]+$/],
})

function show(props: BillingPageProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  const payment = createInstantPayment({ mock: () => world.mock })
  const view = render(
    <InWorld payments={[payment]} world={world}>
      <BillingPage {...props} />
    </InWorld>,
  )
  return { ...world, user: userEvent.setup(), unmount: view.unmount }
}

const tab = (name: string) => screen.findByRole('tab', { name })
const dialog = () => screen.queryByRole('dialog', { name: 'Buy credits' })

describe('the billing page', () => {
  test('opens on the first wallet, and shows the tab that is chosen', async () => {
    const { user } = show()
    expect(await tab('Sky Credits')).toHaveAttribute('aria-selected', 'true')
    expect(await screen.findByText('27.50')).toBeVisible()
    await user.click(await tab('Transactions'))
    expect(await screen.findByRole('heading', { name: 'Transactions' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Refresh balance' })).toBeNull()
  })

  test('opens on the tab in the address, writes the chosen one there, and leaves the host’s parameters', async () => {
    at('?tab=virtfusion&host=1')
    const { user } = show()
    expect(await tab('VirtFusion Tokens')).toHaveAttribute('aria-selected', 'true')
    await user.click(await tab('Transactions'))
    expect(window.location.search).toBe('?tab=transactions&host=1')
  })

  test('opens buying where the address says so, and takes that out when it is closed', async () => {
    at('?tab=credits&buy-credits=true')
    const { user } = show()
    await waitFor(() => expect(dialog()).toBeVisible())
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(dialog()).toBeNull())
    expect(window.location.search).toBe('?tab=credits')
  })

  test('opens buying for a buyer who comes back from a payment page', async () => {
    at('?session_id={CHECKOUT_SESSION_ID}')
    show()
    await waitFor(() => expect(dialog()).toBeVisible())
  })

  test('keeps tab and purchase to itself where the host wants no deep links', async () => {
    at('?tab=transactions&buy-credits=true')
    const { user } = show({ deepLinks: false })
    expect(await tab('Sky Credits')).toHaveAttribute('aria-selected', 'true')
    expect(dialog()).toBeNull()
    await user.click(await tab('VirtFusion Tokens'))
    expect(await tab('VirtFusion Tokens')).toHaveAttribute('aria-selected', 'true')
    expect(window.location.search).toBe('?tab=transactions&buy-credits=true')
  })

  test('buys in the header for the wallet of the tab', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Buy Sky Credits' }))
    expect(await screen.findByRole('heading', { name: 'Buy Sky Credits' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await user.click(await tab('VirtFusion Tokens'))
    await user.click(await screen.findByRole('button', { name: 'Buy VirtFusion Tokens' }))
    expect(await screen.findByRole('heading', { name: 'Buy VirtFusion Tokens' })).toBeVisible()
  })

  test('asks for what is in a tab only once it is chosen', async () => {
    const { mock, user } = show()
    await screen.findByText('27.50')
    expect(mock.requests.all('listTransactions')).toHaveLength(0)
    await user.click(await tab('Transactions'))
    await waitFor(() => expect(mock.requests.all('listTransactions').length).toBeGreaterThan(0))
  })
})

describe('instead of the page', () => {
  test('a signed-out reader is told to sign in', async () => {
    show({}, { prepare: (mock) => void mock.as(null) })
    await inState('signed_out')
    expect(screen.getByText('Sign in to see your billing')).toBeVisible()
  })

  test('an error is told with the way out, and going it shows the page', async () => {
    const { user } = show(
      {},
      { prepare: (mock) => void mock.fail('getConfig', { code: 'internal', times: 1 }) },
    )
    await inState('error')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await inState('ready')
  })
})
