import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRowCounter } from './csv-rows'

test('rows are counted without the heading, and only when they are whole', () => {
  const count = createRowCounter()
  expect(['id,am', 'ount\r\n', 'a,1\r', '\n', 'b,2'].map(count)).toEqual([0, 0, 0, 1, 1])
})

test('a line break in a quoted cell is no end of a row, however the text is cut', () => {
  const text = 'id,note\r\na,"two\r\nlines, ""quoted"""\r\nb,"\n\n"\r\nc,\r\n'
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
      const places = [0, ...cuts.sort((left, right) => left - right), text.length]
      const count = createRowCounter()
      const counts = places.slice(1).map((end, index) => count(text.slice(places[index], end)))
      expect(counts.at(-1)).toBe(3)
    }),
  )
})
