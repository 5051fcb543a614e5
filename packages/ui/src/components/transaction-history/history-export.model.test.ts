import { CreditsError } from '@creditkit/client'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { countRows, exportFileName, toHistoryExportModel } from './history-export.model'

const input = {}

test('an export is told at every stage', () => {
  expect(toHistoryExportModel({ status: 'idle' }, 'x.csv')).toEqual({ status: 'idle' })
  expect(
    toHistoryExportModel({ status: 'pending', input, progress: { rows: 1200, bytes: 9 } }, 'x.csv'),
  ).toEqual({ status: 'pending', rows: 1200 })
  expect(toHistoryExportModel({ status: 'succeeded', input, result: 'id\r\na\r\n' }, 'x.csv')).toEqual({
    status: 'saved',
    rows: 1,
    fileName: 'x.csv',
  })
  expect(toHistoryExportModel({ status: 'succeeded', input, result: '\uFEFFid\r\n' }, 'x.csv')).toEqual({
    status: 'nothing',
  })
  const error = (code: 'internal' | 'forbidden') =>
    new CreditsError({ code, operation: 'exportTransactions', message: 'x' })
  expect(toHistoryExportModel({ status: 'failed', input, error: error('internal') }, 'x.csv')).toEqual({
    status: 'failed',
    message: 'transactionHistory.error.internal',
    canRetry: true,
  })
  expect(toHistoryExportModel({ status: 'failed', input, error: error('forbidden') }, 'x.csv')).toMatchObject(
    {
      canRetry: false,
    },
  )
})

test('rows are counted, not lines', () => {
  expect(countRows('')).toBe(0)
  expect(countRows('id')).toBe(0)
  expect(countRows('id,what\r\n1,"two\r\nlines, ""quoted"""\r\n2,b')).toBe(2)
  const cells = fc.string().map((text) => `"${text.replaceAll('"', '""')}"`)
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 8 }), fc.boolean(), (rows, ends) => {
      expect(countRows(['"id"', ...rows].join('\r\n') + (ends ? '\r\n' : ''))).toBe(rows.length)
    }),
  )
})

describe('the file', () => {
  const tokyo = createFormatter('ja', { timeZone: 'Asia/Tokyo' })
  const now = '2026-11-22T23:00:00.000Z'
  const none = { from: '', to: '' }

  test('is called after the wallet and the days', () => {
    expect(exportFileName({ from: '2026-10-01', to: '2026-10-31' }, 'Sky Credits', now, tokyo)).toBe(
      'transactions_sky-credits_2026-10-01_2026-10-31.csv',
    )
  })

  test('of everything is of all days until today, where the reader is', () => {
    expect(exportFileName(none, null, now, tokyo)).toBe('transactions_2026-11-23.csv')
  })

  test('keeps letters of every script, and nothing that a file system refuses', () => {
    expect(exportFileName(none, '../Rémi’s "رصيد"/C:', now, tokyo)).toBe(
      'transactions_rémi-s-رصيد-c_2026-11-23.csv',
    )
    expect(exportFileName(none, '***', now, tokyo)).toBe('transactions_2026-11-23.csv')
  })
})
