import { describe, expect, test } from 'vitest'
import budgets from './budgets.json' with { type: 'json' }

const manifest = async (name) =>
  (await import(`../../packages/${name}/package.json`, { with: { type: 'json' } })).default

describe('budgets', () => {
  test.each(['contract', 'client', 'mock-server', 'ui'])(
    'every entry of %s that is code has one',
    async (name) => {
      const { exports } = await manifest(name)
      const entries = Object.entries(exports).flatMap(([key, target]) => {
        const isCode = typeof target === 'object' && 'types' in target
        const isNodeOnly = key === './node'
        return isCode && !isNodeOnly ? [`@creditkit/${name}${key.slice(1)}`] : []
      })
      expect(entries.length).toBeGreaterThan(0)
      for (const entry of entries) expect(Object.keys(budgets)).toContain(entry)
    },
  )
})
