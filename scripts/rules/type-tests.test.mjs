import { execFile } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ours, planted, plantTree, root } from './planted-tree.mjs'

// Type tests are run by `pnpm typecheck`. These show that it reaches every `*.test-d.ts`, and that a false one fails it.

const expectation = (type) =>
  `import { expectTypeOf, it } from 'vitest'\nit('is a string', () => expectTypeOf<${type}>().toEqualTypeOf<string>())`
let tree

beforeAll(() => {
  tree = plantTree(
    Object.fromEntries(
      ours.flatMap((name) => [
        [`${name}/true.test-d.ts`, expectation('string')],
        [`${name}/room/false.test-d.ts`, expectation('number')],
      ]),
    ),
    ['tsconfig.base.json', ...ours.map((name) => `packages/${name}/tsconfig.json`)],
  )
  for (const name of ['vitest', '@types', '@testing-library'])
    symlinkSync(join(root, 'node_modules', name), join(tree.folder, 'node_modules', name), 'junction')
})

afterAll(() => tree?.remove())

describe("a package's type check has its type tests in it", () => {
  for (const name of ours)
    it(name, () => {
      const folder = join(tree.folder, 'packages', name)
      const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile)
      const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
      for (const path of [`${name}/true.test-d.ts`, `${name}/room/false.test-d.ts`])
        expect(fileNames).toContain(join(tree.folder, planted(path)))
    })
})

it('a false type test fails the type check, a true one does not', async () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { code, stdout } = await promisify(execFile)(
    process.execPath,
    [tsc, '-p', 'packages/client', '--pretty', 'false'],
    { cwd: tree.folder },
  ).catch((error) => error)
  const complaints = stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/\(.*/, ''))
  expect({ code, complaints }).toEqual({ code: 2, complaints: [planted('client/room/false.test-d.ts')] })
}, 60_000)
