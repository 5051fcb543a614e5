import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const packages = new URL('../../packages/', import.meta.url).pathname

/** The entries that bring components or hooks; every other is data or plain code, which a server component may use. */
const CLIENT_ENTRIES = {
  contract: [],
  client: ['react.js'],
  'mock-server': [],
  ui: ['index.js', 'paypal.js', 'redirect.js', 'stripe.js'],
}

/** What only works where there are hooks. */
const REACT = /^(react|react-dom|@tanstack\/react-[^/]+|@radix-ui\/[^/]+)(\/|$)/

/** Whether its first statement, and not its first line alone, says that it is for the browser. */
const isClientModule = (code) => /^(?:\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*(['"])use client\1\s*(?:;|\n)/.test(code)

/** Every module of a build by its path, with what it imports. */
async function modulesOf(folder) {
  if (!existsSync(folder)) throw new Error('Nothing is built: run `pnpm build` first.')
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'))
  const { metafile } = await build({
    entryPoints: files.map((name) => join(folder, name)),
    absWorkingDir: folder,
    outdir: folder,
    bundle: true,
    write: false,
    format: 'esm',
    splitting: true,
    packages: 'external',
    platform: 'node',
    logLevel: 'silent',
    metafile: true,
  })
  return new Map(
    Object.entries(metafile.inputs).map(([name, { imports }]) => [
      name,
      {
        isClient: isClientModule(readFileSync(resolve(folder, name), 'utf8')),
        needsReact: imports.some(({ path, external }) => external && REACT.test(path)),
        imports: imports
          .filter(({ external }) => !external)
          .map(({ path }) => relative(folder, resolve(folder, path))),
      },
    ]),
  )
}

/** An entry, and every module that comes with it. */
function comesWith(modules, name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const imported of modules.get(name).imports) comesWith(modules, imported, seen)
  return seen
}

/** The built files that hosts import, by the package's `exports`; a pattern stands for each file that it fits. */
function entriesOf(name, modules) {
  const { publishConfig } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'))
  const files = Object.values(publishConfig.exports).flatMap((entry) => entry.default ?? [])
  const fits = files.map((file) => new RegExp(`^${file.replace('./dist/', '').replace('*', '[^/]+')}$`))
  return [...modules.keys()].filter((path) => fits.some((pattern) => pattern.test(path)))
}

describe.each(Object.entries(CLIENT_ENTRIES))('what is built of %s', (name, clientEntries) => {
  const folder = join(packages, name, 'dist')

  test('says `use client` first in each entry with components or hooks, and wherever React is needed', async () => {
    const modules = await modulesOf(folder)
    for (const entry of clientEntries) expect([entry, modules.get(entry)?.isClient]).toEqual([entry, true])
    const unmarked = [...modules].filter(([, { needsReact, isClient }]) => needsReact && !isClient)
    expect(unmarked.map(([path]) => path)).toEqual([])
  })

  test('does not say it in any other entry, nor in anything that comes with one', async () => {
    const modules = await modulesOf(folder)
    const others = entriesOf(name, modules).filter((path) => !clientEntries.includes(path))
    expect(others.length).toBeGreaterThan(0)
    const marked = others.flatMap((entry) =>
      [...comesWith(modules, entry)].filter((path) => modules.get(path).isClient),
    )
    expect(marked).toEqual([])
  })
})

test('a comment may stand before it, and nothing else', () => {
  expect(isClientModule("// A comment.\n'use client';import {} from 'react'")).toBe(true)
  expect(isClientModule("import {} from 'react'\n'use client'")).toBe(false)
  expect(isClientModule('const a = "use client";')).toBe(false)
})
