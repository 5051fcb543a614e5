import { assetCode, toDecimal } from '@creditkit/contract'
import { historyOf } from '../books'
import { give, writing } from '../hands'
import { type ConformanceTest, type Trial, test } from '../trial'

/** The rows of a CSV file, by the names in its first one. */
function rowsOf(csv: string): Record<string, string>[] {
  const text = csv.replace(/^\uFEFF/, '')
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)]
  const rows: string[][] = [[]]
  for (const [whole, quoted, plain = '', end] of cells) {
    if (whole === '') break
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  const [names = [], ...lines] = rows.filter((row) => row.length > 0)
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index] ?? ''])))
}

async function exported(trial: Trial, filter: object = {}): Promise<Record<string, string>[]> {
  const response = await trial.send('exportTransactions', filter)
  trial.expect(response.status).toBe(200)
  trial.expect(response.headers.get('content-type')?.split(';')[0]).toBe('text/csv')
  return rowsOf(await response.text())
}

/** The CSV file says what the list says, and no spreadsheet calculates anything from it. */
export const exportTests: readonly ConformanceTest[] = [
  test('exportTransactions', 'answers as the contract says', async (trial) => {
    await give(trial, 5)
    const rows = await exported(trial)
    trial.expect(rows.length).toBeGreaterThan(0)
    for (const column of ['id', 'createdAt', 'walletId', 'type', 'status', 'description', 'amount', 'asset'])
      trial.expect(Object.keys(rows[0] ?? {})).toContain(column)
  }),
  test('exportTransactions', 'has the lines of the list, all of them, in its order', async (trial) => {
    for (let lines = 0; lines < 30; lines += 1) await give(trial, lines + 1)
    const { customer } = trial.world.callers
    for (const filter of [{}, { type: 'promo' }, { walletId: trial.world.wallet.id }]) {
      const lines = await historyOf(trial, customer, filter)
      trial
        .expect(
          (await exported(trial, filter)).map(({ id, amount, asset, status }) => ({
            id,
            amount,
            asset,
            status,
          })),
        )
        .toEqual(
          lines.map(({ id, amount, status }) => ({
            id,
            amount: toDecimal(amount),
            asset: assetCode(amount.asset),
            status,
          })),
        )
    }
  }),
  test('exportTransactions', 'no cell can start a formula, and none breaks its row', async (trial) => {
    const texts = ['=1+1', '+1', '@SUM(A1)', '-2+3', 'a "b", c', 'two\nlines']
    for (const description of texts)
      await trial.call('createTransaction', { ...writing(trial, 5), description })
    const cells = (await exported(trial, { type: 'promo' })).map((row) => row.description ?? '')
    for (const text of texts) trial.expect(cells.some((cell) => cell.endsWith(text))).toBe(true)
    trial.expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  }),
  test('exportTransactions', 'is the caller’s own', async (trial) => {
    const { id } = await give(trial, 5)
    const by = trial.world.callers.otherCustomer
    const csv = await (await trial.send('exportTransactions', {}, { by })).text()
    trial.expect(csv.includes(id)).toBe(false)
  }),
]
