import type { Instant, OperationOutput, Page } from '@creditkit/contract'
import { allOf } from '../books'
import { outputOf } from '../calls'
import { balanceOf, begin, give, PLENTY, setAvailable } from '../hands'
import { adjusting } from '../sample-calls'
import { isGiven, type Need, type Setting } from '../setting'
import { type ConformanceTest, type Trial, testGiven } from '../trial'

/** An operation that answers with pages. */
type ListName = (typeof LISTS)[number]
const LISTS = [
  'listGrants',
  'listPurchases',
  'listTransactions',
  'listSubscriptions',
  'listUsageHistory',
  'adminListUsers',
  'adminListAudit',
] as const
type Row = OperationOutput<ListName>['items'][number]

interface List {
  readonly needs?: readonly Need[]
  /** Adds a row or two; nothing where rows cannot be added over the API. */
  readonly add?: (trial: Trial, setting: Setting) => Promise<unknown>
  readonly input?: (trial: Trial) => Promise<object>
}

const lists: { readonly [Name in ListName]: List } = {
  listGrants: { add: (trial) => give(trial, 10) },
  listPurchases: { add: (trial) => begin(trial) },
  listTransactions: { add: (trial) => give(trial, 10) },
  listSubscriptions: {
    needs: ['planIds'],
    async add(trial, setting) {
      if (!isGiven(setting, ['planIds'])) return
      await setAvailable(trial, PLENTY)
      const { items } = await trial.call('listSubscriptions', { limit: 100 })
      const next = setting.planIds.find((planId) => !items.some((each) => each.planId === planId))
      if (next !== undefined) await trial.call('subscribe', { planId: next, autoRenew: false })
    },
  },
  listUsageHistory: {
    needs: ['meter'],
    // The hours before now: whether a backend lists those without usage is its own affair.
    async input(trial) {
      const { updatedAt } = await balanceOf(trial)
      return { granularity: 'hour', from: hoursBefore(updatedAt, 5) }
    },
    async add(trial, setting) {
      if (!isGiven(setting, ['meter'])) return
      const { accountId } = trial.world.callers.customer
      await trial.call('recordUsage', { accountId, meterId: setting.meter.id, quantity: 1 })
    },
  },
  adminListUsers: {},
  adminListAudit: { add: (trial) => trial.call('adminAdjust', adjusting(trial, 10)) },
}

/** Lists are told page by page without gaps or repeats, also while rows arrive. */
export const listsTests: readonly ConformanceTest[] = LISTS.flatMap((name) => [
  paging(name),
  growing(name),
  guarding(name),
])

function paging(name: ListName): ConformanceTest {
  const { needs = [], input, add } = lists[name]
  return testGiven(name, 'small pages together are the large one', needs, async (trial, setting) => {
    for (let rows = 0; rows < 3; rows += 1) await add?.(trial, setting)
    const asked = input ? await input(trial) : {}
    const whole = await rowsOf(trial, name, asked, 100)
    trial.expect(whole.length).toBeGreaterThan(1)
    for (const limit of [1, 2]) trial.expect(await rowsOf(trial, name, asked, limit)).toEqual(whole)
    const first = await page(trial, name, asked, 1)
    trial.expect(first.items).toHaveLength(1)
  })
}

function growing(name: ListName): ConformanceTest {
  const { needs = [], input, add } = lists[name]
  return testGiven(
    name,
    'pages neither repeat nor hide rows while others arrive',
    needs,
    async (trial, setting) => {
      for (let rows = 0; rows < 2; rows += 1) await add?.(trial, setting)
      const asked = input ? await input(trial) : {}
      const whole = (await rowsOf(trial, name, asked, 100)).map(idOf)
      trial.expect(whole.length).toBeGreaterThan(1)
      const first = await page(trial, name, asked, 1)
      await add?.(trial, setting)
      await add?.(trial, setting)
      const cursor = first.nextCursor
      const rest = cursor === null ? [] : await rowsOf(trial, name, asked, 1, cursor)
      const seen = [...first.items, ...rest].map(idOf)
      trial.expect(new Set(seen).size).toBe(seen.length)
      for (const id of whole) trial.expect(seen).toContain(id)
    },
  )
}

function guarding(name: ListName): ConformanceTest {
  const about = 'validation_failed: a cursor that no page gave is none'
  return testGiven(name, about, [], async ({ refused, expect }) => {
    const { errors } = await refused('validation_failed', name, { cursor: 'made up' })
    expect(errors.map(({ path }) => path)).toEqual(['cursor'])
  })
}

/** A page of a list after a cursor. */
async function page(
  { send }: Trial,
  name: ListName,
  input: object,
  limit: number,
  cursor?: string,
): Promise<Page<Row>> {
  return outputOf(name, await send(name, { ...input, limit, cursor }))
}

function rowsOf(trial: Trial, name: ListName, input: object, limit: number, from?: string): Promise<Row[]> {
  return allOf((cursor = from) => page(trial, name, input, limit, cursor))
}

/** What tells a row from others; points of usage have no identifier. */
function idOf(row: Row): string {
  return 'id' in row ? row.id : `${row.meterId} ${row.from}`
}

function hoursBefore(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) - hours * 60 * 60 * 1000).toISOString()
}
