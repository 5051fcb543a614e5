import { skyWallet, tokenWallet } from '../scenarios/dual-billing'
import type { ConformanceCaller, ConformanceWorld } from './world'

function caller(name: string, token = `mock_${name}`): ConformanceCaller {
  return { userId: `usr_${name}`, accountId: `acct_${name}`, headers: { authorization: `Bearer ${token}` } }
}

/** The mock backend's scenario `conformance` as the suite knows it. */
export const mockWorld: ConformanceWorld = {
  callers: {
    customer: caller('ada'),
    otherCustomer: caller('ben'),
    admin: caller('grace'),
    service: caller('panel', 'mock_service'),
  },
  strangerHeaders: { authorization: 'Bearer made_up' },
  wallet: skyWallet,
  providers: skyWallet.providers,
  packageId: 'team',
  planIds: ['dns-basic', 'dns-pro', 'dns-enterprise'],
  endedPlanId: 'dns-classic',
  meter: { id: 'api-calls', included: 10_000 },
  tool: 'upscale',
  code: 'WELCOME10',
  endedCode: 'SUMMER26',
  savedProvider: 'stripe',
  externalWallet: tokenWallet,
  rateLimit: { operation: 'redeemCode', calls: 100 },
  slowProviders: ['paypal', 'dodo'],
}
