import { afterEach, expect, test, vi } from 'vitest'
import { browserTabs } from './tabs'

afterEach(() => {
  vi.unstubAllGlobals()
})

const locks = { request: () => Promise.resolve() }

test.each([
  ['on a server', {}],
  ['in a worker', { navigator: { locks }, BroadcastChannel: class {} }],
  ['without Web Locks', { document: {}, navigator: {}, BroadcastChannel: class {} }],
  ['without channels', { document: {}, navigator: { locks }, BroadcastChannel: undefined }],
])('there are no tabs to reach %s', (_, globals: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  expect(browserTabs()).toBeNull()
})

test('a page with both reaches them, and touches neither before it is told to', () => {
  const request = vi.fn()
  vi.stubGlobal('document', {})
  vi.stubGlobal('navigator', { locks: { request } })
  vi.stubGlobal('BroadcastChannel', vi.fn())
  expect(browserTabs()).not.toBeNull()
  expect(request).not.toHaveBeenCalled()
  expect(BroadcastChannel).not.toHaveBeenCalled()
})
