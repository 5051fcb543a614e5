import { readPurchaseReturn } from '@creditkit/client'
import { renderHook } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import { draftReturnUrl, useReturnUrl } from './return-url'

afterEach(() => window.history.replaceState(null, '', '/'))

const at = (address: string) => {
  window.history.replaceState(null, '', address)
  return renderHook(() => useReturnUrl(undefined)).result.current
}

function Here() {
  return <p>{`[${useReturnUrl(undefined)}]`}</p>
}

describe('the page to come back to', () => {
  test('is the page itself, with its query and its place on the page', () => {
    expect(at('/billing?tab=credits#buy')).toBe(`${window.location.origin}/billing?tab=credits#buy`)
  })

  test.each([
    'token=5O190127TN364715T&PayerID=Q',
    'session_id={CHECKOUT_SESSION_ID}',
    'payment_id=pay_1&status=failed',
  ])('is without what an earlier return has left there: %s', (left) => {
    expect(at(`/billing?tab=credits&${left}#buy`)).toBe(`${window.location.origin}/billing?tab=credits#buy`)
  })

  test('is what the host names, as it is', () => {
    const url = 'https://app.example/thanks?token=5O190127TN364715T'
    expect(renderHook(() => useReturnUrl(url)).result.current).toBe(url)
  })

  test('is none on a server', () => {
    expect(renderToString(<Here />)).toBe('<p>[]</p>')
  })
})

describe('what the server is told of it', () => {
  const page = 'https://app.example/billing'

  test('is nothing where nobody leaves, and where nobody can be led back to', () => {
    expect(draftReturnUrl(page, 'paypal', 'window')).toBeUndefined()
    expect(draftReturnUrl('capacitor://localhost/billing', 'dodo', 'redirect')).toBeUndefined()
    expect(draftReturnUrl('', 'stripe', 'form')).toBeUndefined()
  })

  test('is the page where a buyer leaves, and where they may have to', () => {
    expect(draftReturnUrl(page, 'dodo', 'redirect')).toBe(page)
    expect(draftReturnUrl(page, 'paypal', 'redirect')).toBe(page)
    expect(draftReturnUrl(page, 'stripe', 'form')).toBe(page)
  })

  test.each([
    ['', '?session_id={CHECKOUT_SESSION_ID}'],
    ['?tab=credits', '?tab=credits&session_id={CHECKOUT_SESSION_ID}'],
    ['?tab=credits#buy', '?tab=credits&session_id={CHECKOUT_SESSION_ID}#buy'],
    ['#a#b', '?session_id={CHECKOUT_SESSION_ID}#a#b'],
    ['?session_id={CHECKOUT_SESSION_ID}', '?session_id={CHECKOUT_SESSION_ID}'],
  ])('asks Stripe Checkout for its session, to the letter and once: %s', (rest, told) => {
    const url = draftReturnUrl(page + rest, 'stripe_checkout', 'redirect')
    expect(url).toBe(page + told)
    expect(readPurchaseReturn(url ?? '')).toMatchObject({ provider: 'stripe_checkout', claim: 'canceled' })
  })
})
