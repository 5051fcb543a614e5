import { afterEach, expect, test, vi } from 'vitest'
import { browserPage } from './page-signals'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function show(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

test('a page tells of its network, its view, its return from the cache and other tabs’ writes, until it is left', () => {
  const heard: unknown[] = []
  const page = browserPage()
  const leave = page.subscribe((signal, storageKey) => heard.push([signal, storageKey]))
  const happen = () => {
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    show('hidden')
    expect(page.isVisible()).toBe(false)
    show('visible')
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'item' }))
    window.dispatchEvent(new StorageEvent('storage', { key: null }))
  }
  happen()
  expect(heard).toEqual([
    ['offline', null],
    ['online', null],
    ['hidden', null],
    ['visible', null],
    ['restored', null],
    ['storage', 'item'],
    ['storage', null],
  ])
  leave()
  happen()
  expect(heard).toHaveLength(7)
})

test('a page is offline only where the browser says so', () => {
  expect(browserPage().isOnline()).toBe(true)
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  expect(browserPage().isOnline()).toBe(false)
})

test('where there is no page it is always online and in view, and never signals', () => {
  for (const name of ['window', 'document', 'navigator']) vi.stubGlobal(name, undefined)
  const page = browserPage()
  expect([page.isOnline(), page.isVisible()]).toEqual([true, true])
  page.subscribe(() => {})()
})
