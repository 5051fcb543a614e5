import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { CreditsProviderProps } from '../../provider/index'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { UsageChart, type UsageChartProps } from './index'
import { type StoryMeter, usageScenario } from './testing/usage-world'

function show(
  props: UsageChartProps = {},
  options: WorldOptions = {},
  setup: Partial<Pick<CreditsProviderProps, 'locale' | 'timeZone' | 'live'>> = {},
) {
  const world = createWorld({ scenario: 'usage-credits', ...options })
  const onEvent = vi.fn()
  const { container } = render(
    <InWorld onEvent={onEvent} world={world} {...setup}>
      <UsageChart {...props} />
    </InWorld>,
  )
  return { ...world, container, onEvent, user: userEvent.setup() }
}

const calls: StoryMeter = {
  id: 'api-calls',
  name: 'API calls',
  unit: 'call',
  months: [600, 9000, 8100, 7000],
}
const hooks: StoryMeter = { id: 'hooks', name: 'Webhook calls', unit: 'call', months: [40, 300] }
const traffic: StoryMeter = { id: 'traffic', name: 'Traffic', unit: 'GB', months: [12, 300] }
const withMeters = (...meters: readonly StoryMeter[]): WorldOptions => ({
  scenario: usageScenario({ meters }),
})

const slot = () => document.querySelector('[data-ck-slot="usageChart"]')
const reader = () => screen.findByRole('slider', { name: 'Day' })
const said = (slider: HTMLElement) => slider.getAttribute('aria-valuetext')
const choose = (user: ReturnType<typeof userEvent.setup>, range: string) =>
  user.selectOptions(screen.getByRole('combobox', { name: 'Which days' }), range)
const plot = () => document.querySelector('[data-ck-slot="usageChartPlot"]')
const tooltip = () => document.querySelector('[data-ck-slot="usageChartTooltip"]')
const summary = () => document.querySelector('[data-ck-slot="usageChartSummary"]')

// The backend's clock stands at the first of November; so does the reader's.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-01T09:00:00.000Z'), toFake: ['Date'] })
  return () => vi.useRealTimers()
})

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

describe('read day by day', () => {
  test('takes one tab stop and begins with the newest day, which goes on', async () => {
    const { user } = show({}, withMeters(calls))
    const slider = await reader()
    const stops: (Element | null)[] = []
    for (let step = 0; step < 4; step++) {
      await user.tab()
      stops.push(document.activeElement)
    }
    expect(stops.filter((stop) => plot()?.contains(stop))).toEqual([slider])
    act(() => slider.focus())
    expect(said(slider)).toBe('Nov 1, 2026, so far: 600')
    expect(tooltip()).toHaveTextContent('Nov 1, 2026')
  })

  test('goes back and on by arrows, to the ends by Home and End, and hides by Escape', async () => {
    const { user } = show({}, withMeters(calls))
    const slider = await reader()
    act(() => slider.focus())
    await user.keyboard('{ArrowLeft}')
    await waitFor(() => expect(said(slider)).toMatch(/^Oct 31, 2026: \d+$/))
    expect(tooltip()).toHaveTextContent('Oct 31, 2026')
    await user.keyboard('{Home}')
    expect(said(slider)).toMatch(/^Oct 3, 2026/)
    await user.keyboard('{ArrowRight}{End}')
    expect(said(slider)).toMatch(/^Nov 1, 2026/)
    await user.keyboard('{Escape}')
    expect(tooltip()).toBeNull()
    expect(slider).toHaveFocus()
    await user.keyboard('{ArrowLeft}')
    expect(tooltip()).not.toBeNull()
  })

  test('follows the text where it runs from right to left', async () => {
    const { user } = show({}, withMeters(calls), { locale: 'ar-EG' })
    const slider = await reader()
    act(() => slider.focus())
    await user.keyboard('{ArrowRight}')
    expect(slider).toHaveValue('28')
  })

  test('follows readers of screens that move the slider by themselves', async () => {
    show({}, withMeters(calls))
    const slider = await reader()
    fireEvent.change(slider, { target: { value: '3' } })
    expect(said(slider)).toMatch(/^Oct 6, 2026/)
  })

  test('tells each of several meters and their sum', async () => {
    show({}, withMeters(calls, hooks))
    expect(said(await reader())).toBe('Nov 1, 2026, so far: 640. API calls: 600. Webhook calls: 40')
  })

  test('hides when the focus leaves', async () => {
    const { user } = show({}, withMeters(calls))
    const slider = await reader()
    act(() => slider.focus())
    await waitFor(() => expect(tooltip()).not.toBeNull())
    await user.tab()
    await waitFor(() => expect(tooltip()).toBeNull())
  })
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

/** The points of the history, changed on their way. */
function respell(change: (points: readonly unknown[]) => readonly unknown[]) {
  return async (answer: Response) => {
    const body: unknown = JSON.parse(await answer.clone().text())
    if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items))
      return answer
    return new Response(JSON.stringify({ ...body, items: change(body.items) }), answer)
  }
}

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
    expect(screen.getByRole('option', { name: 'This period' })).toBeDisabled()
  })
})
