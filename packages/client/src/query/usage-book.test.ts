import type { UsageMeter } from '@creditkit/contract'
import { expect, test } from 'vitest'
import { meterRecord } from './testing/records'
import { metersOf } from './usage-book'

const heard = (...meters: readonly (readonly [UsageMeter, number])[]) => ({
  meters: new Map(meters.map(([value, at]) => [value.id, { value, at }])),
})
const used = (meters: readonly UsageMeter[]) => meters.map((meter) => `${meter.id} ${meter.used}`)

test('what was heard since the question replaces the answer, what was heard before does not', () => {
  const book = { askedAt: 10, meters: [meterRecord(5), meterRecord(5, 'traffic')] }
  const news = heard([meterRecord(9), 9], [meterRecord(6, 'traffic'), 10])
  expect(used(metersOf(book, news))).toEqual(['api-calls 5', 'traffic 6'])
})

test('a meter that only the news have heard of comes last, once', () => {
  const book = { askedAt: 10, meters: [meterRecord(5, 'traffic')] }
  expect(used(metersOf(book, heard([meterRecord(1), 12])))).toEqual(['traffic 5', 'api-calls 1'])
  expect(used(metersOf(book, heard([meterRecord(1), 8])))).toEqual(['traffic 5'])
})
