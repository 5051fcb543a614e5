import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scenarios } from '../index'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

it('shows its example as it is run here, to the letter', () => {
  expect(readme).toContain(readFileSync(new URL('./providers.test.ts', import.meta.url), 'utf8'))
})

it('names every scenario', () => {
  for (const name of Object.keys(scenarios)) expect(readme, name).toContain(`\`${name}\``)
})
