import { type ConformanceControl, describeCreditsBackend } from '@creditkit/mock-server/conformance'
import { afterAll } from 'vitest'
import { startYourBackend } from './your-backend'

const backend = await startYourBackend()
afterAll(() => backend.stop())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const control: ConformanceControl = {
  world: {
    callers: {
      customer: { userId: 'usr_ada', accountId: 'acct_ada', headers: bearer('mock_ada') },
      otherCustomer: { userId: 'usr_ben', accountId: 'acct_ben', headers: bearer('mock_ben') },
      admin: { userId: 'usr_grace', accountId: 'acct_grace', headers: bearer('mock_grace') },
      service: { userId: 'usr_panel', accountId: 'acct_panel', headers: bearer('mock_service') },
    },
    strangerHeaders: bearer('expired'),
    wallet: {
      id: 'credits',
      asset: 'SKY/2',
      limits: { min: { minor: 100, asset: 'USD/2' }, max: { minor: 100_000, asset: 'USD/2' } },
    },
    providers: ['stripe'],
    planIds: ['dns-basic', 'dns-pro'],
  },
  reset: async () => backend.seed(),
  advanceClock: async (milliseconds) => backend.moveClock(milliseconds),
}

describeCreditsBackend({ request: (path, init) => fetch(`${backend.url}${path}`, init), control })
