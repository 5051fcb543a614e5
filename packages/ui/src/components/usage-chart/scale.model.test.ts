import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { dayAfterKey, dayAt, placeLabels, placeTooltip, ticksUpTo, toBars, widthOfText } from './scale.model'

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

describe('the marks of an axis', () => {
  test.each([
    [0n, [0n]],
    [1n, [0n, 1n]],
    [4n, [0n, 1n, 2n, 3n, 4n]],
    [7n, [0n, 2n, 4n, 6n, 8n]],
    [612n, [0n, 200n, 400n, 600n, 800n]],
    [10_000n, [0n, 5000n, 10_000n]],
    [LARGEST, [0n, 5n * 10n ** 15n, 10n ** 16n]],
  ])('up to %s are %s', (max, marks) => {
    expect(ticksUpTo(max)).toEqual(marks)
  })

  test('are even, few, and reach what they have to without standing far above it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: LARGEST * 400n }), (max) => {
        const marks = ticksUpTo(max)
        const step = marks[1] ?? 0n
        expect(marks.length).toBeLessThanOrEqual(5)
        expect(marks).toEqual(marks.map((_, index) => step * BigInt(index)))
        expect(marks.at(-1)).toBeGreaterThanOrEqual(max)
        expect((marks.at(-1) ?? 0n) - step).toBeLessThan(max)
        expect(String(step)).toMatch(/^[125]0*$/)
      }),
    )
  })

  test('are written short without losing anything', () => {
    const { number } = createFormatter('en')
    const shortened = new Map([
      ['', 1n],
      ['K', 1000n],
      ['M', 10n ** 6n],
      ['B', 10n ** 9n],
      ['T', 10n ** 12n],
    ])
    fc.assert(
      fc.property(fc.bigInt({ min: 10_000n, max: LARGEST }), (max) => {
        for (const mark of ticksUpTo(max)) {
          const text = number(mark, { compact: true })
          const [, whole = '', tenth = '0', letter = ''] = /^([\d,]+)(?:\.(\d))?([KMBT]?)$/.exec(text) ?? []
          const times = shortened.get(letter) ?? 0n
          const read = BigInt(whole.replaceAll(',', '')) * times + (BigInt(tenth) * times) / 10n
          expect(read).toBe(mark)
        }
      }),
    )
  })
})

describe('bars', () => {
  const size = { width: 300, height: 100, top: 10n }

  test('stand on each other and on the axis, as high as what they stand for', () => {
    const [bar] = toBars([[2n, null, 3n]], size)
    expect(bar?.parts).toEqual([
      { series: 0, y: 80, height: 20 },
      { series: 2, y: 50, height: 30 },
    ])
  })

  test('are not drawn for nothing and for what is not known, and are seen for the least', () => {
    const bars = toBars([[0n], [null], [1n]], { ...size, top: LARGEST })
    expect(bars.map(({ parts }) => parts)).toEqual([[], [], [{ series: 0, y: 99, height: 1 }]])
  })

  test('stay inside the plot and apart, for any numbers and any width', () => {
    const days = fc.array(
      fc.array(fc.option(fc.bigInt({ min: 0n, max: LARGEST })), { minLength: 2, maxLength: 2 }),
      {
        minLength: 1,
        maxLength: 366,
      },
    )
    fc.assert(
      fc.property(days, fc.integer({ min: 200, max: 1200 }), (parts, width) => {
        const top =
          ticksUpTo(parts.flat().reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n)).at(-1) ?? 0n
        let before = 0
        for (const bar of toBars(parts, { width, height: 240, top })) {
          expect(bar.x).toBeGreaterThanOrEqual(before - 1e-6)
          before = bar.x + bar.width
          for (const part of bar.parts) {
            expect(part.height).toBeGreaterThanOrEqual(0)
            expect(part.y).toBeGreaterThanOrEqual(-1e-6)
            expect(part.y + part.height).toBeLessThanOrEqual(240 + 1e-6)
          }
        }
        expect(before).toBeLessThanOrEqual(width + 1e-6)
      }),
    )
  })
})

test('labels below the axis never touch, stay at home, and name the newest day', () => {
  const texts = fc.array(fc.string({ minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 366 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 120, max: 1200 }), (labels, width) => {
      const placed = placeLabels(labels, width)
      expect(placed.at(-1)?.index).toBe(labels.length - 1)
      for (const [place, { index, at }] of placed.entries()) {
        const half = widthOfText(labels[index] ?? '') / 2
        expect(at - half).toBeGreaterThanOrEqual(-4 - 1e-6)
        const next = placed[place + 1]
        if (next) expect(at + half).toBeLessThan(next.at - widthOfText(labels[next.index] ?? '') / 2)
        else expect(at + half).toBeLessThanOrEqual(width + 4 + 1e-6)
      }
    }),
  )
})

test('the box about a day stays inside the plot, and beside the day where there is room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 208, max: 1200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (width, share) => {
        const at = width * share
        const start = placeTooltip(at, 208, width)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(start + 208).toBeLessThanOrEqual(width)
        if (width > 2 * 208 + 30) expect(start > at || start + 208 < at).toBe(true)
      },
    ),
  )
})

test('a place belongs to the day whose stretch it is in, and beside the plot to the nearest', () => {
  expect([-5, 0, 99, 100, 299, 300, 900].map((x) => dayAt(x, 300, 3))).toEqual([0, 0, 0, 1, 2, 2, 2])
})

test('keys lead from day to day as the text runs, and stop at both ends', () => {
  const from = (key: string, index = 5) => dayAfterKey(key, index, 10, 'ltr')
  expect([from('ArrowRight'), from('ArrowLeft'), from('Home'), from('End')]).toEqual([6, 4, 0, 9])
  expect([from('PageUp', 1), from('PageUp'), from('PageDown'), from('ArrowLeft', 0)]).toEqual([8, 9, 0, 0])
  expect(dayAfterKey('ArrowRight', 5, 10, 'rtl')).toBe(4)
  expect(dayAfterKey('ArrowLeft', 5, 10, 'rtl')).toBe(6)
  expect(from('a')).toBeNull()
  expect(from('Tab')).toBeNull()
})
