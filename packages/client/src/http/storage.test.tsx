import { afterEach, expect, test, vi } from 'vitest'
import { defaultStorage, safeStorage } from './storage'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('a page remembers in its local storage', () => {
  defaultStorage().setItem('item', '1')
  expect(localStorage.getItem('item')).toBe('1')
})

test('where the browser forbids storage it is remembered in memory', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const storage = defaultStorage()
  storage.setItem('item', '1')
  expect(storage.getItem('item')).toBe('1')
})

test('a server never shares a storage between its visitors, whatever globals it has', () => {
  vi.stubGlobal('document', undefined)
  defaultStorage().setItem('item', '1')
  expect(localStorage.getItem('item')).toBeNull()
  expect(defaultStorage().getItem('item')).toBeNull()
})

test('a safe storage keeps what is refused, and hands it over once it is taken again', () => {
  const write = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
  const safe = safeStorage(localStorage)
  safe.setItem('item', '1')
  expect(safe.getItem('item')).toBe('1')
  expect(safeStorage(localStorage).getItem('item')).toBe('1')
  write.mockRestore()
  safe.setItem('item', '2')
  expect(localStorage.getItem('item')).toBe('2')
  safe.removeItem('item')
  expect(safe.getItem('item')).toBeNull()
})
