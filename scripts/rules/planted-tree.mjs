import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export const ours = ['contract', 'client', 'mock-server', 'ui']
const theirs = [
  '@paypal/react-paypal-js',
  '@stripe/stripe-js',
  '@tanstack/query-core',
  '@tanstack/react-query',
  'dodopayments-checkout',
  'msw',
  'react',
  'valibot',
]

/**
 * A copy of the workspace's outline in a temporary folder: our packages' real exports, empty stand-ins for everybody else's, and
 * every package declaring all of them, so that a planted import breaks the rule it is meant for and no other.
 */
export function plantTree(files, copies = []) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'creditkit-rules-')))
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const name of ours) {
    const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
    const declared = [...theirs, ...ours.map((our) => `@creditkit/${our}`)]
    const manifest = {
      name: `@creditkit/${name}`,
      type: 'module',
      exports,
      dependencies: Object.fromEntries(declared.map((dependency) => [dependency, '*'])),
      devDependencies: { 'dev-only': '*' },
    }
    write(`packages/${name}/package.json`, JSON.stringify(manifest))
    mkdirSync(join(folder, 'node_modules/@creditkit'), { recursive: true })
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@creditkit', name), 'junction')
  }
  for (const name of [...theirs, 'dev-only', 'undeclared']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  for (const [path, text] of Object.entries(files)) write(planted(path), `${text}\n`)
  for (const path of copies) cpSync(join(root, path), join(folder, path), { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Where a file of the tables stands in the planted tree: `ui/index.ts` is `packages/ui/src/index.ts`. */
export const planted = (path) => `packages/${path.replace('/', '/src/')}`
