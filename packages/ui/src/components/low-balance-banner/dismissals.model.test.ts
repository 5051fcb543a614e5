import { describe, expect, test } from 'vitest'
import { afterChange, isDismissed, toShortLevel } from './dismissals.model'

const levels = ['low', 'zero', 'owed'] as const

test('reads the levels and nothing else', () => {
  expect(levels.map(toShortLevel)).toEqual(levels)
  expect([null, '', 'normal', 'LOW', '{}'].map(toShortLevel)).toEqual([null, null, null, null, null])
})

describe('a dismissed banner', () => {
  test('stays away at its level and at better ones, and comes back at a worse one', () => {
    const shown = (dismissed: (typeof levels)[number] | null) =>
      levels.filter((level) => !isDismissed({ level }, dismissed))
    expect(shown(null)).toEqual(['low', 'zero', 'owed'])
    expect(shown('low')).toEqual(['zero', 'owed'])
    expect(shown('zero')).toEqual(['owed'])
    expect(shown('owed')).toEqual([])
  })

  test('is forgotten once all is well', () => {
    for (const level of levels) expect(afterChange('normal', level)).toBeNull()
  })

  test('is remembered for the better level where it got better, so that worse is news again', () => {
    expect(afterChange('low', 'zero')).toBe('low')
    expect(afterChange('zero', 'owed')).toBe('zero')
  })

  test('is as it was while nothing got better', () => {
    expect(afterChange('zero', 'low')).toBe('low')
    expect(afterChange('low', 'low')).toBe('low')
    expect(afterChange('low', null)).toBeNull()
  })
})
