import { chromium } from 'playwright-core'
import { browserLaunch } from './launch.mjs'

/** Starts the Chromium of this machine, for what looks at pages outside of the test runner. */
export function openBrowser() {
  return chromium.launch(browserLaunch())
}
