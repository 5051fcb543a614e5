/** How long an answer asks to wait, in milliseconds; null when it does not say in seconds. */
export function retryAfterMs(headers: Headers): number | null {
  const seconds = headers.get('retry-after')
  return seconds !== null && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : null
}
