import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CommandFailed, run } from '../steps/processes.mjs'
import { StepFailed } from '../steps/step.mjs'
import { findBrowser } from './find.mjs'

/** Finds a Chromium or installs one, as far as this machine allows, and returns its path. Safe to repeat. */
export async function ensureBrowser() {
  const found = lookUp()
  if (found) return found
  for (const attempt of [installPlaywrightsOwn, installSystemPackage]) {
    try {
      await attempt()
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
    }
    const installed = lookUp()
    if (installed) return installed
  }
  throw new StepFailed(
    'The browser tests need Chromium: install Chrome or Chromium, or name one with CHROMIUM_PATH=/path/to/it.',
  )
}

function lookUp() {
  try {
    return findBrowser()
  } catch (error) {
    throw new StepFailed(error.message)
  }
}

async function installPlaywrightsOwn() {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json')
  await run(process.execPath, [join(dirname(manifest), 'cli.js'), 'install', 'chromium'])
}

async function installSystemPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', 'update'], env)
  const install = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends']
  await run('apt-get', [...install, 'chromium'], env)
}
