import { beforeEach, describe, expect, it } from 'vitest'
import { longHistory } from '../../scenarios/states'
import { openWorkshop, sky } from '../testing/workshop'

let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop()
})

async function file(query = '', init: RequestInit = {}): Promise<string> {
  const response = await workshop.mock.fetch(`/api/credits/transactions.csv${query}`, init)
  expect(response.status).toBe(200)
  return response.text()
}

const linesOf = (text: string) => text.trimEnd().split('\r\n')
const write = (change: object) =>
  workshop.call(
    'createTransaction',
    {
      accountId: 'acct_ada',
      walletId: 'credits',
      amount: sky(-100),
      type: 'usage',
      description: 'Traffic',
      ...change,
    },
    { token: 'mock_service' },
  )

describe('the CSV file', () => {
  it('says what it is and under which name it is saved', async () => {
    const { headers } = await workshop.mock.fetch('/api/credits/transactions.csv')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toBe('attachment; filename="transactions-2026-11-01.csv"')
    expect(headers.get('x-request-id')).toBeTruthy()
  })

  it('begins with the byte order mark that spreadsheets need, which readers of text drop', async () => {
    const response = await workshop.mock.fetch('/api/credits/transactions.csv')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect((await file()).startsWith('id,createdAt,')).toBe(true)
  })

  it('holds every row of the filter in the order of the list, also past its pages', async () => {
    const { items } = await workshop.call('listTransactions', { walletId: 'credits', limit: 100 })
    const rows = linesOf(await file('?walletId=credits')).slice(1)
    expect(rows.map((row) => row.split(',')[0])).toEqual(items.map(({ id }) => id))
    expect(linesOf(await file('?walletId=credits&type=admin_add&q=OUTAGE'))).toHaveLength(2)
    expect(linesOf(await file('?q=nothing-like-it'))).toHaveLength(1)
  })

  it('keeps amounts numbers, below zero too, and makes text of what would be a formula', async () => {
    await write({
      description: '=HYPERLINK("https://evil.example"),"x"',
      reference: { type: 'run', id: '+1' },
    })
    const [head = '', row = ''] = linesOf(await file())
    expect(head).toContain('amount,balanceBefore,balanceAfter,asset')
    expect(row).toContain(`,"'=HYPERLINK(""https://evil.example""),""x""",-1.00,27.50,26.50,SKY,`)
    expect(row).toContain(",run,'+1,")
  })

  it('is the history of the moment it was asked for, however slowly it is read', async () => {
    workshop = openWorkshop({ history: longHistory(1200) })
    const pending = await write({ status: 'pending' })
    const response = await workshop.mock.fetch('/api/credits/transactions.csv')
    await write({})
    await workshop.call(
      'updateTransactionStatus',
      { transactionId: pending.id, status: 'completed' },
      { token: 'mock_service' },
    )
    const rows = linesOf(await response.text()).slice(1)
    expect(rows).toHaveLength(1201)
    expect(rows.filter((row) => row.startsWith(pending.id))).toHaveLength(1)
    expect(rows[0]).toContain(',pending,')
  })

  it('comes in chunks and stops when its reader goes', async () => {
    workshop = openWorkshop({ history: longHistory(3000) })
    const controller = new AbortController()
    const { signal } = controller
    const response = await workshop.mock.fetch('/api/credits/transactions.csv', { signal })
    const reader = response.body?.getReader()
    if (!reader) throw new Error('no body')
    await reader.read()
    expect(linesOf(new TextDecoder().decode((await reader.read()).value))).toHaveLength(500)
    controller.abort()
    await expect(
      (async () => {
        for (;;) if ((await reader.read()).done) return
      })(),
    ).rejects.toThrow('aborted')
  })

  it('is refused before its first byte with a problem', async () => {
    expect(await workshop.refused('exportTransactions', { status: 'lost' })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'status' }],
    })
    expect(await workshop.refused('exportTransactions', {}, { token: 'made_up' })).toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('is nobody else’s history', async () => {
    const headers = { authorization: 'Bearer mock_ben' }
    expect(linesOf(await file('', { headers }))).toHaveLength(1)
  })
})
