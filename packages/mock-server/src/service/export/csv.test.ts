import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRow } from './csv'

/** Reads one row back as RFC 4180 has it. */
function read(row: string): string[] {
  const cells: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/y
  for (let more = true; more; ) {
    const match = cell.exec(row)
    if (!match) throw new Error(`No row: ${JSON.stringify(row)}`)
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    more = match[3] === ','
  }
  return cells
}

describe('a cell', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    '  =1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    '\u0000=1',
    '＝1+1',
    '＋1',
    '－1+1',
    '＠SUM(A1)',
    '-1e5',
    '--1',
    '-',
    '+49 30 1234',
    "=cmd|' /C calc'!A0",
  ])('of %j cannot start a formula', (text) => {
    expect(read(csvRow([text]))).toEqual([`'${text}`])
  })

  it.each(['-12.50', '0', '15.00', '-9007199254740991', 'DNS Pro', 'a=b', "it's", '', 'ada@marsh.example'])(
    'of %j is left as it is',
    (text) => {
      expect(read(csvRow([text]))).toEqual([text])
    },
  )

  it('comes back as it went in, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const back = read(csvRow(cells)).map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell))
        expect(back).toEqual(cells.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell)))
      }),
    )
  })
})
