import { expect, it } from 'vitest'
import { openWorkshop, sky, workshop } from '../testing/workshop'

it.each([
  ['low', 33],
  ['medium', 99],
  ['high', 149],
] as const)(
  'a run of %s complexity costs its share of the base, rounded up: %i',
  async (complexity, minor) => {
    const { call } = openWorkshop()
    expect(await call('quoteTool', { tool: 'upscale', complexity })).toEqual({
      tool: 'upscale',
      complexity,
      walletId: 'credits',
      credits: sky(minor),
    })
  },
)

it('a price is exact where a float would round', async () => {
  const [tool] = workshop.tools
  if (!tool) throw new Error('no tool')
  const baseCost = sky(9_007_199_254_740_990)
  const multipliers = { ...tool.multipliers, high: { numerator: 1_000_000_007, denominator: 1_000_000_007 } }
  const { call } = openWorkshop({ tools: [{ ...tool, baseCost, multipliers }] })
  expect((await call('quoteTool', { tool: 'upscale', complexity: 'high' })).credits).toEqual(baseCost)
})

it('a tool that is not on offer, or a complexity that there is not, is named', async () => {
  const { refused } = openWorkshop()
  expect(await refused('quoteTool', { tool: 'paint', complexity: 'low' })).toMatchObject({
    code: 'not_found',
    errors: [{ path: 'tool' }],
  })
  expect(await refused('quoteTool', { tool: 'upscale', complexity: 'huge' })).toMatchObject({
    code: 'validation_failed',
    errors: [{ path: 'complexity' }],
  })
})
