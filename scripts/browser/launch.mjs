import { findBrowser } from './find.mjs'

/** What Playwright needs to start the Chromium of this machine; without one it looks for its own. */
export function browserLaunch() {
  const executablePath = findBrowser()
  return {
    ...(executablePath ? { executablePath } : {}),
    // A container has neither a GPU nor a use for QUIC; both cost start-up time there.
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  }
}
