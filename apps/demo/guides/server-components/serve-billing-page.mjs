import { createMockBackend } from '@creditkit/mock-server'
import { createElement } from 'react'
import { BillingPage } from './billing-page.tsx'
import { toFlight } from './to-flight.mjs'

globalThis.fetch = createMockBackend({ scenario: 'dual-billing' }).fetch

toFlight(createElement(BillingPage, { visitor: { accountId: 'acct_ada', token: 'mock_ada' } }))
