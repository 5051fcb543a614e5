import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createRecordingRunner } from './testing/recording-runner'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

// Jest has its functions as globals: so has the example while it is read, and its tests end up with this runner.
const runner = createRecordingRunner()
const { describe, it: each } = runner
Object.assign(globalThis, { describe, it: each, expect: runner.expect })
await import('./testing/guide/credits.conformance')
for (const name of ['describe', 'it', 'expect']) Reflect.deleteProperty(globalThis, name)

it('the guide shows the example that is run here, to the letter', () => {
  expect(read('../../../../docs/conformance.md')).toContain(read('testing/guide/credits.conformance.ts'))
})

it('the guide names everything that a control and its world may leave out', () => {
  const guide = read('../../../../docs/conformance.md')
  const names = ['control.ts', 'world.ts'].flatMap((file) =>
    [...read(file).matchAll(/^ {2}(?:readonly )?(\w+)\?[:(]/gm)].map(([, name]) => name),
  )
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) expect(guide).toContain(`\`${name}`)
})

it('the example passes, and says of each test that it leaves out why', async () => {
  const tried = ['getBalance ›', 'spend ›', 'subscribe ›', 'createPurchase ›', 'listTransactions ›']
  const { passed, failed, skipped } = await runner.play((title) =>
    tried.some((name) => title.startsWith(name)),
  )
  expect(failed).toEqual([])
  expect(passed.length).toBeGreaterThan(40)
  expect(skipped).toContain(
    'spend › wallet_unavailable (skipped: the control cannot make a wallet unreachable)',
  )
})
