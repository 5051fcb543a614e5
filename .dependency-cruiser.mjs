// The one-way rules of CONTRIBUTING.md. scripts/rules/rules.test.mjs plants a violation of each and watches it being caught.

const source = (name) => `^packages/${name}/src/`
const sourceOf = (...names) => `^packages/(${names.join('|')})/src/`
const notProduction = '(/testing/|\\.(test|test-d|stories)\\.tsx?$)'
const production = (path) => ({ path, pathNot: notProduction })

/** A package of npm, wherever it is installed. */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`
const react = npm('react', 'react-dom', '@types/react', '@types/react-dom', 'scheduler')
const tanstack = npm('@tanstack/[^/]+')
const tanstackReact = npm('@tanstack/react-[^/]+')
const msw = npm('msw', '@mswjs/[^/]+')

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/** Each provider room and the vendor's packages that it alone may import. */
const vendors = {
  paypal: npm('@paypal/[^/]+'),
  stripe: npm('@stripe/[^/]+'),
  dodo: npm('dodopayments[^/]*'),
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'no-cycles',
      'Two modules that need each other are one module, or miss a third.',
      {},
      { circular: true },
    ),
    forbid('no-unresolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    forbid(
      'no-undeclared',
      'Every imported package is declared by the package that imports it, not by a neighbour or by the root.',
      { path: '^(packages|apps)/' },
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
        // An optional peer also stands in `peerDependenciesMeta`, which the checker takes for undeclared.
        dependencyTypesNot: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'],
      },
    ),
    forbid(
      'no-dev-in-production',
      'What a published file imports is installed with it.',
      production('^packages/[^/]+/src/'),
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional', 'type-only'] },
    ),
    forbid(
      'no-testing-in-production',
      'A testing/ folder holds what tests share; nothing of it is published.',
      production('^packages/[^/]+/src/'),
      { path: '^packages/[^/]+/src/.*testing/' },
    ),
    forbid(
      'no-drawers',
      'A folder is named after a feature, never after a kind.',
      {},
      { path: '^(packages|apps)/.*/(utils?|helpers?|common|misc|shared|types)/' },
    ),

    forbid(
      'contract-is-the-floor',
      'The contract imports nothing of ours, nor React, TanStack or MSW.',
      { path: source('contract') },
      { path: [sourceOf('client', 'mock-server', 'ui'), '^apps/', react, tanstack, msw] },
    ),

    forbid(
      'client-knows-no-ui',
      'The client is used without our components.',
      { path: source('client') },
      { path: [source('ui'), '^apps/'] },
    ),
    forbid(
      'client-ships-no-mock',
      'The client speaks to real backends. Its tests may ask the mock one.',
      production(source('client')),
      { path: source('mock-server') },
    ),
    forbid(
      'client-core-knows-no-framework',
      'The typed client works without React and without a query cache.',
      production(`${source('client')}(http|dialects|purchase|actions|events|manager)/`),
      { path: [react, tanstack, `${source('client')}(query|react)/`] },
    ),
    forbid(
      'client-query-knows-no-react',
      "Query options are plain objects over TanStack's core; only react/ draws the line to React.",
      production(`${source('client')}query/`),
      { path: [react, tanstackReact, `${source('client')}react/`] },
    ),
    forbid(
      'client-react-stays-in-its-room',
      'Whatever else the client grows, only react/ imports React.',
      {
        path: source('client'),
        pathNot: [
          `${source('client')}(http|dialects|purchase|actions|events|manager|query|react)/`,
          notProduction,
        ],
      },
      { path: [react, tanstackReact] },
    ),

    forbid(
      'mock-server-knows-the-contract-only',
      'The mock backend answers whoever speaks the contract, so it knows none of those who do.',
      { path: source('mock-server') },
      { path: [sourceOf('client', 'ui'), '^apps/'] },
    ),
    forbid(
      'mock-server-ships-no-framework',
      "The mock backend serves hosts of every framework. Its tests may mount a vendor's own components on its fakes.",
      { path: source('mock-server'), pathNot: [`${source('mock-server')}ledger/`, notProduction] },
      { path: [react, tanstack] },
    ),
    forbid(
      'ledger-knows-the-contract-only',
      'The ledger is pure: no other room of the mock backend, no package, no I/O.',
      production(`${source('mock-server')}ledger/`),
      { pathNot: [`${source('mock-server')}ledger/`, source('contract')] },
    ),
    forbid(
      'msw-stays-in-its-room',
      'The backend answers a plain fetch; MSW is one binding of it.',
      { path: source('mock-server'), pathNot: [`${source('mock-server')}(ledger|msw)/`, notProduction] },
      { path: msw },
    ),
    forbid(
      'node-stays-in-its-room',
      'The mock backend runs in a browser; only its server needs Node.',
      { path: source('mock-server'), pathNot: [`${source('mock-server')}(ledger|node)/`, notProduction] },
      { dependencyTypes: ['core'] },
    ),

    forbid(
      'ui-ships-no-mock',
      'No page of a host loads the mock backend. Tests and stories may.',
      production(source('ui')),
      { path: [source('mock-server'), '^apps/', msw] },
    ),
    ...Object.entries(vendors).map(([id, sdk]) =>
      forbid(
        `vendor-${id}-stays-in-its-room`,
        `Only the ${id} provider imports its vendor's SDK, so that no other page downloads it.`,
        { path: sourceOf('contract', 'client', 'ui'), pathNot: `${source('ui')}providers/${id}/` },
        { path: sdk },
      ),
    ),
    forbid(
      'providers-are-strangers',
      'An adapter drives one vendor; what two share belongs to the purchase machine.',
      { path: `${source('ui')}providers/([^/]+)/` },
      {
        path: `${source('ui')}providers/([^/]+)/`,
        pathNot: [`${source('ui')}providers/$1/`, `${source('ui')}providers/testing/`],
      },
    ),
    forbid(
      'providers-are-loaded-on-demand',
      'A page with a balance in its header downloads no payment SDK: an adapter is its own entry.',
      { path: source('ui'), pathNot: [`${source('ui')}providers/[^/]+/`, notProduction] },
      { path: `${source('ui')}providers/(paypal|stripe)/`, dependencyTypesNot: ['type-only'] },
    ),

    forbid(
      'views-fetch-nothing',
      'A view, a model and a catalogue turn what they are given into something else. Types may come from anywhere.',
      { path: `${source('ui')}.*\\.(view|model|messages)\\.tsx?$` },
      { path: [source('client'), tanstack, msw, source('mock-server')], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'components-meet-at-their-index',
      'A component is reached through its index, so that its files can move.',
      { path: `${source('ui')}components/([^/]+)/` },
      {
        path: `${source('ui')}components/([^/]+)/.+`,
        pathNot: [`${source('ui')}components/$1/`, `${source('ui')}components/[^/]+/index\\.tsx?$`],
      },
    ),
    forbid(
      'outsiders-use-a-components-index',
      'Whoever is outside components/ reaches a component through its index too. Only its texts and its slots are read one by one, by the catalogue and the table of slots.',
      { path: source('ui'), pathNot: `${source('ui')}components/` },
      {
        path: `${source('ui')}components/[^/]+/.+`,
        pathNot: [`${source('ui')}components/[^/]+/index\\.tsx?$`, '\\.(messages|slots)\\.ts$'],
      },
    ),
    forbid(
      'packages-meet-at-their-entries',
      'A package is reached by its name and through its exports, never by a path into its folder; only what tests share has no export.',
      { path: '^(packages|apps)/([^/]+)/' },
      {
        path: '^packages/([^/]+)/src/',
        pathNot: ['^packages/$2/', '/testing/'],
        dependencyTypes: ['local'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|storybook-static)/' },
    // An import for its type alone is a dependency as well; rules that allow it say so.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    preserveSymlinks: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@creditkit/source', 'import', 'module', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
