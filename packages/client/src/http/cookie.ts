/**
 * The value of a cookie that scripts may read, for a double-submit CSRF token; undefined when there is none, and outside
 * of a page.
 */
export function cookieValue(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  for (const cookie of document.cookie.split('; ')) {
    const equals = cookie.indexOf('=')
    if (cookie.slice(0, equals) !== name) continue
    const value = cookie.slice(equals + 1)
    try {
      return decodeURIComponent(value)
    } catch {
      return value
    }
  }
  return undefined
}
