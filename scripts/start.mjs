import { fileURLToPath } from 'node:url'
import { askedPort, assertFree } from './serve/ports.mjs'
import { serveFolder } from './serve/serve-folder.mjs'
import { run } from './steps/processes.mjs'
import { StepFailed, step } from './steps/step.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
let demoPort
let storybookPort

/** Learns before the slow work whether both ports can be had. */
export async function prepare() {
  demoPort = askedPort('PORT', 5173)
  storybookPort = askedPort('STORYBOOK_PORT', 6006)
  if (demoPort === storybookPort)
    throw new StepFailed(`PORT and STORYBOOK_PORT are both ${demoPort}; give each its own.`)
  await assertFree(demoPort, 'PORT')
  await assertFree(storybookPort, 'STORYBOOK_PORT')
}

/** Builds everything and serves the demo and Storybook until it is stopped. */
export async function perform() {
  await step('Build the packages', () => build('./packages/*'))
  await step('Build the demo', () => build('@creditkit/demo'))
  await serveFolder(at('apps/demo/dist'), demoPort)
  console.log(`
  Demo       http://localhost:${demoPort}    (is there already; Storybook takes a minute more)
`)
  await step('Build Storybook', () => build('@creditkit/storybook'))
  await serveFolder(at('apps/storybook/storybook-static'), storybookPort)
  console.log(`
  Demo       http://localhost:${demoPort}
  Storybook  http://localhost:${storybookPort}

  Ctrl-C stops both.
`)
}

const build = async (filter) => {
  await run('pnpm', ['exec', 'turbo', 'run', 'build', `--filter=${filter}`, '--output-logs=errors-only'], {
    DECLARATIONS: 'off',
    VITE_STORYBOOK_PORT: String(storybookPort),
  })
}
