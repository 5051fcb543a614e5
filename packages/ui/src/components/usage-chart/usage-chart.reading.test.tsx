import { act, fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  atTheBackendsTime,
  calls,
  hooks,
  plot,
  reader,
  said,
  show,
  tooltip,
  withMeters,
} from './testing/show-usage-chart'

beforeEach(atTheBackendsTime)

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
