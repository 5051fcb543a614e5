import { execFile } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ours, planted, plantTree, root } from './planted-tree.mjs'

// Type tests are run by `pnpm typecheck`. This shows that it reaches every `*.test-d.ts`, and that a false one fails it.

const expectation = (type) =>
  `import { expectTypeOf, it } from 'vitest'\nit('is a string', () => expectTypeOf<${type}>().toEqualTypeOf<string>())`
const isTrue = (name) => `${name}/true.test-d.ts`
const isFalse = (name) => `${name}/room/false.test-d.ts`
let tree

beforeAll(() => {
  const files = ours.flatMap((name) => [
    [isTrue(name), expectation('string')],
    [isFalse(name), expectation('number')],
  ])
  tree = plantTree(Object.fromEntries(files), ['tsconfig.base.json', 'tsconfig.json'])
  rmSync(join(tree.folder, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(tree.folder, 'node_modules'), 'junction')
})

afterAll(() => tree?.remove())

it('a false type test fails the type check in every package, a true one in none', async () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const flags = ['-p', '.', '--pretty', 'false', '--incremental', 'false', '--tsBuildInfoFile', 'null']
  const { code, stdout } = await promisify(execFile)(process.execPath, [tsc, ...flags], {
    cwd: tree.folder,
  }).catch((error) => error)
  const complaints = stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/\(.*/, ''))
  expect(complaints.toSorted()).toEqual(ours.map((name) => planted(isFalse(name))).toSorted())
  expect(code).toBe(2)
})
