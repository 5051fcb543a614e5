import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { letHostsWin } from './let-hosts-win.mjs'
import { ownNames } from './own-names.mjs'

const run = promisify(execFile)

/** What is done to a stylesheet of the kit after Tailwind. */
export const finishStyles = (css) => ownNames(letHostsWin(css))

/** A stylesheet of the kit as the package ships it. */
export async function compileStyles(path) {
  return finishStyles(await tailwind('@tailwindcss/cli', ['-i', path, '--minify']))
}

/** What a Tailwind of any major writes for these arguments. */
export async function tailwind(name, options) {
  const require = createRequire(import.meta.url)
  const { bin } = require(`${name}/package.json`)
  const cli = join(dirname(require.resolve(`${name}/package.json`)), bin.tailwindcss)
  const { stdout } = await run(process.execPath, [cli, ...options], { maxBuffer: 2 ** 26 })
  return stdout
}

const [, script, from, to] = process.argv
if (script === import.meta.filename && from && to) writeFileSync(to, await compileStyles(from))
