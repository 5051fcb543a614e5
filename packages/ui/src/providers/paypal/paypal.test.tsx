import { waitFor } from '@testing-library/react'
import { describeProvider } from '../testing/describe-provider'
import { createFakePaypal } from './testing/fake-paypal'

describeProvider('PayPal', {
  config: { id: 'paypal', clientId: 'public-client', environment: 'sandbox' },
  action: { type: 'paypal_order', orderId: 'ORDER-1' },
  wrongAction: { type: 'redirect', url: 'https://example.com' },
  bringIn: async () => (await import('./index')).paypal,
  install: ({ isEligible }) => createFakePaypal({ eligible: isEligible }),
  script: /^https:\/\/www\.sandbox\.paypal\.com\/web-sdk\/v6\/core/,
  button: (form) =>
    waitFor(() => {
      const found = form.querySelector('paypal-button:not([disabled])')
      if (!(found instanceof HTMLElement)) throw new Error('PayPal shows no button yet.')
      return found
    }),
  ends: ['approve', 'cancel', 'fail'],
  refusal: {},
})
