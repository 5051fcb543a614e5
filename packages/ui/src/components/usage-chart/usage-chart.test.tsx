import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { UsageChart } from './index'
import {
  atTheBackendsTime,
  calls,
  choose,
  hooks,
  reader,
  said,
  show,
  slot,
  summary,
  traffic,
  withMeters,
} from './testing/show-usage-chart'

beforeEach(atTheBackendsTime)

describeConformance('UsageChart', {
  draw: (appearance) => <UsageChart {...(appearance ? { appearance } : {})} />,
  slot: 'usageChart',
  loaded: () => screen.findByRole('slider', { name: 'Day' }),
  world: { scenario: 'usage-credits' },
  data: [/^(API calls|Code scans)$/, /^(Sep|Oct|Nov) \d+(, \d{4})?$/, /^\d+K$/],
})

test('shows the last 30 days of a meter, and says what they come to', async () => {
  show({}, withMeters(calls))
  expect(await reader()).toHaveAttribute('max', '29')
  expect(summary()).toHaveTextContent('API calls')
  expect(summary()).toHaveTextContent('8,973')
  expect(summary()).toHaveTextContent('Oct 3, 2026 to Nov 1, 2026')
  expect(summary()).toHaveTextContent('Most on Nov 1: 600')
})

describe('what is shown', () => {
  test('are meters of one unit together, never those of two', async () => {
    const { user } = show({}, withMeters(calls, traffic, hooks))
    await reader()
    const choice = screen.getByRole('combobox', { name: 'What to show' })
    expect([...choice.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'All together (call)',
      'API calls',
      'Traffic',
      'Webhook calls',
    ])
    expect(summary()).toHaveTextContent('API calls + Webhook calls')
    await user.selectOptions(choice, 'Traffic')
    await waitFor(() => expect(summary()).toHaveTextContent('GB'))
    expect(said(await reader())).toBe('Nov 1, 2026, so far: 12\u00a0GB')
  })

  test('is one meter without a choice where the host names it', async () => {
    show({ meterId: 'traffic' }, withMeters(calls, traffic))
    await reader()
    expect(summary()).toHaveTextContent('Traffic')
    expect(screen.queryByRole('combobox', { name: 'What to show' })).not.toBeInTheDocument()
  })

  test.each([
    ['Last 7 days', '6', 'Oct 26, 2026 to Nov 1, 2026'],
    ['Last 90 days', '89', 'Aug 4, 2026 to Nov 1, 2026'],
    ['This period', '0', 'Nov 1, 2026 to Nov 1, 2026'],
  ])('are %s', async (range, last, span) => {
    const { user, onEvent } = show({}, withMeters(calls))
    await reader()
    await choose(user, range)
    await waitFor(() => expect(screen.getByRole('slider')).toHaveAttribute('max', last))
    expect(summary()).toHaveTextContent(span)
    expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: 'usage.rangeChosen' }))
  })

  test('are days of one’s own choice, which begin as those that were there', async () => {
    const { user } = show({}, withMeters(calls))
    await reader()
    await choose(user, 'Other days…')
    expect(screen.getByLabelText('From')).toHaveValue('2026-10-03')
    expect(screen.getByLabelText('To')).toHaveValue('2026-11-01')
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-10-20' } })
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-10-22' } })
    await waitFor(() => expect(summary()).toHaveTextContent('Oct 20, 2026 to Oct 22, 2026'))
    expect(await reader()).toHaveAttribute('max', '2')
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-10-01' } })
    expect(await screen.findByText('The last day comes before the first.')).toBeVisible()
    expect(summary()).toHaveTextContent('Oct 20, 2026 to Oct 22, 2026')
  })

  test('loads as many pages as the days need', async () => {
    const { mock } = show({ defaultRange: '90d' }, withMeters(calls, hooks))
    expect(await reader()).toHaveAttribute('max', '89')
    expect(mock.requests.all('listUsageHistory')).toHaveLength(2)
  })
})

test('another range keeps the old days, pale, until the new ones are there; late answers change nothing', async () => {
  let asked = 0
  let told = 0
  let release = () => undefined
  const released = new Promise<void>((resolve) => {
    release = () => void resolve()
  })
  const { user } = show(
    { defaultRange: '7d' },
    {
      ...withMeters(calls),
      spoil: async (answer) => {
        if (!(await answer.clone().text()).includes('"nextCursor"')) return answer
        asked += 1
        if (asked > 1) await released
        told += 1
        return answer
      },
    },
  )
  await reader()
  await choose(user, 'Last 30 days')
  expect(slot()).toHaveAttribute('aria-busy', 'true')
  expect(screen.getByRole('slider')).toHaveAttribute('max', '6')
  await waitFor(() => expect(asked).toBe(2))
  await choose(user, 'Last 90 days')
  await waitFor(() => expect(asked).toBe(3))
  await choose(user, 'Last 7 days')
  expect(slot()).toHaveAttribute('aria-busy', 'false')
  release()
  await waitFor(() => expect(told).toBe(asked))
  await choose(user, 'This period')
  await waitFor(() => expect(summary()).toHaveTextContent('Nov 1, 2026 to Nov 1, 2026'))
  await choose(user, 'Last 7 days')
  expect(slot()).toHaveAttribute('aria-busy', 'false')
  expect(summary()).toHaveTextContent('Oct 26, 2026 to Nov 1, 2026')
})

test('shows no days before all of them are there', async () => {
  let asked = 0
  let release = () => undefined
  const released = new Promise<void>((resolve) => {
    release = () => void resolve()
  })
  show(
    { defaultRange: '90d' },
    {
      ...withMeters(calls, hooks),
      spoil: async (answer) => {
        if ((await answer.clone().text()).includes('"nextCursor"')) asked += 1
        if (asked === 2) await released
        return answer
      },
    },
  )
  await waitFor(() => expect(asked).toBe(2))
  expect(slot()).toHaveAttribute('data-state', 'loading')
  expect(screen.queryByRole('slider')).not.toBeInTheDocument()
  release()
  expect(await reader()).toHaveAttribute('max', '89')
})

test('announces the days that were chosen, and says nothing at first', async () => {
  const { user, container } = show({}, withMeters(calls))
  await reader()
  const region = container.querySelector('[aria-live="polite"][aria-atomic]')
  expect(region).toBeEmptyDOMElement()
  await choose(user, 'Last 7 days')
  await waitFor(() => expect(region).toHaveTextContent(/ from Oct 26, 2026 to Nov 1, 2026\.$/))
})

describe('the running total', () => {
  test('is held against the allowance of the period, and says so', async () => {
    const { user, container } = show({ defaultRange: 'period' }, withMeters({ ...calls, months: [10_500] }))
    const slider = await reader()
    expect(container).not.toHaveTextContent('Allowance')
    await user.click(screen.getByRole('radio', { name: 'Running total' }))
    expect(screen.getByText('Allowance: 10,000')).toBeVisible()
    expect(screen.getByText('Past the allowance')).toBeVisible()
    expect(said(slider)).toBe('Nov 1, 2026: 10,500 since Nov 1, 2026. Paid with 25\u00a0Credits')
  })

  test.each(['Last 7 days', 'Last 30 days'])(
    'is not offered for the %s, which are no period',
    async (range) => {
      const { user } = show({ defaultRange: 'period' }, withMeters(calls))
      await reader()
      expect(screen.getByRole('radio', { name: 'Running total' })).toBeInTheDocument()
      await choose(user, range)
      expect(screen.queryByRole('radio')).not.toBeInTheDocument()
    },
  )

  test('is not offered for what has no limit', async () => {
    show({ defaultRange: 'period' }, withMeters({ ...calls, included: null }))
    await reader()
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
  })
})

describe('the table', () => {
  test('has every day, every meter, and sums that are those of the chart', async () => {
    const { user } = show({}, withMeters(calls, hooks))
    await reader()
    await user.click(screen.getByRole('button', { name: 'Show as table' }))
    const table = screen.getByRole('table', { name: 'Usage by day, from Oct 3, 2026 to Nov 1, 2026' })
    const rows = within(table).getAllByRole('row')
    expect(rows).toHaveLength(1 + 30 + 1)
    const numbers = (row: HTMLElement | undefined) =>
      row
        ? within(row)
            .getAllByRole('cell')
            .map(({ textContent }) => Number(textContent?.replaceAll(',', '')))
        : []
    const sums = rows
      .slice(1, -1)
      .map(numbers)
      .reduce((left, right) => left.map((sum, at) => sum + (right[at] ?? 0)))
    expect(numbers(rows.at(-1))).toEqual(sums)
    expect(summary()).toHaveTextContent(new Intl.NumberFormat('en').format(sums[2] ?? 0))
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Day', 'API calls', 'Webhook calls', 'Total'])
    await user.click(screen.getByRole('button', { name: 'Show as chart' }))
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  test('has a column for credits where some were paid', async () => {
    const { user } = show({}, withMeters({ ...calls, months: [10_500] }))
    await reader()
    await user.click(screen.getByRole('button', { name: 'Show as table' }))
    expect(screen.getByRole('columnheader', { name: 'Credits' })).toBeVisible()
    expect(screen.getAllByRole('row').at(-1)).toHaveTextContent('25 Credits')
  })
})
