import { loadStripe } from '@stripe/stripe-js/pure'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { serveToBrowser } from '../../testing/serve-to-browser'
import { TEST_ACCOUNT } from '../testing/account'
import { openStripe } from './testing/shop'

afterEach(() => serveToBrowser(null))

describe('the loader of Stripe.js', () => {
  it('fails when the script is blocked, and finds it once it is there', async () => {
    const fake = openStripe()
    await serveToBrowser(fake)
    fake.fail({ match: 'GET /:train/stripe.js', when: 'before' })
    await expect(loadStripe(TEST_ACCOUNT.publishableKey)).rejects.toThrow('Failed to load Stripe.js')
    expect(Reflect.has(window, 'Stripe')).toBe(false)

    fake.reset()
    const warn = vi.spyOn(console, 'warn')
    const stripe = await loadStripe(TEST_ACCOUNT.publishableKey)
    expect(Reflect.get(window, 'Stripe')).toHaveProperty('version', 'endive')
    expect(warn).not.toHaveBeenCalled()
    expect(stripe).toMatchObject({ elements: expect.any(Function), confirmPayment: expect.any(Function) })
  })

  it('is refused with a secret key', async () => {
    await serveToBrowser(openStripe())
    await expect(loadStripe('sk_test_northwind')).rejects.toMatchObject({ name: 'IntegrationError' })
  })
})
