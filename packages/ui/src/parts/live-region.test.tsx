import { act, render } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CreditsProvider, type CreditsProviderProps } from '../provider/index'
import { createWorld } from '../testing/world'
import { LiveRegion, SettledAnnouncement } from './live-region'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const heard = () => document.querySelector('[aria-live]')?.textContent
const settle = () => act(() => vi.advanceTimersByTime(1000))

test('says nothing at first, and only the last of several changes', () => {
  const { rerender } = render(<SettledAnnouncement text={null} />)
  rerender(<SettledAnnouncement text="10" />)
  settle()
  expect(heard()).toBe('')
  rerender(<SettledAnnouncement text="9" />)
  act(() => vi.advanceTimersByTime(200))
  rerender(<SettledAnnouncement text="8" />)
  act(() => vi.advanceTimersByTime(800))
  expect(heard()).toBe('')
  settle()
  expect(heard()).toBe('8')
})

test('a dip that comes back is not announced', () => {
  const { rerender } = render(<SettledAnnouncement text="10" />)
  rerender(<SettledAnnouncement text="7" />)
  act(() => vi.advanceTimersByTime(300))
  rerender(<SettledAnnouncement text="10" />)
  settle()
  expect(heard()).toBe('')
})

test('an interruption says nothing, nor does the same value after it', () => {
  const { rerender } = render(<SettledAnnouncement text="10" />)
  rerender(<SettledAnnouncement text={null} />)
  settle()
  rerender(<SettledAnnouncement text="10" />)
  settle()
  expect(heard()).toBe('')
})

test('what two places show is said once, and again when it is news again', () => {
  const both = (text: string) => (
    <>
      <SettledAnnouncement text={text} />
      <SettledAnnouncement text={text} />
    </>
  )
  const said = () => [...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent)
  const { rerender } = render(both('10'))
  rerender(both('9'))
  settle()
  expect(said()).toEqual(['9', ''])
  rerender(both('8'))
  settle()
  expect(said().filter((text) => text === '8')).toHaveLength(1)
  act(() => vi.advanceTimersByTime(5000))
  rerender(both('9'))
  settle()
  expect(said().filter((text) => text === '9')).toHaveLength(1)
})

test('what two places have said is gone from both where there is nothing to say any more', () => {
  const both = (one: string, other: string) => (
    <>
      <SettledAnnouncement text={one} />
      <SettledAnnouncement text={other} />
    </>
  )
  const { container, rerender } = render(both('', ''))
  rerender(both('One', 'Other'))
  settle()
  expect(container.textContent).toBe('OneOther')
  rerender(both('', ''))
  settle()
  expect(container.textContent).toBe('')
})

describe('in another language', () => {
  const de = { 'common.retry': 'Erneut versuchen' }
  const regions = () => [...document.querySelectorAll('[aria-live]')]
  const { client } = createWorld()

  /** Two places that say the same fact once it has settled, and a region that says it at once. */
  function page(fact: string | null, { locale = 'en', messages }: Partial<CreditsProviderProps> = {}) {
    const text = fact === null ? null : `${locale === 'en' ? 'Balance' : 'Guthaben'}: ${fact}`
    return (
      <StrictMode>
        <CreditsProvider client={client} live={false} locale={locale} messages={messages}>
          <SettledAnnouncement text={text} />
          <SettledAnnouncement text={text} />
          <LiveRegion>{text ?? ''}</LiveRegion>
        </CreditsProvider>
      </StrictMode>
    )
  }
  const inGerman = (fact: string | null) => page(fact, { locale: 'de', messages: de })

  function open(fact: string) {
    const { rerender } = render(page(fact))
    const heard: string[] = []
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) if (target.textContent) heard.push(target.textContent)
    })
    for (const region of regions())
      observer.observe(region, { childList: true, characterData: true, subtree: true })
    return async (next: ReactNode, ms = 3000) => {
      rerender(next)
      await act(() => vi.advanceTimersByTimeAsync(ms))
      return heard.splice(0)
    }
  }

  test('nothing is said, and what comes next is said again', async () => {
    const show = open('10')
    expect(await show(page('9'))).toEqual(['Balance: 9', 'Balance: 9'])
    expect(await show(inGerman('9'))).toEqual([])
    expect(regions().map((region) => region.textContent)).toEqual(['', '', ''])
    expect(await show(inGerman('8'))).toEqual(['Guthaben: 8', 'Guthaben: 8'])
    expect(await show(page('8'))).toEqual([])
    expect(await show(page('9'))).toEqual(['Balance: 9', 'Balance: 9'])
  })

  test('nothing is said either where its texts come after it, or where the fact was not known in between', async () => {
    const show = open('10')
    await show(page('9'))
    expect(await show(page('9', { locale: 'de' }))).toEqual([])
    expect(await show(inGerman('9'))).toEqual([])
    await show(inGerman(null))
    await show(page(null))
    expect(await show(page('9'))).toEqual(['Balance: 9'])
  })

  test('news that wait to be said are said in it', async () => {
    const show = open('10')
    const waiting = show(page('9'), 500)
    expect(await waiting).toEqual(['Balance: 9'])
    expect(await show(inGerman('9'))).toEqual(['Guthaben: 9'])
  })

  test('a wording that a host writes anew with every render is no other one', async () => {
    const show = open('10')
    const own = (fact: string) => page(fact, { messages: { 'common.retry': 'Once more' } })
    await show(own('10'))
    expect(await show(own('9'))).toEqual(['Balance: 9', 'Balance: 9'])
  })
})
