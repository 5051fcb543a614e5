import type { VirtfusionAnswer, VirtfusionCall } from './call'
import { liveCredits, usagesOf } from './credits'
import type { UsageRow } from './tables'
import { requireUser } from './users'

const HOUR_MS = 3_600_000

/** The currencies that a token has a price in: a hundred tokens are a dollar. */
export function listCurrencies(): VirtfusionAnswer {
  const usd = { id: 1, code: 'USD', value: '0.01', prefix: '$', suffix: '', default: true, enabled: true }
  return { status: 200, body: [usd] }
}

/**
 * What a user has and had, entry by entry. VirtFusion documents that there is a report, not what is in it: that it lists
 * the live credit entries with their references, and every consumption under a number of its own, is this fake's model.
 */
export function report(call: VirtfusionCall): VirtfusionAnswer {
  const user = requireUser(call)
  const credit = liveCredits(call.tx, user.id)
  const usage = usagesOf(call.tx, user.id)
  return {
    status: 200,
    body: {
      data: {
        tokens: sum(credit) - sum(usage),
        credit: credit.map(({ number, tokens, reference1, reference2, createdAt }) => ({
          id: number,
          tokens,
          reference_1: reference1,
          reference_2: reference2,
          created: isoOf(createdAt),
        })),
        usage: usage.map(({ number, tokens, description, createdAt }) => ({
          id: number,
          tokens,
          description,
          created: isoOf(createdAt),
        })),
      },
    },
  }
}

/** What a user's servers consumed, by month (UTC). `token` is what was charged, `tokenReal` what was measured; here they agree. */
export function usageByMonth(call: VirtfusionCall): VirtfusionAnswer {
  const lines = usagesOf(call.tx, requireUser(call).id)
  const asked = call.query.getAll('period[]').map((day) => day.slice(0, 7))
  const periods = group(lines, ({ createdAt }) => isoOf(createdAt).slice(0, 7))
    .filter(({ name }) => asked.length === 0 || asked.includes(name))
    .map(({ name, rows }) => ({ period: `${name}-01`, ...figuresOf(rows) }))
  return { status: 200, body: { data: { periods } } }
}

/** What a user's servers consumed, by hour (UTC). */
export function hourlyStats(call: VirtfusionCall): VirtfusionAnswer {
  const lines = usagesOf(call.tx, requireUser(call).id)
  const hours = group(lines, ({ createdAt }) => isoOf(createdAt - (createdAt % HOUR_MS)))
  return {
    status: 200,
    body: { data: { hours: hours.map(({ name, rows }) => ({ hour: name, ...figuresOf(rows) })) } },
  }
}

function figuresOf(rows: readonly UsageRow[]) {
  const token = sum(rows)
  return { token, tokenReal: token, hours: rows.length }
}

function group(rows: readonly UsageRow[], nameOf: (row: UsageRow) => string) {
  const groups = new Map<string, UsageRow[]>()
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row])
  return [...groups].map(([name, members]) => ({ name, rows: members }))
}

function sum(rows: readonly { readonly tokens: number }[]): number {
  return rows.reduce((total, { tokens }) => total + tokens, 0)
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
