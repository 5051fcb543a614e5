import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { cruiseTree } from './cruise.mjs'
import { planted, plantTree } from './planted-tree.mjs'
import { allowed, violations } from './violations.mjs'

let tree
let found

beforeAll(async () => {
  tree = plantTree({ ...allowed, ...Object.assign({}, ...Object.values(violations)) })
  found = (await cruiseTree(tree.folder, ['packages'])).violations
}, 60_000)

afterAll(() => tree?.remove())

const rulesBrokenBy = (path) => [
  ...new Set(found.filter(({ from }) => from === planted(path)).map(({ rule }) => rule)),
]

describe('every import rule catches its violation, and no other rule does', () => {
  it('has a violation for each rule', () => {
    expect(Object.keys(violations).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted())
  })

  for (const [rule, files] of Object.entries(violations))
    for (const path of Object.keys(files))
      it(`${rule}: ${path}`, () => expect(rulesBrokenBy(path)).toEqual([rule]))
})

describe('what the rules allow stays allowed', () => {
  for (const path of Object.keys(allowed)) it(path, () => expect(rulesBrokenBy(path)).toEqual([]))
})
