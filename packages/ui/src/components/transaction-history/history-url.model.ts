import { type HistoryFilter, NO_FILTER, STATUSES } from './history-filter.model'

/** The name of each filter in an address, after the prefix. */
const names = {
  walletId: 'wallet',
  type: 'type',
  status: 'status',
  search: 'q',
  from: 'from',
  to: 'to',
} as const satisfies Record<keyof HistoryFilter, string>

/** The filters in the query of an address. What is none, since somebody has typed it in, is as good as not there. */
export function readFilter(query: string, prefix: string): HistoryFilter {
  const parameters = new URLSearchParams(query)
  const read = (name: keyof HistoryFilter) => parameters.get(prefix + names[name]) ?? ''
  const matching = (name: keyof HistoryFilter, pattern: RegExp) =>
    pattern.test(read(name)) ? read(name) : ''
  return {
    ...NO_FILTER,
    walletId: matching('walletId', /^.{1,128}$/),
    type: matching('type', /^[a-z][a-z0-9_]{0,63}$/),
    status: STATUSES.find((status) => status === read('status')) ?? '',
    search: read('search').slice(0, 200),
    from: matching('from', /^\d{4}-\d{2}-\d{2}$/),
    to: matching('to', /^\d{4}-\d{2}-\d{2}$/),
  }
}

/** The query of an address with these filters, and everything else in it as it was. Begins with `?` unless it is empty. */
export function writeFilter(query: string, prefix: string, filter: HistoryFilter): string {
  const parameters = new URLSearchParams(query)
  const before = parameters.toString()
  for (const name of Object.keys(names).filter(isName)) {
    const key = prefix + names[name]
    const value = filter[name].trim()
    if (value === '') parameters.delete(key)
    else if (parameters.get(key) !== value) parameters.set(key, value)
  }
  // Another spelling of the same query is no change.
  if (parameters.toString() === before) return query
  const written = parameters.toString()
  return written === '' ? '' : `?${written}`
}

function isName(name: string): name is keyof HistoryFilter {
  return Object.hasOwn(names, name)
}
