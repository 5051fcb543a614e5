import { endWithParent } from './steps/processes.mjs'
import { StepFailed } from './steps/step.mjs'

// `npm start` and `npm test` on a machine that has Node and npm and nothing else, so nothing imported before the install comes
// from a package. `--installed` leaves the install out, for those who have pnpm on their path and have run it.

const tasks = { start: './start.mjs', test: './test.mjs' }
const [name = '', ...flags] = process.argv.slice(2)
if (!Object.hasOwn(tasks, name)) {
  console.error(`Usage: node scripts/bootstrap.mjs ${Object.keys(tasks).join('|')} [--installed]`)
  process.exit(2)
}

endWithParent()
const task = await import(tasks[name])
try {
  await task.prepare?.()
  if (!flags.includes('--installed')) await (await import('./steps/install.mjs')).install()
  await task.perform()
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  console.error(error.message)
  process.exitCode = 1
}
task.conclude?.()
