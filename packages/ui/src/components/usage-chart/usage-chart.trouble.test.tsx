import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  atTheBackendsTime,
  calls,
  hooks,
  reader,
  respell,
  said,
  show,
  summary,
  tooltip,
  traffic,
  withMeters,
} from './testing/show-usage-chart'

beforeEach(atTheBackendsTime)

describe('honesty', () => {
  test('days that the server leaves out are unknown and not zero', async () => {
    const { user } = show(
      {},
      { ...withMeters(calls), spoil: respell((points) => points.filter((_, at) => at !== 1)) },
    )
    const slider = await reader()
    expect(screen.getByText(/Nothing is known of the hatched days\./)).toBeVisible()
    act(() => slider.focus())
    await user.keyboard('{ArrowLeft}')
    expect(said(slider)).toBe('Oct 31, 2026: not known')
    expect(tooltip()).toHaveTextContent('Not known')
  })

  test('no days at all are said to be none', async () => {
    show({}, { ...withMeters(calls), spoil: respell(() => []) })
    expect(await screen.findByText('There is no usage for these days.')).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Which days' })).toBeVisible()
  })

  test('nothing used is said in words', async () => {
    show({}, withMeters({ ...calls, months: [] }))
    await reader()
    expect(summary()).toHaveTextContent('Nothing was used.')
  })

  test('days that do not begin at midnight here say when they do, and are called what most of each is', async () => {
    show({}, withMeters(calls), { timeZone: 'America/New_York' })
    const slider = await reader()
    expect(said(slider)).toMatch(/^Nov 1, 2026/)
    expect(screen.getByText(/Days are counted from 8:00\sPM to 8:00\sPM\./)).toBeVisible()
  })

  test('adds up past the numbers that a float can hold', async () => {
    const largest = (points: readonly unknown[]) =>
      points.map((point) => (typeof point === 'object' ? { ...point, used: Number.MAX_SAFE_INTEGER } : point))
    show({ defaultRange: '7d' }, { ...withMeters(calls), spoil: respell(largest) })
    await reader()
    expect(summary()).toHaveTextContent('63,050,394,783,186,937')
  })
})

describe('when something fails', () => {
  test('says so, and one retry brings the days', async () => {
    const { user } = show(
      {},
      {
        ...withMeters(calls),
        prepare: (mock) => mock.fail('listUsageHistory', { code: 'internal', times: 1 }),
      },
    )
    expect(await screen.findByRole('alert')).toHaveTextContent('Your usage could not be loaded')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await reader()).toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('keeps the days when they cannot be refreshed, and says from when they are', async () => {
    const { mock, user } = show({}, withMeters(calls), { live: true })
    await reader()
    mock.fail('listUsageHistory', { code: 'internal', times: 1 })
    await mock.fetch('/api/usage', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'one',
        authorization: 'Bearer mock_service',
      },
      body: JSON.stringify({ accountId: 'acct_ada', meterId: 'api-calls', quantity: 5 }),
    })
    expect(await screen.findByText(/^As of .* could not be refreshed\.$/)).toBeVisible()
    expect(summary()).toHaveTextContent('8,973')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(summary()).toHaveTextContent('8,978'))
    expect(screen.queryByText(/^As of/)).not.toBeInTheDocument()
  })

  test('shows the days that are there where older ones cannot be loaded, and loads them when asked', async () => {
    let answers = 0
    const { user } = show(
      { defaultRange: '90d' },
      {
        ...withMeters(calls, hooks),
        spoil: async (answer) => {
          const isHistory = (await answer.clone().text()).includes('"nextCursor"')
          if (isHistory) answers += 1
          if (isHistory && answers === 2) throw new TypeError('The connection broke.')
          return answer
        },
      },
    )
    expect(await screen.findByText(/^Days before .* could not be loaded\.$/)).toBeVisible()
    expect(Number((await reader()).getAttribute('max'))).toBeLessThan(89)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.getByRole('slider')).toHaveAttribute('max', '89'))
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('shows use without the names of meters where those cannot be loaded', async () => {
    show(
      {},
      {
        ...withMeters(calls, traffic),
        prepare: (mock) => mock.fail('listUsageMeters', { code: 'internal' }),
      },
    )
    await reader()
    expect(screen.getByText(/names of your meters could not be loaded/)).toBeVisible()
    const choice = screen.getByRole('combobox', { name: 'What to show' })
    expect([...choice.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'api-calls',
      'traffic',
    ])
    expect(screen.queryByRole('option', { name: 'This period' })).not.toBeInTheDocument()
  })
})
