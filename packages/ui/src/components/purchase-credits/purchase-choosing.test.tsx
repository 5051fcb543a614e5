import { amount } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { dinarWorld, hugeWorld, packagesOfPrices, yenWorld } from '../../testing/offers-in-world'
import { amountField, created, inState, payButton, show } from './testing/show'

const plain = scenarios['dual-billing']
const slotOf = (name: string) => document.querySelector<HTMLElement>(`[data-ck-slot="${name}"]`)
const brings = () => slotOf('purchaseBrings')
const summaryLines = () =>
  [...(slotOf('purchaseSummary')?.querySelectorAll('dt') ?? [])].map((term) => term.textContent)

async function typed(text: string, ...setup: Parameters<typeof show>) {
  const world = show(...setup)
  const field = await amountField()
  await world.user.clear(field)
  if (text) await world.user.type(field, text)
  return { ...world, field }
}

describe('what an amount brings', () => {
  test('stands under it with every key, and in the summary', async () => {
    const { user, field } = await typed('2')
    expect(brings()).toHaveTextContent('You get 2 Sky Credits')
    expect(brings()).toHaveTextContent('1 Sky Credit = $1.00')
    await user.type(field, '5')
    expect(brings()).toHaveTextContent('You get 25 Sky Credits')
    expect(slotOf('purchaseCreditsAmount')).toHaveTextContent('25 Sky Credits')
    await user.type(field, 'x')
    expect(brings()).toHaveTextContent('You get –')
    expect(slotOf('purchaseCreditsAmount')).toHaveTextContent('– Sky Credits')
  })

  test('is read out once the typing has settled, and not with every key', async () => {
    await typed('25')
    const heard = () => brings()?.querySelector('[aria-live]')?.textContent
    expect(heard()).toBe('')
    await waitFor(() => expect(heard()).toBe('You get 25\u00a0Sky Credits'), { timeout: 3_000 })
  })

  test('leaves every line of the summary in its place while the amount is not one yet', async () => {
    const { user, field } = await typed('25')
    const before = summaryLines()
    expect(before).toEqual(['You get', 'Balance afterwards', 'You pay'])
    for (const text of ['', 'abc', '0', '5000', '1.000']) {
      await user.clear(field)
      if (text) await user.type(field, text)
      expect(summaryLines()).toEqual(before)
    }
  })

  test('goes with the arrow keys', async () => {
    const { user, field } = await typed('10')
    await user.type(field, '{ArrowUp}')
    expect(field).toHaveValue('15')
    expect(brings()).toHaveTextContent('You get 15 Sky Credits')
  })
})

describe('an amount that cannot be paid', () => {
  test.each([
    ['0.5', 'The smallest purchase is $1.00.', ['Use $1.00']],
    ['5000', 'The largest purchase is $1,000.00.', ['Use $1,000.00']],
    ['1.000', 'Which of the two do you mean?', ['Use $1.00', 'Use $1,000.00']],
    ['25.999', 'Did you mean this?', ['Use $25.99']],
    ['€25', 'Did you mean this?', ['Use $25.00']],
  ])('“%s” is answered kindly while it is typed', async (text, words, buttons) => {
    const { field } = await typed(text)
    const place = within(brings() ?? document.body)
    expect(place.getAllByText(words)[0]).toBeVisible()
    expect(place.getAllByRole('button').map((button) => button.textContent)).toEqual(buttons)
    expect(field).toHaveValue(text)
    expect(field).toBeValid()
    expect(field).toHaveAccessibleDescription('From $1.00 to $1,000.00')
  })

  test('is mended by one click, which leaves the focus in the field, and undone by one key', async () => {
    const { user, field } = await typed('5000')
    await user.click(screen.getByRole('button', { name: 'Use $1,000.00' }))
    expect(field).toHaveValue('1,000')
    expect(field).toHaveFocus()
    expect(field).toBeValid()
    expect(brings()).toHaveTextContent('You get 1,000 Sky Credits')
    await user.keyboard('{Control>}z{/Control}')
    expect(field).toHaveValue('5000')
  })

  test('with two readings says both once it is left, and keeps what was typed', async () => {
    const { user, field } = await typed('1.000')
    await user.tab()
    expect(field).toHaveAccessibleDescription('“1.000” can be read as $1.00 or as $1,000.00.')
    expect(field).toHaveValue('1.000')
  })

  test('asks nothing of the server, and neither does pressing Enter', async () => {
    const world = await typed('0.5{Enter}')
    expect(world.field).toBeInvalid()
    expect(created(world)).toHaveLength(0)
  })
})

test('an amount that was left and came back to is paid where the wallet has no packages', async () => {
  const world = await typed('12.5', { walletId: 'credits' }, { scenario: extend(plain, { packages: [] }) })
  await world.user.tab()
  expect(world.field).toHaveValue('12.50')
  await world.user.click(await payButton())
  await inState('succeeded')
  expect(created(world)).toHaveLength(1)
})

test('an amount that cannot be paid is no reason not to sell a package', async () => {
  const world = await typed('abc')
  await world.user.tab()
  await world.user.click(screen.getByRole('tab', { name: 'Packages' }))
  await world.user.click(await payButton())
  await inState('succeeded')
  expect(JSON.parse(created(world)[0]?.body ?? '')).toMatchObject({ packageId: 'team' })
})

describe('money of any kind', () => {
  test.each([
    ['yen', yenWorld, '2,500', '¥2,500', amount(2500, 'JPY/0')],
    ['dinars', dinarWorld, '12.345', 'KWD\u00a012.345', amount(12_345, 'KWD/3')],
  ] as const)(
    '%s are paid as they are typed, to the last decimal',
    async (_, scenario, text, shown, money) => {
      const world = await typed(text, {}, { scenario })
      const total = slotOf('purchaseSummary')?.lastElementChild?.lastElementChild
      expect(total?.lastElementChild?.textContent).toBe(shown)
      await world.user.click(await payButton())
      await waitFor(() => expect(created(world)).toHaveLength(1))
      expect(JSON.parse(created(world)[0]?.body ?? '')).toMatchObject({ money })
    },
  )

  test('as much as there is of it is shown to the last cent, and no balance that nobody could count', async () => {
    await typed('90071992547409.91', {}, { scenario: hugeWorld })
    expect(slotOf('purchaseCreditsAmount')).toHaveTextContent('90,071,992,547,409.91 Sky Credits')
    expect(screen.getByText('Balance afterwards').nextElementSibling).toHaveTextContent('–')
  })
})

describe('packages', () => {
  test('are compared by the credit, and say what the comparison is with', async () => {
    const packages = packagesOfPrices([500, 1500, 5000])
    show({ mode: 'packages' }, { scenario: extend(plain, { packages }) })
    const popular = (await screen.findByRole('radio', { name: /Team/ })).closest('label')
    expect(popular).toHaveTextContent('Popular')
    expect(popular).toHaveTextContent('Best value, save 5%')
    expect(screen.getByText('Savings are compared with the smallest package, Trial.')).toBeVisible()
  })

  test('are compared with the usual rate where any amount can be bought at it', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('tab', { name: 'Packages' }))
    expect(screen.getByText('Savings are compared with the usual rate, 1 Sky Credit = $1.00.')).toBeVisible()
    expect(screen.getByRole('radio', { name: /Fleet/ }).closest('label')).toHaveTextContent('Best value')
  })

  test('keep the lines of the summary in their place, with a bonus and without', async () => {
    const { user } = show({ mode: 'packages' })
    await screen.findByRole('radio', { name: /Team/ })
    expect(await screen.findByText('Balance afterwards')).toBeVisible()
    const before = summaryLines()
    expect(before).toContain('Bonus included')
    await user.click(screen.getByRole('radio', { name: /Starter/ }))
    expect(summaryLines()).toEqual(before)
    expect(screen.getByText('Bonus included').nextElementSibling).toHaveTextContent('–')
  })
})
