import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { createInstantPayment, type InstantDecision } from '../../testing/instant-payment'
import { createWorld, InWorld } from '../../testing/world'
import { PurchaseDialog, type PurchaseDialogProps } from './index'

type Props = Omit<PurchaseDialogProps, 'open' | 'onOpenChange'>

function Page(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)} type="button">
        Buy
      </button>
      <PurchaseDialog {...props} onOpenChange={setOpen} open={open} />
    </>
  )
}

function show(props: Props = {}, decisions?: readonly InstantDecision[]) {
  const world = createWorld()
  const payment = createInstantPayment({ mock: () => world.mock, decisions })
  render(
    <StrictMode>
      <InWorld payments={[payment]} world={world}>
        <Page {...props} />
      </InWorld>
    </StrictMode>,
  )
  return { ...world, user: userEvent.setup() }
}

const opener = () => screen.getByRole('button', { name: 'Buy' })
const dialog = () => screen.findByRole('dialog', { name: 'Buy credits' })
const pay = () => screen.findByRole('button', { name: 'Pay with PayPal' })
const inState = (state: string) =>
  waitFor(() =>
    expect(document.querySelector('[data-ck-slot="purchaseCredits"]')).toHaveAttribute('data-state', state),
  )

test('asks for nothing that buying needs before it is opened', async () => {
  const { mock } = show()
  await waitFor(() => expect(mock.requests.all('getConfig')).toHaveLength(1))
  expect(mock.requests.all('getBalances')).toHaveLength(0)
})

test('a purchase in it is told, credited and over; the next one begins anew', async () => {
  const onSuccess = vi.fn()
  const { user } = show({ walletId: 'credits', onSuccess })
  await user.click(opener())
  await dialog()
  await user.click(await pay())
  await inState('succeeded')
  expect(onSuccess).toHaveBeenCalledTimes(1)
  await user.click(await screen.findByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(opener())
  await inState('ready')
})

test('also without a wallet of its own to buy for', async () => {
  const { user } = show()
  await user.click(opener())
  await user.click(await pay())
  await user.click(await screen.findByRole('button', { name: 'Done' }))
  await user.click(opener())
  await inState('ready')
})

test('closing it in the middle loses nothing', async () => {
  const { mock, user } = show({ walletId: 'credits' }, ['open', 'approve'])
  await user.click(opener())
  await user.click(await pay())
  await inState('approving')
  await user.click(screen.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(opener())
  await inState('approvable')
  await user.click(await pay())
  await inState('succeeded')
  expect(mock.requests.all('createPurchase')).toHaveLength(1)
})

test('stays while the server is asked for the money', async () => {
  const { mock, user } = show({ walletId: 'credits' })
  mock.delay('capturePurchase', 3_600_000)
  await user.click(opener())
  await user.click(await pay())
  await inState('confirming')
  expect(screen.getByRole('button', { name: 'Close' })).toBeDisabled()
  await user.keyboard('{Escape}')
  expect(await dialog()).toBeVisible()
})

test('opens on the package that is named', async () => {
  const { user } = show({ walletId: 'credits', defaultPackageId: 'fleet' })
  await user.click(opener())
  await inState('ready')
  expect(screen.getByRole('tab', { name: 'Packages' })).toHaveAttribute('aria-selected', 'true')
  expect(document.querySelector('input[value="fleet"]')).toBeChecked()
})
