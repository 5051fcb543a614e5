import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import budgets from './budgets.json' with { type: 'json' }

const manifest = async (name) =>
  (await import(`../../packages/${name}/package.json`, { with: { type: 'json' } })).default

/** The entries that one line of `exports` makes: `./locales/*` makes one of each folder with an index. */
function namesOf(name, key, target) {
  if (!key.endsWith('/*')) return [key]
  const folder = target['@creditkit/source'].slice(0, -'*/index.ts'.length)
  return readdirSync(new URL(`../../packages/${name}/${folder}`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map((entry) => key.replace('*', entry.name))
}

describe('budgets', () => {
  test.each(['contract', 'client', 'mock-server', 'ui'])(
    'every entry of %s that is code has one',
    async (name) => {
      const { exports } = await manifest(name)
      const entries = Object.entries(exports).flatMap(([key, target]) => {
        const isCode = typeof target === 'object' && 'types' in target
        const isNodeOnly = key === './node'
        if (!isCode || isNodeOnly) return []
        return namesOf(name, key, target).map((each) => `@creditkit/${name}${each.slice(1)}`)
      })
      expect(entries.length).toBeGreaterThan(0)
      for (const entry of entries) expect(Object.keys(budgets)).toContain(entry)
    },
  )
})
