import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bans, permitted } from './bans.mjs'
import { planted, plantTree, root } from './planted-tree.mjs'

let tree
let found

beforeAll(async () => {
  const files = [...bans, ...permitted].map(([path, code]) => [path, code])
  tree = plantTree(Object.fromEntries(files), ['biome.jsonc', '.gitignore', 'scripts/rules/lint'])
  found = await lint(tree.folder)
}, 60_000)

afterAll(() => tree?.remove())

async function lint(folder) {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  // It exits with 1 because it finds what was planted; a crash shows as a report that cannot be read.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'packages'],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  ).catch((error) => error)
  return JSON.parse(stdout).diagnostics
}

const complaintsAbout = (path) =>
  found
    .filter(({ location, severity }) => location.path === planted(path) && severity === 'error')
    .map(({ category, message }) => ({ category, message }))

describe('every ban is enforced, by one complaint', () => {
  for (const [path, code, complaint] of bans)
    it(`${path}: ${code.split('\n').at(-1)}`, () => {
      expect(complaintsAbout(path)).toEqual([expect.objectContaining(complaint)])
    })
})

describe('what is no ban draws no complaint', () => {
  for (const [path] of permitted) it(path, () => expect(complaintsAbout(path)).toEqual([]))
})
