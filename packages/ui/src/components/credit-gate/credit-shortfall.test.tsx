import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { CreditShortfall, type CreditShortfallProps } from './index'
import { sky, studio, studioWallet } from './testing/studio'

const need = { walletId: 'credits', required: sky(3000), available: sky(2750) }

function show(props: Partial<CreditShortfallProps> = {}, options: WorldOptions = {}) {
  const world = createWorld({ scenario: studio(), ...options })
  const onBuy = vi.fn()
  render(
    <InWorld world={world}>
      <CreditShortfall {...need} onBuy={onBuy} {...props} />
    </InWorld>,
  )
  return { ...world, onBuy, user: userEvent.setup() }
}

describeConformance('CreditShortfall', {
  draw: (appearance) => (
    <CreditShortfall {...(appearance ? { appearance } : {})} {...need} onBuy={() => undefined} />
  ),
  slot: 'creditShortfall',
  loaded: () => screen.findByText('Starter'),
  world: { scenario: studio() },
  data: ['Starter', /^[\d.,]+\u00a0Sky Credits$/],
})

test('offers the cheapest package that is enough, its bonus counted', async () => {
  const { user, onBuy } = show({ required: sky(2750 + 9400) })
  expect(await screen.findByText('+ 4.50 bonus')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Buy Team for $90' }))
  expect(onBuy).toHaveBeenCalledExactlyOnceWith({
    walletId: 'credits',
    shortfall: sky(9400),
    offer: { type: 'package', package: expect.objectContaining({ id: 'team' }) },
  })
})

test('offers an amount of money where no package is there', async () => {
  show({}, { scenario: studio(2750, { packages: [] }) })
  expect(await screen.findByRole('button', { name: 'Buy for $2.50' })).toBeVisible()
})

test('offers to buy all the same where no single purchase is enough', async () => {
  const { user, onBuy } = show({ required: sky(500_000_000) })
  expect(await screen.findByText(/^No single purchase is this large\./)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Buy credits' }))
  expect(onBuy).toHaveBeenCalledWith(expect.objectContaining({ offer: null }))
})

describe('offers nothing', () => {
  test.each([
    ['where the wallet is not sold', {}, studio(0, { wallets: [{ ...studioWallet, purchasable: false }] })],
    ['where the page has no provider for it', { providers: ['stripe'] as const }, studio()],
    ['for a wallet that there is not', { walletId: 'atlantis' }, studio()],
  ])('%s, and says how else one gets credits', async (_, props, scenario) => {
    show(props, { scenario })
    expect(await screen.findByText(/^These credits are not sold here\./)).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})

test('says what is missing before and without what could be bought', async () => {
  const { user } = show({}, { prepare: (mock) => mock.fail('getConfig', { code: 'internal', times: 1 }) })
  expect(screen.getByText('2.50')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Starter')).toBeVisible()
})
