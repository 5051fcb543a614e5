import { afterEach, expect, test } from 'vitest'
import { cookieValue } from './cookie'

afterEach(() => {
  for (const name of ['csrf', 'xcsrf', 'odd', 'empty']) {
    // biome-ignore lint/suspicious/noDocumentCookie: what is tested is reading this very place.
    document.cookie = `${name}=; max-age=0`
  }
})

function set(cookie: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: what is tested is reading this very place.
  document.cookie = cookie
}

test('finds a cookie by its whole name, decoded', () => {
  set('xcsrf=wrong')
  set('csrf=a%3Db')
  expect(cookieValue('csrf')).toBe('a=b')
})

test('gives a value that cannot be decoded as it stands, and undefined for one that is not there', () => {
  set('odd=100%')
  expect(cookieValue('odd')).toBe('100%')
  expect(cookieValue('csr')).toBeUndefined()
})
