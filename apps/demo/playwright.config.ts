import { defineConfig } from '@playwright/test'
import { browserLaunch } from '../../scripts/browser/launch.mjs'

// A port of its own, so that a demo that is being looked at at the usual one is neither tested nor in the way.
const port = Number(process.env.E2E_PORT ?? 5174)
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE

export default defineConfig({
  testDir: 'e2e',
  // Side by side, each test in a browser context of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A busy machine is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : 'list',
  use: { baseURL: `http://127.0.0.1:${port}`, launchOptions: browserLaunch() },
  // What is tested is the build, as a customer's users would get it.
  webServer: {
    command: `vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
})
