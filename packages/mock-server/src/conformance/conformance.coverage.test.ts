import { operations, problemsOf } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { conformanceTests } from './areas/index'
import { coverageOf } from './coverage'
import { mockWorld } from './mock-world'
import { titleOf } from './trial'

const coverage = coverageOf(mockWorld)

describe.each(Object.keys(operations))('the suite tries of %s', (name) => {
  const rows = coverage.filter(({ operation }) => operation === name)

  it.each(rows.map(({ about, tests }) => [about, tests] as const))('%s', (_, tests) => {
    expect(tests).not.toEqual([])
  })
})

it('the table has every operation, and its own problems all of them', () => {
  for (const [name, { problems }] of Object.entries(operations)) {
    const about = coverage.flatMap((row) => (row.operation === name ? [row.about] : []))
    expect(about).toEqual(expect.arrayContaining(['answers as the contract says', ...problems]))
  }
  expect(coverage.length).toBeGreaterThan(problemsOf('spend').length * 20)
})

it('no two tests have the same title', () => {
  const titles = conformanceTests(mockWorld).map(titleOf)
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})
