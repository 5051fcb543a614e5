import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { createWorld, InWorld, type World } from '../../testing/world'
import { ReceiptButton } from './index'
import { buyTeam, settle } from './testing/bought'

function show(world: World, purchaseId: string) {
  render(
    <InWorld world={world}>
      <ReceiptButton purchaseId={purchaseId} />
    </InWorld>,
  )
  return userEvent.setup()
}

const button = () => screen.findByRole('button', { name: 'View receipt' })
const dialog = () => screen.findByRole('dialog', { name: 'Receipt' })

test('leads to the receipt of its purchase, which is asked for then and not before', async () => {
  const world = createWorld()
  const { id } = await buyTeam(world.mock)
  const user = show(world, id)
  const opener = await button()
  expect(world.mock.requests.all('getReceipt')).toHaveLength(0)
  await user.click(opener)
  expect(await within(await dialog()).findByText(id)).toBeVisible()
  expect(world.mock.requests.all('getReceipt')).toHaveLength(1)
})

test('leads to one that is not ready yet, which says so and can be asked for again', async () => {
  const world = createWorld()
  const purchase = await buyTeam(world.mock, 'echeck')
  const user = show(world, purchase.id)
  await user.click(await button())
  expect(await within(await dialog()).findByText('The receipt is not ready yet')).toBeVisible()
  await settle(world.mock, purchase)
  await user.click(screen.getByRole('button', { name: 'Check again' }))
  expect(await within(await dialog()).findByText(purchase.id)).toBeVisible()
})

test('a receipt that is known already takes the focus as one that is still asked for', async () => {
  const world = createWorld()
  const { id } = await buyTeam(world.mock)
  const user = show(world, id)
  for (const time of ['first', 'second']) {
    await user.click(await button())
    await waitFor(() => expect(screen.getByRole('dialog', { name: 'Receipt' }), time).toHaveFocus())
    await within(await dialog()).findByText(id)
    expect(screen.getByRole('dialog', { name: 'Receipt' }), time).toHaveFocus()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  }
})
