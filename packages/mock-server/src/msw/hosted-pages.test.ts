import { expect, it } from 'vitest'
import { hostedPageAt, hostedPageUrl } from './hosted-pages'

it('keeps the address of the app and finds the page again, its own query included', () => {
  const at = { origin: 'https://app.example.com', pathname: '/billing' }
  const url = new URL(hostedPageUrl(at, '/paypal/checkoutnow?token=5O190127TN364715T'))
  expect(url.origin + url.pathname).toBe('https://app.example.com/billing')
  expect(hostedPageAt(url)).toBe('/__providers/paypal/checkoutnow?token=5O190127TN364715T')
})

it('is nowhere on any other address', () => {
  expect(hostedPageAt({ search: '' })).toBeNull()
  expect(hostedPageAt({ search: '?tab=credits' })).toBeNull()
})
