import { expect, test } from 'vitest'
import { createEventTrail } from './event-trail'

test('a trail knows its newest event, and an event once', () => {
  const trail = createEventTrail()
  expect(trail.place).toBeUndefined()
  expect([trail.add('e1'), trail.add('e2'), trail.add('e1')]).toEqual([true, true, false])
  expect(trail.place).toBe('e2')
  expect(trail.has('e1')).toBe(true)
})

test('a trail forgets what is a thousand events old', () => {
  const trail = createEventTrail()
  for (let number = 0; number <= 1_000; number += 1) trail.add(`e${number}`)
  expect(trail.has('e0')).toBe(false)
  expect(trail.has('e1')).toBe(true)
  expect(trail.place).toBe('e1000')
})
