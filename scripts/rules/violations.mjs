/**
 * Per rule of .dependency-cruiser.mjs, files that break it and no other. `ui/mock.ts` stands for `packages/ui/src/mock.ts`.
 */
export const violations = {
  'no-cycles': {
    'contract/cycle/a.ts': "import './b'",
  },
  'no-unresolvable': { 'contract/nowhere.ts': "import './there-is-no-such-file'" },
  'no-undeclared': { 'contract/undeclared.ts': "import 'undeclared'" },
  'no-dev-in-production': { 'contract/dev.ts': "import 'dev-only'" },
  'no-testing-in-production': { 'ui/leaks.ts': "import './testing/world'" },
  'no-drawers': {
    'ui/drawer.ts': "import './utils/sum'",
  },
  'contract-is-the-floor': {
    'contract/climbs.ts': "import '@creditkit/client'",
    'contract/react.ts': "import 'react'",
    'contract/tanstack.ts': "import '@tanstack/query-core'",
    'contract/msw.ts': "import 'msw'",
  },
  'client-knows-no-ui': {
    'client/http/draws.ts': "import '@creditkit/ui'",
    'client/http/draws.test.ts': "import '@creditkit/ui'",
  },
  'client-ships-no-mock': { 'client/http/mocks.ts': "import '@creditkit/mock-server'" },
  'client-core-knows-no-framework': {
    'client/http/react.ts': "import 'react'",
    'client/purchase/query-core.ts': "import '@tanstack/query-core'",
    'client/events/query-room.ts': "import '../query/index'",
  },
  'client-query-knows-no-react': {
    'client/query/react.ts': "import type { ReactNode } from 'react'\nexport type Node = ReactNode",
    'client/query/react-query.ts': "import '@tanstack/react-query'",
    'client/query/react-room.ts': "import '../react/index'",
  },
  'client-react-stays-in-its-room': { 'client/elsewhere/react.ts': "import 'react'" },
  'mock-server-knows-the-contract-only': {
    'mock-server/service/client.ts': "import '@creditkit/client'",
    'mock-server/service/ui.test.ts': "import '@creditkit/ui'",
  },
  'mock-server-ships-no-framework': { 'mock-server/service/react.ts': "import 'react'" },
  'ledger-knows-the-contract-only': {
    'mock-server/ledger/msw.ts': "import 'msw'",
    'mock-server/ledger/file.ts': "import 'node:fs'",
    'mock-server/ledger/service.ts': "import '../service/index'",
    'mock-server/ledger/package.ts': "import 'valibot'",
  },
  'msw-stays-in-its-room': {
    'mock-server/service/msw.ts': "import 'msw'",
    'mock-server/node/msw.ts': "import 'msw'",
  },
  'node-stays-in-its-room': { 'mock-server/service/file.ts': "import 'node:fs'" },
  'ui-ships-no-mock': {
    'ui/mock.ts': "import '@creditkit/mock-server'",
    'ui/msw.ts': "import 'msw'",
  },
  'vendor-paypal-stays-in-its-room': {
    'ui/paypal.ts': "import '@paypal/react-paypal-js'",
    'ui/providers/stripe/paypal.ts': "import '@paypal/react-paypal-js'",
  },
  'vendor-stripe-stays-in-its-room': { 'ui/stripe.ts': "import '@stripe/stripe-js'" },
  'vendor-dodo-stays-in-its-room': { 'ui/dodo.ts': "import 'dodopayments-checkout'" },
  'providers-are-strangers': { 'ui/providers/stripe/neighbour.ts': "import '../paypal/index'" },
  'providers-are-loaded-on-demand': { 'ui/eager.ts': "import './providers/paypal/index'" },
  'views-fetch-nothing': {
    'ui/parts/hook.view.tsx': "import '@creditkit/client/react'",
    'ui/parts/query.model.ts': "import '@tanstack/react-query'",
    'ui/parts/client.messages.ts': "import { client } from '@creditkit/client'\nexport const text = client",
  },
  'components-meet-at-their-index': { 'ui/components/one/inside.ts': "import '../two/two.view'" },
  'outsiders-use-a-components-index': { 'ui/parts/inside.ts': "import '../components/two/two.view'" },
  'packages-meet-at-their-entries': {
    'ui/path.ts': "import '../../contract/src/index'",
  },
}

/** What the rules allow, beside what they forbid. */
export const allowed = {
  // The two targets that a violation above needs; a cycle is reported once, at the first of its files.
  'contract/cycle/b.ts': "import './a'",
  'ui/utils/sum.ts': 'export const sum = 1',
  'contract/index.ts': "import 'valibot'\nexport const contract = 1",
  'client/index.ts': "import '@creditkit/contract'\nexport const client = 1",
  'client/http/http.test.ts': "import '@creditkit/mock-server'",
  'client/query/index.ts': "import '@tanstack/query-core'",
  'client/react/index.ts': "import 'react'\nimport '@tanstack/react-query'\nimport '../query/index'",
  'mock-server/index.ts': "import '@creditkit/contract'\nexport const mock = 1",
  'mock-server/ledger/ledger.ts': "import '@creditkit/contract'\nimport './store'",
  'mock-server/ledger/store.ts': 'export const store = 1',
  'mock-server/ledger/ledger.test.ts': "import 'valibot'\nimport 'node:fs'\nimport '../service/index'",
  'mock-server/service/service.test.ts': "import 'react'",
  'mock-server/service/index.ts': "import '../ledger/ledger'",
  'mock-server/msw/browser.ts': "import 'msw'",
  'mock-server/node/index.ts': "import 'node:http'\nimport '../msw/browser'",
  'ui/index.ts': "import './components/two'\nexport const ui = 1",
  'ui/testing/world.tsx': "import '@creditkit/mock-server'\nimport 'dev-only'",
  'ui/world.test.tsx': "import './testing/world'",
  'ui/i18n/en.ts': "import '../components/two/two.messages'",
  'ui/components/two/two.messages.ts': 'export const texts = 1',
  'ui/components/two/index.ts': "export * from './two.view'",
  'ui/components/two/two.view.tsx':
    "import type { client } from '@creditkit/client'\nexport type Two = typeof client",
  'ui/components/two/two.tsx': "import '@creditkit/client/react'\nimport '../one/index'\nimport './two.view'",
  'ui/components/two/two.test.tsx': "import '@creditkit/mock-server'\nimport 'dev-only'",
  'ui/components/two/two.stories.tsx':
    "import '@creditkit/mock-server'\nimport '../../providers/paypal/index'",
  'ui/components/one/index.ts': 'export const one = 1',
  'ui/providers/paypal/index.ts': "import '@paypal/react-paypal-js'\nimport './approval'",
  'ui/providers/paypal/approval.ts': 'export const approval = 1',
}
