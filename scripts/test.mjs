import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort } from './serve/ports.mjs'
import { run } from './steps/processes.mjs'
import { StepFailed, step } from './steps/step.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const reports = at('node_modules/.cache/creditkit')

const total = { passed: 0, failed: 0 }

/** Every check there is, cheap ones first; stops at the first that fails. */
export async function perform() {
  // Its own import, because it needs Playwright, which the install brings.
  const { ensureBrowser } = await import('./browser/ensure.mjs')
  await step('Find a browser', async () => {
    process.env.CHROMIUM_PATH = await ensureBrowser()
    return process.env.CHROMIUM_PATH
  })
  await step('Lint and format', () => pnpm('run', 'lint'))
  await step('One-way rules', () => pnpm('run', 'rules'))
  await step('Unused files, exports and dependencies', () => pnpm('run', 'knip'))
  await step('Types', () => pnpm('run', 'typecheck'))
  await step('OpenAPI document is current', () =>
    pnpm('--filter', '@creditkit/contract', 'run', 'openapi:check'),
  )
  await step('Build packages, demo and Storybook', () => turbo('build'))
  await step('Packages are publishable', () => turbo('check:package'))
  await step('Bundle sizes', () => pnpm('run', 'size'))

  mkdirSync(reports, { recursive: true })
  // After a change in what stories import, Storybook's kept optimizer cache fails the next run.
  rmSync(at('node_modules/.cache/storybook'), { recursive: true, force: true })
  await counted('Unit, component and story tests', vitestCounts, (report) =>
    pnpm('exec', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`),
  )
  const port = await freePort()
  await counted('End-to-end tests', playwrightCounts, (report) =>
    pnpmWith(
      { PLAYWRIGHT_JSON_OUTPUT_FILE: report, E2E_PORT: String(port) },
      '--filter',
      '@creditkit/demo',
      'run',
      'e2e',
    ),
  )
}

/** The last line, also of a run that failed at a test: how many there were until then. */
export function conclude() {
  if (total.passed + total.failed === 0) return
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
}

async function counted(title, countsOf, work) {
  const report = `${reports}/${countsOf.name}.json`
  rmSync(report, { force: true })
  await step(title, async () => {
    let counts = null
    try {
      await work(report)
    } finally {
      counts = readCounts(report, countsOf)
      total.passed += counts?.passed ?? 0
      total.failed += counts?.failed ?? 0
    }
    if (!counts?.passed) throw new StepFailed(`Failed at: ${title} (no test was counted)`)
    return `${counts.passed} passed`
  })
}

function readCounts(report, countsOf) {
  try {
    return countsOf(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return null
  }
}

const vitestCounts = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  // A file that cannot even be loaded has no test to count, and fails all the same.
  failed:
    numFailedTests +
    testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .length,
})
const playwrightCounts = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })

const pnpmWith = async (env, ...args) => {
  await run('pnpm', args, env)
}
const pnpm = (...args) => pnpmWith({}, ...args)
const turbo = (task) => pnpm('exec', 'turbo', 'run', task, '--output-logs=errors-only')
