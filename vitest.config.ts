import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import onReact18 from './packages/client/react-18/package.json' with { type: 'json' }
import { cssImports } from './packages/ui/scripts/css-imports.mjs'
import { browserLaunch } from './scripts/browser/launch.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Packages resolve to each other's source, so that no test waits for a build.
const source = '@creditkit/source'
const resolution = {
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions], externalConditions: [source] } },
}

// A busy machine is slow, not wrong: what waits for something that comes is cut off late, at no cost when it comes early.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } }

// Left to itself Vitest keeps one core free, which on a machine with two is half of it. A worker loads what the files share
// once, and the page of the stories does: loading it anew for each file took as long as the tests. One browser for each project
// is enough: with two each they draw so slowly that the frames in between are measured too. Browsers come after all else.
const pace = { ...patience, isolate: false, maxWorkers: Math.max(2, availableParallelism() - 1) }
const browserPace = { ...patience, maxWorkers: 1, sequence: { groupOrder: 1 } }

/** The longest of all first, so that it does not run alone at the end; then project by project, because a worker serves one. */
class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const sorted = await super.sort(files)
    const isLongest = (file: (typeof sorted)[number]) => file.moduleId.endsWith('/histories.test.ts')
    const rest = sorted.filter((file) => !isLongest(file))
    return [
      ...sorted.filter(isLongest),
      ...rest.toSorted((a, b) => b.project.name.localeCompare(a.project.name)),
    ]
  }
}

const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: browserLaunch() }),
  instances: [{ browser: 'chromium' as const }],
})

// Finds React, and what is built on it, where React 18 is installed.
const react18: Plugin = {
  name: 'react-18',
  enforce: 'pre',
  resolveId: {
    filter: { id: new RegExp(`^(${Object.keys(onReact18.dependencies).join('|')})(/|$)`) },
    handler(id) {
      return this.resolve(id, at('./packages/client/react-18/package.json'), { skipSelf: true })
    },
  },
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...resolution,
        test: {
          name: 'node',
          ...pace,
          environment: 'node',
          setupFiles: ['./vitest.setup-timers.ts', './vitest.setup-properties.ts'],
          include: [
            'packages/{contract,client,mock-server}/src/**/*.test.ts',
            'scripts/**/*.test.{mjs,ts}',
            'apps/demo/{readme,guides}/*.test.ts',
          ],
        },
      },
      {
        ...resolution,
        plugins: [react()],
        test: {
          name: 'dom',
          ...pace,
          environment: 'jsdom',
          include: [
            'packages/{client,ui}/src/**/*.test.tsx',
            'packages/ui/src/**/*.test.ts',
            'apps/demo/src/**/*.test.{ts,tsx}',
            'apps/demo/guides/*.test.tsx',
          ],
          exclude: ['**/*.browser.test.tsx'],
          setupFiles: ['./vitest.setup-timers.ts', './vitest.setup-properties.ts', './vitest.setup-dom.ts'],
          // It keeps what it has loaded for as long as its module lives: each test begins with a page that has loaded nothing.
          server: { deps: { inline: [/@stripe\/stripe-js/] } },
          env: { REACT_MAJOR: '19' },
        },
      },
      {
        ...resolution,
        plugins: [react18, react()],
        test: {
          name: 'dom-react18',
          ...pace,
          environment: 'jsdom',
          include: ['packages/client/src/react/**/*.test.tsx', 'packages/ui/src/server/*.test.tsx'],
          setupFiles: ['./vitest.setup-timers.ts', './vitest.setup-dom.ts'],
          env: { REACT_MAJOR: '18' },
        },
      },
      {
        ...resolution,
        plugins: [react(), cssImports(), tailwind()],
        test: {
          name: 'browser',
          ...browserPace,
          include: ['packages/*/src/**/*.browser.test.tsx', 'apps/demo/guides/*.browser.test.tsx'],
          browser: browser(),
        },
      },
      {
        root: at('./apps/storybook'),
        plugins: [storybookTest({ configDir: at('./apps/storybook/.storybook') })],
        test: { name: 'stories', ...browserPace, isolate: false, browser: browser() },
      },
    ],
  },
})
